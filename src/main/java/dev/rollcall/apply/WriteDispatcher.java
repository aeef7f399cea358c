package dev.rollcall.apply;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.WriteResult;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which step is which call of the writer. */
final class WriteDispatcher {
  private final MembershipWriter writer;

  WriteDispatcher(MembershipWriter writer) {
    this.writer = writer;
  }

  /** How many changes of a step fit in one request. */
  int perRequest(Step step) {
    return switch (step) {
      case INVITE_MEMBER -> writer.invitationsPerCall();
      case REMOVE_MEMBER -> writer.removalsPerCall();
      case CREATE_GROUP,
          CREATE_SERVICE_ACCOUNT,
          RESEND_MEMBER,
          REVOKE_INVITATION,
          RAISE_MEMBER,
          SET_ROLE_SERVICE_ACCOUNT,
          ADD_GROUP_MEMBER,
          SET_ROLE_GROUP_MEMBER,
          GRANT_WORKSPACE_ACCESS,
          SET_ROLE_WORKSPACE_ACCESS,
          REVOKE_WORKSPACE_ACCESS,
          REMOVE_GROUP_MEMBER,
          LOWER_MEMBER,
          DELETE_SERVICE_ACCOUNT,
          DELETE_GROUP ->
          1;
    };
  }

  /**
   * Sends one request.
   *
   * @param changes of one step, at most {@link #perRequest} of them
   * @return an answer for each address the server answered for
   */
  Map<Address, WriteResult> send(List<Change> changes) throws ApiException {
    Change change = changes.get(0);
    Address address = change.address();
    return switch (change.step()) {
      case INVITE_MEMBER -> byAddress(writer.invite(emails(changes)));
      case REMOVE_MEMBER -> byAddress(writer.removeMembers(emails(changes)));
      case CREATE_GROUP -> one(address, () -> writer.createGroup((Address.Group) address));
      case CREATE_SERVICE_ACCOUNT ->
          one(
              address,
              () ->
                  writer.createServiceAccount(
                      (Address.ServiceAccount) address, Postcondition.role(change)));
      case RESEND_MEMBER ->
          one(
              address,
              () -> writer.resend(email(change), Postcondition.before(change).lastSentAt()));
      case REVOKE_INVITATION -> one(address, () -> writer.revokeInvitation(email(change)));
      case RAISE_MEMBER, LOWER_MEMBER ->
          one(address, () -> writer.setRole((Address.Member) address, Postcondition.role(change)));
      case SET_ROLE_SERVICE_ACCOUNT ->
          one(
              address,
              () -> writer.setRole((Address.ServiceAccount) address, Postcondition.role(change)));
      case ADD_GROUP_MEMBER, SET_ROLE_GROUP_MEMBER ->
          one(address, () -> writer.put((Address.GroupMember) address, Postcondition.role(change)));
      case GRANT_WORKSPACE_ACCESS, SET_ROLE_WORKSPACE_ACCESS ->
          one(
              address,
              () -> writer.put((Address.WorkspaceAccess) address, Postcondition.role(change)));
      case REVOKE_WORKSPACE_ACCESS ->
          one(address, () -> writer.delete((Address.WorkspaceAccess) address));
      case REMOVE_GROUP_MEMBER -> one(address, () -> writer.delete((Address.GroupMember) address));
      case DELETE_SERVICE_ACCOUNT ->
          one(address, () -> writer.delete((Address.ServiceAccount) address));
      case DELETE_GROUP -> one(address, () -> writer.delete((Address.Group) address));
    };
  }

  /** A call that answers for one address by not failing. */
  private interface WriteCall {
    void run() throws ApiException;
  }

  private static Map<Address, WriteResult> one(Address address, WriteCall call)
      throws ApiException {
    call.run();
    return Map.of(address, new WriteResult.Succeeded());
  }

  private static Map<Address, WriteResult> byAddress(Map<Email, WriteResult> results) {
    Map<Address, WriteResult> byAddress = new HashMap<>();
    results.forEach((email, result) -> byAddress.put(new Address.Member(email), result));
    return byAddress;
  }

  private static List<Email> emails(List<Change> changes) {
    return changes.stream().map(WriteDispatcher::email).toList();
  }

  private static Email email(Change change) {
    return ((Address.Member) change.address()).email();
  }
}
