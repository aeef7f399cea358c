package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.model.Section;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderModules;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says what a broken rule of the settings' schema means to whoever wrote the file: one diagnostic a
 * rule, at the node or the key it is about. Values are not repeated: any of them may be a secret in
 * the wrong place.
 *
 * @param module the product the file names, or null if it names none
 */
record SettingsSchemaMessages(ProviderModules modules, @Nullable ProviderModule module) {
  Diagnostic describe(SchemaViolation rule) {
    String limit = rule.schema().asString("");
    return switch (rule.keyword()) {
      case "type" -> isSecret(rule) ? literalSecret(rule) : type(rule);
      case "required" ->
          rule.error("missing-key", rule.quotedKey() + " is missing").withHint(example(rule));
      case "additionalProperties" ->
          rule.error("unknown-key", "unknown key " + rule.quotedKey())
              .withHint(hintForUnknown(rule));
      case "enum" -> choice(rule);
      case "pattern" -> isSecret(rule) ? literalSecret(rule) : pattern(rule);
      case "minimum" -> value(rule, "must be at least " + limit);
      case "maximum" -> value(rule, "must be at most " + limit);
      case "minItems" -> value(rule, "lists nothing").withHint("delete the key");
      case "maxItems" -> value(rule, "lists more than " + limit);
      case "maxLength" -> value(rule, "is longer than " + limit + " characters");
      case "uniqueItems" -> value(rule, "lists something twice");
      case "minLength" -> value(rule, "is empty");
      case "minProperties" ->
          rule.error("missing-list", "a snapshot without lists holds nothing")
              .withHint("name one at least, such as members: members.csv");
      case "false" -> {
        String file = rule.key();
        String other = file.substring(0, file.length() - "_file".length());
        yield rule.error("conflicting-keys", other + " and " + file + " are both given")
            .withHint("delete one of the two");
      }
      default -> throw new IllegalArgumentException("no words for " + rule.keyword());
    };
  }

  private static Diagnostic type(SchemaViolation rule) {
    boolean fraction = rule.node().isNumber() && rule.schema().asString("").equals("integer");
    String found = fraction ? "a fraction" : rule.found();
    return rule.error("wrong-type", subject(rule) + " must be " + expected(rule) + ", not " + found)
        .withHint(hintForType(rule));
  }

  private static Diagnostic value(SchemaViolation rule, String what) {
    return rule.error("invalid-value", subject(rule) + " " + what);
  }

  private static String subject(SchemaViolation rule) {
    if (rule.path().isEmpty()) {
      return "the file";
    }
    boolean item = rule.key().matches("[0-9]+");
    return item
        ? "an item of " + SafeText.quote(rule.path().get(rule.path().size() - 2))
        : rule.quotedKey();
  }

  private static String expected(SchemaViolation rule) {
    if (rule.schema().isArray()) {
      return "a share such as 10% or a count";
    }
    return switch (rule.schema().asString()) {
      case "object" -> "a mapping";
      case "array" -> "a list";
      case "boolean" -> "true or false";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      default -> "a text";
    };
  }

  private static @Nullable String hintForType(SchemaViolation rule) {
    if (rule.node().isNull()) {
      return "give it a value, or delete the key";
    }
    return switch (dotted(rule)) {
      case "provider" -> "write provider: {type: sandbox}";
      case "ignore", "guards.protect", "files" -> "write [A, B], or items with a dash";
      case "invitations.resend_after" -> "write a number and d, h or m, such as 7d";
      case "provider.requests_per_second" -> "write a number, such as 10 or 0.5";
      default -> null;
    };
  }

  private @Nullable String example(SchemaViolation rule) {
    return switch (rule.key()) {
      case "organization" -> "write organization: ID, as the product spells the ID";
      case "provider" -> "write provider: {type: sandbox} to try things out";
      case "type" -> "one of: " + String.join(", ", modules.types());
      default -> {
        ProviderKey key = module == null ? null : module.key(rule.key());
        yield key == null ? null : key.required();
      }
    };
  }

  private String hintForUnknown(SchemaViolation rule) {
    if (rule.path().isEmpty() && Section.find(rule.key()) != null) {
      return "who has access stands in the other files of the folder";
    }
    String here = Suggestion.didYouMeanOrOneOf(rule.key(), rule.known());
    SchemaValidator schema = SettingsSchema.validator(modules);
    return modules.all().stream()
        .map(ProviderModule::type)
        .filter(type -> dotted(rule).equals("provider") && schema.keys(type).contains(rule.key()))
        .findFirst()
        .map(owner -> "it belongs to the type " + owner + "; here " + here)
        .orElse(here);
  }

  private static Diagnostic choice(SchemaViolation rule) {
    List<String> choices =
        StreamSupport.stream(rule.schema().spliterator(), false).map(JsonNode::asString).toList();
    return dotted(rule).equals("provider.type")
        ? rule.error("unknown-provider", "no provider is called so")
            .withHint(Suggestion.didYouMeanOrOneOf(rule.node().stringValue(""), choices))
        : value(rule, "must be " + String.join(" or ", choices));
  }

  private Diagnostic pattern(SchemaViolation rule) {
    String text = rule.node().stringValue();
    if (dotted(rule).equals("provider.url")) {
      String problem = module == null ? null : module.problemWithUrl(text);
      return rule.error(
          "invalid-url",
          "the URL cannot be used: "
              + Objects.requireNonNullElse(problem, "it is not a valid URL"));
    }
    if (text.contains("${")) {
      return rule.error("variable-not-allowed", "${...} is allowed in secrets only")
          .withHint("write the value itself");
    }
    return switch (dotted(rule)) {
      case "organization" ->
          value(rule, "must be an ID of visible ASCII characters without blanks");
      case "invitations.resend_after" ->
          value(rule, "must be a number and d, h or m, such as 7d, 12h or 30m");
      case "guards.max_removals" -> value(rule, "must be a share from 0% to 100% or a count");
      default ->
          text.isEmpty()
              ? rule.error("invalid-value", "the text is empty")
              : rule.error("invalid-pattern", "this pattern matches nobody")
                  .withHint("write an e-mail, service:NAME or group:NAME; * is any characters");
    };
  }

  private boolean isSecret(SchemaViolation rule) {
    return rule.path().size() == 2
        && rule.path().get(0).equals("provider")
        && modules.all().stream()
            .map(provider -> provider.key(rule.key()))
            .anyMatch(key -> key != null && key.type() == ProviderKey.Type.SECRET);
  }

  private static Diagnostic literalSecret(SchemaViolation rule) {
    return rule.error("literal-secret", "a secret never stands in a file")
        .withHint(
            "write ${NAME} and set that environment variable, or use " + rule.key() + "_file");
  }

  private static String dotted(SchemaViolation rule) {
    return String.join(".", rule.path());
  }
}
