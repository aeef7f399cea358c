package dev.rollcall.render;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.plan.Action;
import dev.rollcall.plan.Attributes;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Consequence;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.Staleness;
import dev.rollcall.plan.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How text views speak of what a plan holds. */
final class Wording {
  /** What needs no quotes to be told from the text around it. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}@._+/:-]+");

  /** What a reviewer looks for comes first. */
  static final List<Action> REMOVALS_FIRST =
      List.of(
          Action.DELETE,
          Action.REMOVE,
          Action.REVOKE,
          Action.SET_ROLE,
          Action.INVITE,
          Action.RESEND,
          Action.CREATE,
          Action.ADD,
          Action.GRANT);

  /** What takes access away before the rest, and each in the order of {@link #REMOVALS_FIRST}. */
  static final Comparator<Change> LOSSES_FIRST =
      Comparator.comparing(Change::reducesAccess)
          .reversed()
          .thenComparing(change -> REMOVALS_FIRST.indexOf(change.step().action()))
          .thenComparing(Change.ORDER);

  private Wording() {}

  /** {@code 1 error}, {@code 2 errors}. */
  static String count(int count, String singular, String plural) {
    return count + " " + (count == 1 ? singular : plural);
  }

  /** Why a saved plan is not applied, in clauses that a semicolon parts. */
  static String reasons(Staleness staleness) {
    List<String> reasons = new ArrayList<>(staleness.objections());
    int stale = staleness.stale().size();
    if (stale > 0) {
      reasons.add(count(stale, "change is", "changes are") + " no longer as saved");
    }
    return String.join("; ", reasons);
  }

  /** {@code members.yaml:3}. */
  static String place(SourceLocation source) {
    return source.file() + ":" + source.line();
  }

  /** A name, in quotes where it could be taken for something else. */
  static String name(String name) {
    return PLAIN.matcher(name).matches() ? name : quoted(name);
  }

  /** Somebody's own words. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** An address as one would say it. */
  static String subject(Address address) {
    return subject(address, "in");
  }

  private static String subject(Address address, String inGroup) {
    String place = name(address.name());
    String principal = name(address.principal().toString());
    return switch (address.kind()) {
      case MEMBER -> place;
      case SERVICE_ACCOUNT -> "service account " + place;
      case GROUP -> "group " + place;
      case GROUP_MEMBER -> principal + " " + inGroup + " group " + place;
      case WORKSPACE_ACCESS -> principal + " on workspace " + place;
    };
  }

  /**
   * What a change is about, without its verb, such as {@code ada@acme.example: member -> admin}.
   */
  static String object(SavedChange change) {
    return subject(change.address(), preposition(change.action()))
        + switch (change.action()) {
          case INVITE, CREATE, ADD, GRANT -> role(" as ", change.after());
          case SET_ROLE -> role(": ", change.before()) + role(" -> ", change.after());
          case RESEND -> sends(change.before(), change.after());
          case REVOKE, REMOVE, DELETE -> lost(change);
        };
  }

  private static String lost(SavedChange change) {
    boolean invitation = change.action() == Action.REVOKE && change.address().kind() == Kind.MEMBER;
    return invitation ? ": the invitation left open" : role(", was ", change.before());
  }

  private static String preposition(Action action) {
    return switch (action) {
      case ADD -> "to";
      case REMOVE -> "from";
      case INVITE, RESEND, CREATE, GRANT, SET_ROLE, REVOKE, DELETE -> "in";
    };
  }

  private static String role(String before, @Nullable Attributes attributes) {
    return attributes == null || attributes.role() == null
        ? ""
        : before + name(attributes.role().name());
  }

  private static String sends(@Nullable Attributes before, @Nullable Attributes after) {
    StringBuilder sends = new StringBuilder();
    if (before != null && before.sends() != null && after != null && after.sends() != null) {
      sends.append(": e-mails ").append(before.sends()).append(" -> ").append(after.sends());
    }
    if (before != null && before.lastSentAt() != null) {
      sends.append(", the last at ").append(before.lastSentAt());
    }
    return sends.toString();
  }

  /** A sign for the eye, before what goes along with a removal. */
  static String sign(Consequence consequence) {
    return consequence instanceof Consequence.Loss ? "-" : "!";
  }

  /** What goes along with a removal. */
  static String consequence(Consequence consequence) {
    return consequence instanceof Consequence.Loss loss
        ? subject(loss.address()) + ", was " + name(loss.role().name())
        : ((Consequence.Further) consequence).text();
  }

  /** What changes of one step do, as a heading. */
  static String heading(Step step) {
    return switch (step) {
      case CREATE_GROUP -> "Create groups";
      case CREATE_SERVICE_ACCOUNT -> "Create service accounts";
      case INVITE_MEMBER -> "Invite members";
      case RESEND_MEMBER -> "Resend invitations";
      case REVOKE_INVITATION -> "Revoke invitations left open";
      case RAISE_MEMBER -> "Raise roles of members";
      case SET_ROLE_SERVICE_ACCOUNT -> "Set roles of service accounts";
      case ADD_GROUP_MEMBER -> "Add to groups";
      case SET_ROLE_GROUP_MEMBER -> "Set roles in groups";
      case GRANT_WORKSPACE_ACCESS -> "Grant access to workspaces";
      case SET_ROLE_WORKSPACE_ACCESS -> "Set roles on workspaces";
      case REVOKE_WORKSPACE_ACCESS -> "Revoke access to workspaces";
      case REMOVE_GROUP_MEMBER -> "Remove from groups";
      case LOWER_MEMBER -> "Lower roles of members";
      case REMOVE_MEMBER -> "Remove members";
      case DELETE_SERVICE_ACCOUNT -> "Delete service accounts";
      case DELETE_GROUP -> "Delete groups";
    };
  }

  /** The verb of an action. */
  static String verb(Action action) {
    return action.word().replace('_', ' ');
  }

  /** What was done by an action. */
  static String participle(Action action) {
    return switch (action) {
      case INVITE -> "invited";
      case RESEND -> "resent";
      case CREATE -> "created";
      case ADD -> "added";
      case GRANT -> "granted";
      case SET_ROLE -> "given another role";
      case REVOKE -> "revoked";
      case REMOVE -> "removed";
      case DELETE -> "deleted";
    };
  }

  /** A sign for the eye, before the verb. */
  static String sign(Action action) {
    return switch (action) {
      case INVITE, CREATE, ADD, GRANT -> "+";
      case RESEND -> "@";
      case SET_ROLE -> "~";
      case REVOKE, REMOVE, DELETE -> "-";
    };
  }

  static TextStyle style(Action action) {
    return switch (action) {
      case INVITE, CREATE, ADD, GRANT -> TextStyle.GAIN;
      case RESEND, SET_ROLE -> TextStyle.CHANGE;
      case REVOKE, REMOVE, DELETE -> TextStyle.LOSS;
    };
  }
}
