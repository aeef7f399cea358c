package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.model.Section;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderModules;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The words for {@code rollcall.yaml}. Values are not repeated: any of them may be a secret in the
 * wrong place.
 */
final class SettingsSchemaMessages implements SchemaMessages {
  private static final String VARIABLES = "${...} is allowed in secrets only";

  private final ProviderModules modules;
  private final @Nullable ProviderModule module;

  /**
   * The words for one file.
   *
   * @param module the product the file names, or null if it names none
   */
  SettingsSchemaMessages(ProviderModules modules, @Nullable ProviderModule module) {
    this.modules = modules;
    this.module = module;
  }

  @Override
  public Diagnostic describe(SchemaViolation rule) {
    return switch (rule.keyword()) {
      case "type" -> type(rule);
      case "required" ->
          error(rule, "missing-key", SafeText.quote(rule.key()) + " is missing")
              .withHint(example(rule));
      case "additionalProperties" ->
          error(rule, "unknown-key", "unknown key " + SafeText.quote(rule.key()))
              .withHint(hintForUnknown(rule));
      case "enum" -> choice(rule);
      case "pattern" -> pattern(rule);
      case "minimum" -> value(rule, "must be at least " + rule.schema().asString());
      case "maximum" -> value(rule, "must be at most " + rule.schema().asString());
      case "minItems" -> value(rule, "lists nothing").withHint("delete the key");
      case "maxItems" -> value(rule, "lists more than " + rule.schema().asString());
      case "maxLength" -> value(rule, "is longer than " + rule.schema().asString() + " characters");
      case "uniqueItems" -> value(rule, "lists something twice");
      case "minLength" -> value(rule, "is empty");
      case "minProperties" ->
          error(rule, "missing-list", "a snapshot without lists holds nothing")
              .withHint("name one at least, such as members: members.csv");
      case "false" ->
          error(rule, "conflicting-keys", bothGiven(rule.key())).withHint("delete one of the two");
      default -> throw new IllegalArgumentException("no words for " + rule.keyword());
    };
  }

  private Diagnostic type(SchemaViolation rule) {
    if (isSecret(rule)) {
      return literalSecret(rule);
    }
    boolean fraction = rule.node().isNumber() && rule.schema().asString("").equals("integer");
    String found = fraction ? "a fraction" : NodeTypeNames.of(rule.node());
    String message = subject(rule) + " must be " + expected(rule) + ", not " + found;
    return error(rule, "wrong-type", message).withHint(hintForType(rule));
  }

  private static String subject(SchemaViolation rule) {
    if (rule.path().isEmpty()) {
      return "the file";
    }
    boolean item = rule.key().matches("[0-9]+");
    return item
        ? "an item of " + SafeText.quote(rule.path().get(rule.path().size() - 2))
        : SafeText.quote(rule.key());
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
    String owner = dotted(rule).equals("provider") ? owner(rule.key()) : null;
    return owner == null ? here : "it belongs to the type " + owner + "; here " + here;
  }

  /** The type of provider that has such a key, or null. */
  private @Nullable String owner(String name) {
    return modules.all().stream()
        .filter(
            module ->
                module.keys().stream()
                    .anyMatch(
                        key ->
                            key.name().equals(name)
                                || (key.type() == ProviderKey.Type.SECRET
                                    && key.fileName().equals(name))))
        .map(ProviderModule::type)
        .findFirst()
        .orElse(null);
  }

  private static Diagnostic choice(SchemaViolation rule) {
    List<String> choices =
        StreamSupport.stream(rule.schema().spliterator(), false).map(JsonNode::asString).toList();
    if (dotted(rule).equals("provider.type")) {
      String word = rule.node().isString() ? rule.node().stringValue() : "";
      return error(rule, "unknown-provider", "no provider is called so")
          .withHint(Suggestion.didYouMeanOrOneOf(word, choices));
    }
    return value(rule, "must be " + String.join(" or ", choices));
  }

  private Diagnostic pattern(SchemaViolation rule) {
    if (isSecret(rule)) {
      return literalSecret(rule);
    }
    String text = rule.node().stringValue();
    if (dotted(rule).equals("provider.url")) {
      return invalidUrl(rule, text);
    }
    if (text.contains("${")) {
      return error(rule, "variable-not-allowed", VARIABLES).withHint("write the value itself");
    }
    return switch (dotted(rule)) {
      case "organization" ->
          value(rule, "must be an ID of visible ASCII characters without blanks");
      case "invitations.resend_after" ->
          value(rule, "must be a number and d, h or m, such as 7d, 12h or 30m");
      case "guards.max_removals" -> value(rule, "must be a share from 0% to 100% or a count");
      default -> patternOrText(rule, text);
    };
  }

  private static Diagnostic patternOrText(SchemaViolation rule, String text) {
    if (text.isEmpty()) {
      return error(rule, "invalid-value", "the text is empty");
    }
    return error(rule, "invalid-pattern", "this pattern matches nobody")
        .withHint("write an e-mail, service:NAME or group:NAME; * is any characters");
  }

  private Diagnostic invalidUrl(SchemaViolation rule, String url) {
    String problem = module == null ? null : module.problemWithUrl(url);
    return error(
        rule,
        "invalid-url",
        "the URL cannot be used: " + Objects.requireNonNullElse(problem, "it is no URL"));
  }

  private static String bothGiven(String file) {
    return file.substring(0, file.length() - "_file".length()) + " and " + file + " are both given";
  }

  private boolean isSecret(SchemaViolation rule) {
    return rule.path().size() == 2
        && rule.path().get(0).equals("provider")
        && keys(rule.key()).anyMatch(key -> key.type() == ProviderKey.Type.SECRET);
  }

  private Stream<ProviderKey> keys(String name) {
    return modules.all().stream().flatMap(module -> Stream.ofNullable(module.key(name)));
  }

  private static Diagnostic literalSecret(SchemaViolation rule) {
    return error(rule, "literal-secret", "a secret never stands in a file")
        .withHint(
            "write ${NAME} and set that environment variable, or use " + rule.key() + "_file");
  }

  private static Diagnostic value(SchemaViolation rule, String what) {
    return error(rule, "invalid-value", subject(rule) + " " + what);
  }

  private static String dotted(SchemaViolation rule) {
    return String.join(".", rule.path());
  }

  private static Diagnostic error(SchemaViolation rule, String code, String message) {
    return Diagnostic.error(code, message, rule.location());
  }
}
