package dev.rollcall.apply;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.WriteResult;
import dev.rollcall.model.Address;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
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
    if (step == Step.INVITE_MEMBER) {
      return writer.invitationsPerCall();
    }
    return step.isDeleting() ? writer.deletionsPerCall(step.kind()) : 1;
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
    Step step = change.step();
    List<Address> addresses = changes.stream().map(Change::address).toList();
    if (step == Step.INVITE_MEMBER) {
      return writer.invite(addresses);
    }
    if (step.isDeleting()) {
      return writer.delete(addresses);
    }
    if (step == Step.RESEND_MEMBER) {
      writer.resend(address, Postcondition.before(change).lastSentAt());
    } else if (step == Step.REVOKE_INVITATION) {
      writer.revokeInvitation(address);
    } else if (step == Step.CREATE_GROUP || step == Step.CREATE_SERVICE_ACCOUNT) {
      writer.create(address, change.roleAfter());
    } else {
      writer.put(address, Postcondition.role(change));
    }
    return Map.of(address, new WriteResult.Succeeded());
  }
}
