package dev.rollcall.live.aihub;

import dev.rollcall.live.WriteResult;
import dev.rollcall.live.http.Fields;
import dev.rollcall.live.http.UnreadableAnswerException;
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
  record Invited(Email email, WriteResult result, Rows.@Nullable Member member) {}

  /** What became of one removal. */
  record Removed(String id, WriteResult result) {}

  static List<Invited> invited(Fields answer) throws UnreadableAnswerException {
    Rows rows = new Rows();
    List<Invited> invited = new ArrayList<>();
    for (Fields result : answer.objects("results")) {
      Email email = email(result);
      Fields row = result.optionalObject("member");
      Rows.Member member = row == null ? null : rows.member(row);
      WriteResult outcome = invitation(result.text("outcome"), member);
      if (email != null && outcome != null) {
        invited.add(new Invited(email, outcome, member));
      }
    }
    return invited;
  }

  private static @Nullable Email email(Fields result) throws UnreadableAnswerException {
    try {
      return Email.of(result.text("email"));
    } catch (IllegalArgumentException e) {
      return null; // none of those that were sent
    }
  }

  /** Who is said to be there without a row leaves the id unknown, which reading back mends. */
  private static @Nullable WriteResult invitation(String outcome, Rows.@Nullable Member member) {
    return switch (outcome) {
      case "invited" -> member == null ? null : new WriteResult.Done();
      case "already_member" -> member == null ? null : new WriteResult.AlreadySo();
      case "in_another_organization" ->
          new WriteResult.Refused("belongs to another organization, and can be in one only");
      case "invalid" -> new WriteResult.Refused("is no e-mail address to the server");
      default -> null;
    };
  }

  static List<Removed> removed(Fields answer) throws UnreadableAnswerException {
    List<Removed> removed = new ArrayList<>();
    for (Fields result : answer.objects("results")) {
      WriteResult outcome = removal(result.text("outcome"));
      if (outcome != null) {
        removed.add(new Removed(result.text("id"), outcome));
      }
    }
    return removed;
  }

  private static @Nullable WriteResult removal(String outcome) {
    return switch (outcome) {
      case "removed", "deleted" -> new WriteResult.Done();
      case "not_found" -> new WriteResult.AlreadySo();
      default -> null;
    };
  }
}
