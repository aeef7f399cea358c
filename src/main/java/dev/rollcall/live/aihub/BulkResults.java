package dev.rollcall.live.aihub;

import dev.rollcall.live.WriteResult;
import dev.rollcall.live.http.InvalidResponseException;
import dev.rollcall.live.http.JsonBinding;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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

  private record InvitationRow(
      String email, String outcome, AihubRows.@Nullable AihubMember member) {}

  private record RemovalRow(String id, String outcome) {}

  static List<InvitationResult> invited(JsonNode answer) throws InvalidResponseException {
    List<InvitationResult> invited = new ArrayList<>();
    for (InvitationRow row : rows(answer, InvitationRow.class)) {
      Address address = address(row.email());
      WriteResult result = invitation(row.outcome(), row.member());
      if (address != null && result != null) {
        invited.add(new InvitationResult(address, result, row.member()));
      }
    }
    return invited;
  }

  private static <R> List<R> rows(JsonNode answer, Class<R> row) throws InvalidResponseException {
    return new JsonBinding().list("results", answer.path("results"), row);
  }

  private static @Nullable Address address(String email) {
    try {
      return Address.of(Email.person(email));
    } catch (IllegalArgumentException e) {
      return null; // none of those that were sent
    }
  }

  /** Who is said to be there without a row leaves the id unknown, which reading back corrects. */
  private static @Nullable WriteResult invitation(
      String outcome, AihubRows.@Nullable AihubMember member) {
    return switch (outcome) {
      case "invited" -> member == null ? null : new WriteResult.Succeeded();
      case "already_member" -> member == null ? null : new WriteResult.AlreadyInPlace();
      case "in_another_organization" ->
          new WriteResult.Rejected("belongs to another organization, and can be in one only");
      case "invalid" -> new WriteResult.Rejected("is not a valid e-mail address to the server");
      default -> null;
    };
  }

  static List<RemovalResult> removed(JsonNode answer) throws InvalidResponseException {
    List<RemovalResult> removed = new ArrayList<>();
    for (RemovalRow row : rows(answer, RemovalRow.class)) {
      WriteResult result = removal(row.outcome());
      if (result != null) {
        removed.add(new RemovalResult(row.id(), result));
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
