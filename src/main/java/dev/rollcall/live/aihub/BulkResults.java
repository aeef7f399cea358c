package dev.rollcall.live.aihub;

import dev.rollcall.live.WriteResult;
import dev.rollcall.live.http.InvalidResponseException;
import dev.rollcall.live.http.JsonFields;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what bulk calls answer for each of their people; an answer that settles nothing is left
 * out.
 */
final class BulkResults {
  private BulkResults() {}

  /** What became of one invitation, and the row of who is in the organization now. */
  record InvitationResult(
      Address address, WriteResult result, AihubRows.@Nullable AihubMember member) {}

  /** What became of one removal. */
  record RemovalResult(String id, WriteResult result) {}

  static List<InvitationResult> invited(JsonFields answer) throws InvalidResponseException {
    AihubRows rows = new AihubRows();
    List<InvitationResult> invited = new ArrayList<>();
    for (JsonFields result : answer.objects("results")) {
      Address address = address(result);
      JsonFields row = result.optionalObject("member");
      AihubRows.AihubMember member = row == null ? null : rows.member(row);
      WriteResult outcome = invitation(result.text("outcome"), member);
      if (address != null && outcome != null) {
        invited.add(new InvitationResult(address, outcome, member));
      }
    }
    return invited;
  }

  private static @Nullable Address address(JsonFields result) throws InvalidResponseException {
    try {
      return Address.of(Email.person(result.text("email")));
    } catch (IllegalArgumentException e) {
      return null; // none of those that were sent
    }
  }

  /** Who is said to be there without a row leaves the id unknown, which reading back mends. */
  private static @Nullable WriteResult invitation(
      String outcome, AihubRows.@Nullable AihubMember member) {
    return switch (outcome) {
      case "invited" -> member == null ? null : new WriteResult.Succeeded();
      case "already_member" -> member == null ? null : new WriteResult.AlreadyInPlace();
      case "in_another_organization" ->
          new WriteResult.Rejected("belongs to another organization, and can be in one only");
      case "invalid" -> new WriteResult.Rejected("is no e-mail address to the server");
      default -> null;
    };
  }

  static List<RemovalResult> removed(JsonFields answer) throws InvalidResponseException {
    List<RemovalResult> removed = new ArrayList<>();
    for (JsonFields result : answer.objects("results")) {
      WriteResult outcome = removal(result.text("outcome"));
      if (outcome != null) {
        removed.add(new RemovalResult(result.text("id"), outcome));
      }
    }
    return removed;
  }

  private static @Nullable WriteResult removal(String outcome) {
    return switch (outcome) {
      case "removed", "deleted" -> new WriteResult.Succeeded();
      case "not_found" -> new WriteResult.AlreadyInPlace();
      default -> null;
    };
  }
}
