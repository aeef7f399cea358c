package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.model.Identity;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Section;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words for roster files. */
final class RosterSchemaMessages implements SchemaMessages {
  private static final String NOBODY = "write {} for nobody, or delete the key";

  /** As the schema has it. */
  private static final int LONGEST_NAME = 1000;

  private static final Set<String> SETTINGS_KEYS =
      Set.of(
          "organization", "provider", "invitations", "prune", "ignore", "guards", "roles", "files");

  private final Identity identity;

  RosterSchemaMessages(Identity identity) {
    this.identity = identity;
  }

  @Override
  public Diagnostic describe(SchemaViolation rule) {
    return switch (rule.keyword()) {
      case "type" -> type(rule);
      case "required" -> missing(rule);
      case "additionalProperties" -> unknown(rule);
      case "propertyNames" -> invalidKey(rule);
      case "format" -> date(rule);
      case "minLength" -> emptyText(rule);
      default -> throw new IllegalArgumentException("no words for " + rule.keyword());
    };
  }

  private static Diagnostic type(SchemaViolation rule) {
    int belowEntry = rule.path().size() - entryDepth(rule.path());
    if (belowEntry > 0) {
      return field(rule);
    }
    return belowEntry == 0 ? entry(rule) : container(rule);
  }

  /** How many keys lead to a line of the form who: as what. */
  private static int entryDepth(List<String> path) {
    boolean nested =
        !path.isEmpty()
            && (path.get(0).equals(Section.GROUPS.key())
                || path.get(0).equals(Section.WORKSPACES.key()));
    return nested ? 4 : 2;
  }

  private static Diagnostic container(SchemaViolation rule) {
    if (rule.path().isEmpty()) {
      return error(rule, "wrong-type", "the file must be a mapping of sections" + butFound(rule))
          .withHint("sections are " + String.join(", ", rule.known()));
    }
    String key = SafeText.quote(rule.key());
    if (rule.node().isNull()) {
      return error(rule, "empty-section", "nothing stands below " + key).withHint(NOBODY);
    }
    return error(rule, "wrong-type", key + " must be a mapping" + butFound(rule))
        .withHint(rule.node().isArray() ? "write NAME: ROLE on a line each, without a dash" : null);
  }

  private static Diagnostic entry(SchemaViolation rule) {
    if (rule.node().isNull()) {
      return roleRequired(rule);
    }
    String message =
        SafeText.quote(rule.key())
            + " must have a role, or a mapping of role, from, until and note"
            + butFound(rule);
    return error(rule, "wrong-type", message);
  }

  private static Diagnostic field(SchemaViolation rule) {
    String hint =
        rule.node().isNull()
            ? "write it out, or delete the key"
            : rule.node().isValueNode() ? "put it in quotes" : null;
    return error(
            rule, "wrong-type", SafeText.quote(rule.key()) + " must be a text" + butFound(rule))
        .withHint(hint);
  }

  private static String butFound(SchemaViolation rule) {
    return ", not " + NodeTypeNames.of(rule.node());
  }

  private static Diagnostic missing(SchemaViolation rule) {
    if (rule.key().equals("role")) {
      return roleRequired(rule);
    }
    return error(rule, "missing-key", SafeText.quote(rule.key()) + " is missing here")
        .withHint("write " + rule.key() + ": {} for nobody");
  }

  private static Diagnostic roleRequired(SchemaViolation rule) {
    return error(rule, "role-required", "the role is missing")
        .withHint("a workspace role is always written out, such as reviewer");
  }

  private static Diagnostic unknown(SchemaViolation rule) {
    boolean top = rule.path().isEmpty();
    String message = (top ? "no section is called " : "unknown key ") + SafeText.quote(rule.key());
    return error(rule, top ? "unknown-section" : "unknown-key", message)
        .withHint(top ? hintForSection(rule) : hintForKey(rule));
  }

  private static String hintForSection(SchemaViolation rule) {
    return SETTINGS_KEYS.contains(rule.key())
        ? "settings stand in " + ProjectFolder.SETTINGS
        : Suggestion.didYouMeanOrOneOf(rule.key(), rule.known());
  }

  private static String hintForKey(SchemaViolation rule) {
    String key = rule.key();
    boolean names = key.indexOf('@') >= 0 || isPrefixed(key);
    if (rule.path().size() == 2 && names) {
      return "it belongs below " + rule.known().get(0) + ":";
    }
    if (key.equals("group") || key.equals("groups")) {
      return "a group is never in a group: name its people";
    }
    return Suggestion.didYouMeanOrOneOf(key, rule.known());
  }

  private Diagnostic invalidKey(SchemaViolation rule) {
    String key = rule.key();
    if (key.isEmpty()) {
      return error(rule, "invalid-name", "a name is empty");
    }
    if (key.codePointCount(0, key.length()) > LONGEST_NAME) {
      return error(rule, "invalid-name", "a name is longer than " + LONGEST_NAME + " characters");
    }
    if (rule.path().size() == 1) {
      return error(
              rule,
              identity.code(),
              SafeText.quote(key) + " is not a valid " + identity.noun() + reason(key))
          .withHint(hintForPerson(key));
    }
    boolean inGroup = rule.path().get(0).equals(Section.GROUPS.key());
    if (inGroup && key.startsWith(Principal.GROUP_PREFIX)) {
      return error(rule, "group-in-group", "a group is never in a group")
          .withHint("name its people");
    }
    String forms =
        identity.noun() + (inGroup ? " or service:NAME" : ", service:NAME or group:NAME");
    return error(rule, "invalid-principal", SafeText.quote(key) + " is not a valid " + forms)
        .withHint(hintForPrincipal(key, inGroup));
  }

  private static @Nullable String hintForPerson(String key) {
    if (key.startsWith(Principal.SERVICE_PREFIX)) {
      return "declare it under service_accounts, without service:";
    }
    return key.startsWith(Principal.GROUP_PREFIX)
        ? "declare it under groups, without group:"
        : null;
  }

  private static @Nullable String hintForPrincipal(String key, boolean inGroup) {
    if (key.indexOf('@') >= 0 || isPrefixed(key)) {
      return null;
    }
    String shown = key.codePointCount(0, key.length()) > 50 ? "NAME" : key;
    String service = Principal.SERVICE_PREFIX + shown;
    return inGroup
        ? "a service account is written " + SafeText.quote(service)
        : "write "
            + SafeText.quote(Principal.GROUP_PREFIX + shown)
            + " or "
            + SafeText.quote(service);
  }

  private static boolean isPrefixed(String key) {
    return key.startsWith(Principal.SERVICE_PREFIX) || key.startsWith(Principal.GROUP_PREFIX);
  }

  private String reason(String key) {
    try {
      identity.person(key);
      return "";
    } catch (IllegalArgumentException e) {
      return ": " + e.getMessage();
    }
  }

  private static Diagnostic date(SchemaViolation rule) {
    String text = rule.node().stringValue();
    boolean formed = text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    return error(rule, "invalid-date", SafeText.quote(text) + " is no date")
        .withHint(formed ? "there is no such day" : "dates are written YYYY-MM-DD");
  }

  private static Diagnostic emptyText(SchemaViolation rule) {
    return error(rule, "wrong-type", "the role is an empty text").withHint("name a role");
  }

  private static Diagnostic error(SchemaViolation rule, String code, String message) {
    return Diagnostic.error(code, message, rule.location());
  }
}
