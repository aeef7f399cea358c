package dev.rollcall.report;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Action;
import dev.rollcall.plan.Cause;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Change.Attributes;
import dev.rollcall.plan.Guard;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.Step;
import dev.rollcall.plan.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of pages and findings for the parts of a plan; not yet safe to print. */
final class Wording {
  /** A name that needs no quotes within a sentence. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}@._+/:-]+");

  /** Actions in the order in which a reviewer needs them. */
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

  /** Changes that take access away first, both parts in the order of {@link #REMOVALS_FIRST}. */
  static final Comparator<Change> LOSSES_FIRST =
      Comparator.comparing(Change::reducesAccess)
          .reversed()
          .thenComparing(change -> REMOVALS_FIRST.indexOf(change.step().action()))
          .thenComparing(Change.ORDER);

  /** Precedes a membership or grant that is lost with a removal. */
  static final String ALSO_GOES = "also lost: ";

  /** Precedes any other consequence of a removal. */
  static final String ALSO = "also: ";

  private Wording() {}

  /** {@code 1 error}, {@code 2 errors}. */
  static String count(int count, String singular, String plural) {
    return count + " " + (count == 1 ? singular : plural);
  }

  /** The counts that are not 0, such as {@code 2 waiting, 1 warning}. */
  static String counts(String... counts) {
    return Stream.of(counts)
        .filter(count -> !count.startsWith("0 "))
        .collect(Collectors.joining(", "));
  }

  /** {@code members.yaml:3}. */
  static String place(SourceLocation source) {
    return source.file() + ":" + source.line();
  }

  /** A name, in quotes if it could be mistaken for other text. */
  static String name(String name) {
    return PLAIN.matcher(name).matches() ? name : quoted(name);
  }

  /** Text from outside, in quotes. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** An address in words. */
  static String subject(Address address) {
    return subject(address, "in");
  }

  private static String subject(Address address, String inGroup) {
    String principal = name(address.principal().toString());
    return switch (address.kind()) {
      case MEMBER -> name(address.name());
      case SERVICE_ACCOUNT -> "service account " + name(address.name());
      case GROUP -> "group " + name(address.name());
      case GROUP_MEMBER -> principal + " " + inGroup + " group " + name(address.name());
      case WORKSPACE_ACCESS -> principal + " on workspace " + name(address.name());
    };
  }

  /**
   * What a change is about, without its verb, such as {@code ada@acme.example: member -> admin}.
   */
  static String object(SavedChange change) {
    Attributes before = change.before();
    Attributes after = change.after();
    String inGroup =
        switch (change.action()) {
          case ADD -> "to";
          case REMOVE -> "from";
          case INVITE, RESEND, CREATE, GRANT, SET_ROLE, REVOKE, DELETE -> "in";
        };
    return subject(change.address(), inGroup)
        + switch (change.action()) {
          case INVITE, CREATE, ADD, GRANT -> role(" as ", after);
          case SET_ROLE -> role(": ", before) + role(" -> ", after);
          case RESEND -> sends(before, after);
          case REVOKE, REMOVE, DELETE ->
              isInvitation(change) ? ": the invitation left open" : role(", was ", before);
        };
  }

  private static boolean isInvitation(SavedChange change) {
    return change.action() == Action.REVOKE && change.address().kind() == Kind.MEMBER;
  }

  /** The role with words before it; empty if there is none. */
  static String role(String before, @Nullable Attributes attributes) {
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

  /** What is lost with a removal. */
  static String loss(Address address, Role role) {
    return subject(address) + ", was " + name(role.name());
  }

  /** A change in one clause. */
  static String message(Change change) {
    return verb(change.step().action())
        + " "
        + object(SavedChange.of(change))
        + (change.lowers() ? " (lowered)" : "");
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

  /**
   * Why changes are planned, to follow their count.
   *
   * @param compared whether a base shows what the pull request adds
   */
  static String cause(Cause cause, boolean compared) {
    return switch (cause) {
      case DECLARED -> compared ? "caused by this pull request" : "declared";
      case DRIFT -> "had drifted already";
      case TIME -> "due to time";
    };
  }

  /** The same, to precede a change's reason; empty if it needs no mention. */
  static String causeMark(Cause cause, boolean compared) {
    if (cause != Cause.DECLARED) {
      return cause(cause, compared) + ": ";
    }
    return compared ? "this pull request: " : "";
  }

  /** Whether a base shows what the pull request adds. */
  static boolean isCompared(Plan plan) {
    return plan.comparison() != null && plan.comparison().causes();
  }

  /** What is waited for, and since when. */
  static String waiting(Plan.Waiting waiting) {
    String since = waiting.since() == null ? "" : " since " + waiting.since();
    String sends =
        waiting.sends() == null ? "" : ", " + count(waiting.sends(), "e-mail", "e-mails") + " sent";
    return waiting.reason() + since + sends + (waiting.expired() ? ", expired" : "");
  }

  /** The setting a violation breaks, such as {@code max_removals: 10%}. */
  static String setting(Verdict.Violation violation) {
    return violation.guard() == Guard.CALLER
        ? "always on"
        : violation.guard().word() + ": " + violation.limit();
  }

  /** What would allow a violation. */
  static String wayOut(Verdict.Violation violation) {
    return violation.allow() == null
        ? "no option allows it"
        : violation.allow() + " allows it once";
  }
}
