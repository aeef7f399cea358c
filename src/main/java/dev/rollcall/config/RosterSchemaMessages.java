package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.model.Identity;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Section;

/**
 * Says what a broken rule of the roster's schema means to whoever wrote the file: one diagnostic a
 * rule, at the node or the key it is about.
 */
record RosterSchemaMessages(Identity identity) {
  /** As the schema has it. */
  private static final int LONGEST_NAME = 1000;

  Diagnostic describe(SchemaViolation rule) {
    return switch (rule.keyword()) {
      case "type" -> type(rule);
      case "required" ->
          rule.key().equals("role")
              ? roleRequired(rule)
              : rule.error("missing-key", rule.quotedKey() + " is missing here")
                  .withHint("write " + rule.key() + ": {} for nobody");
      case "additionalProperties" ->
          rule.path().isEmpty() ? unknownSection(rule) : unknownKey(rule);
      case "propertyNames" -> invalidKey(rule);
      case "format" -> date(rule);
      case "minLength" ->
          rule.error("wrong-type", "the role is an empty text").withHint("name a role");
      default -> throw new IllegalArgumentException("no words for " + rule.keyword());
    };
  }

  private static Diagnostic type(SchemaViolation rule) {
    String section = rule.path().isEmpty() ? "" : rule.path().get(0);
    boolean nested =
        section.equals(Section.GROUPS.key()) || section.equals(Section.WORKSPACES.key());
    int belowEntry = rule.path().size() - (nested ? 4 : 2);
    String butFound = ", not " + rule.found();
    if (belowEntry < 0) {
      return container(rule, butFound);
    }
    boolean missing = rule.node().isNull();
    if (belowEntry == 0) {
      return missing
          ? roleRequired(rule)
          : rule.error(
              "wrong-type",
              rule.quotedKey()
                  + " must have a role, or a mapping of role, from, until and note"
                  + butFound);
    }
    return rule.error("wrong-type", rule.quotedKey() + " must be a text" + butFound)
        .withHint(
            missing
                ? "write it out, or delete the key"
                : rule.node().isValueNode() ? "put it in quotes" : null);
  }

  private static Diagnostic container(SchemaViolation rule, String butFound) {
    if (rule.path().isEmpty()) {
      return rule.error("wrong-type", "the file must be a mapping of sections" + butFound)
          .withHint("sections are " + String.join(", ", rule.known()));
    }
    if (rule.node().isNull()) {
      return rule.error("empty-section", "nothing stands below " + rule.quotedKey())
          .withHint("write {} for nobody, or delete the key");
    }
    return rule.error("wrong-type", rule.quotedKey() + " must be a mapping" + butFound)
        .withHint(rule.node().isArray() ? "write NAME: ROLE on a line each, without a dash" : null);
  }

  private static Diagnostic roleRequired(SchemaViolation rule) {
    return rule.error("role-required", "the role is missing")
        .withHint("a workspace role is always written out, such as reviewer");
  }

  private static Diagnostic unknownSection(SchemaViolation rule) {
    return rule.error("unknown-section", "no section is called " + rule.quotedKey())
        .withHint(
            Formatter.SETTINGS_KEYS.contains(rule.key())
                ? "settings stand in " + ProjectFolder.SETTINGS
                : Suggestion.didYouMeanOrOneOf(rule.key(), rule.known()));
  }

  private static Diagnostic unknownKey(SchemaViolation rule) {
    String key = rule.key();
    String hint = Suggestion.didYouMeanOrOneOf(key, rule.known());
    if (rule.path().size() == 2 && isPrincipal(key)) {
      hint = "it belongs below " + rule.known().get(0) + ":";
    } else if (key.equals("group") || key.equals("groups")) {
      hint = "a group is never in a group: name its people";
    }
    return rule.error("unknown-key", "unknown key " + rule.quotedKey()).withHint(hint);
  }

  private Diagnostic invalidKey(SchemaViolation rule) {
    int length = length(rule.key());
    if (length > 0 && length <= LONGEST_NAME) {
      return rule.path().size() == 1 ? invalidName(rule) : invalidPrincipal(rule);
    }
    return rule.error(
        "invalid-name",
        length == 0 ? "a name is empty" : "a name is longer than " + LONGEST_NAME + " characters");
  }

  private Diagnostic invalidName(SchemaViolation rule) {
    String key = rule.key();
    String hint = null;
    if (key.startsWith(Principal.SERVICE_PREFIX)) {
      hint = "declare it under service_accounts, without service:";
    } else if (key.startsWith(Principal.GROUP_PREFIX)) {
      hint = "declare it under groups, without group:";
    }
    String message = rule.quotedKey() + " is not a valid " + identity.noun() + reason(key);
    return rule.error(identity.code(), message).withHint(hint);
  }

  private String reason(String key) {
    try {
      identity.person(key);
      return "";
    } catch (IllegalArgumentException e) {
      return ": " + e.getMessage();
    }
  }

  private Diagnostic invalidPrincipal(SchemaViolation rule) {
    String key = rule.key();
    boolean inGroup = rule.path().get(0).equals(Section.GROUPS.key());
    if (inGroup && key.startsWith(Principal.GROUP_PREFIX)) {
      return rule.error("group-in-group", "a group is never in a group")
          .withHint("name its people");
    }
    String forms =
        identity.noun() + (inGroup ? " or service:NAME" : ", service:NAME or group:NAME");
    return rule.error("invalid-principal", rule.quotedKey() + " is not a valid " + forms)
        .withHint(isPrincipal(key) ? null : hintForPrincipal(key, inGroup));
  }

  private static String hintForPrincipal(String key, boolean inGroup) {
    String shown = length(key) > 50 ? "NAME" : key;
    String service = SafeText.quote(Principal.SERVICE_PREFIX + shown);
    return inGroup
        ? "a service account is written " + service
        : "write " + SafeText.quote(Principal.GROUP_PREFIX + shown) + " or " + service;
  }

  private static boolean isPrincipal(String key) {
    return key.indexOf('@') >= 0
        || key.startsWith(Principal.SERVICE_PREFIX)
        || key.startsWith(Principal.GROUP_PREFIX);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static Diagnostic date(SchemaViolation rule) {
    String text = rule.node().stringValue();
    boolean formed = text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    return rule.error("invalid-date", SafeText.quote(text) + " is no date")
        .withHint(formed ? "there is no such day" : "dates are written YYYY-MM-DD");
  }
}
