package dev.rollcall.github;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of GitHub's workflows, as far as ours use them: contexts, strings, {@code && ||
 * == != !}, parentheses and the functions that ask how the job stands.
 */
final class Expression {
  private static final Pattern HOLE = Pattern.compile("\\$\\{\\{(.*?)}}");
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(&&|\\|\\||==|!=|[!()]|'(?:[^']|'')*'|[A-Za-z_][A-Za-z0-9_.-]*|\\d+)");

  private final Map<String, Object> contexts;
  private final List<String> tokens;
  private int next;

  private Expression(String source, Map<String, Object> contexts) {
    this.contexts = contexts;
    Matcher matcher = TOKEN.matcher(source);
    this.tokens = matcher.results().map(found -> found.group(1)).toList();
    if (!TOKEN.matcher(source).replaceAll("").isBlank()) {
      throw new IllegalArgumentException("not an expression this test knows: " + source);
    }
  }

  /** A text with each <code>${{ }}</code> replaced by its value. */
  static String fill(String text, Map<String, Object> contexts) {
    return HOLE.matcher(text)
        .replaceAll(hole -> Matcher.quoteReplacement(shown(evaluate(hole.group(1), contexts))));
  }

  /** What {@code if} decides; without a question about the job it runs only while all is well. */
  static boolean holds(String condition, Map<String, Object> contexts) {
    String source = condition.replaceAll("^\\s*\\$\\{\\{|}}\\s*$", "");
    boolean asks =
        Pattern.compile("\\b(always|cancelled|failure|success)\\(").matcher(source).find();
    boolean value = source.isBlank() || isTrue(evaluate(source, contexts));
    return value && (asks || isTrue(contexts.get("success()")));
  }

  private static @Nullable Object evaluate(String source, Map<String, Object> contexts) {
    Expression expression = new Expression(source, contexts);
    Object value = expression.either();
    if (expression.next != expression.tokens.size()) {
      throw new IllegalArgumentException("not read to its end: " + source);
    }
    return value;
  }

  private @Nullable Object either() {
    Object left = both();
    while (accept("||")) {
      Object right = both();
      left = isTrue(left) ? left : right;
    }
    return left;
  }

  private @Nullable Object both() {
    Object left = equal();
    while (accept("&&")) {
      Object right = equal();
      left = isTrue(left) ? right : left;
    }
    return left;
  }

  private @Nullable Object equal() {
    Object left = unary();
    if (accept("==")) {
      return shown(left).equalsIgnoreCase(shown(unary()));
    }
    return accept("!=") ? (Object) !shown(left).equalsIgnoreCase(shown(unary())) : left;
  }

  private @Nullable Object unary() {
    if (accept("!")) {
      return !isTrue(unary());
    }
    if (accept("(")) {
      Object value = either();
      expect(")");
      return value;
    }
    String token = tokens.get(next++);
    if (token.startsWith("'")) {
      return token.substring(1, token.length() - 1).replace("''", "'");
    }
    if (accept("(")) {
      expect(")");
      return contexts.get(token + "()");
    }
    return lookUp(token);
  }

  private @Nullable Object lookUp(String path) {
    Object value = contexts;
    for (String name : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  private boolean accept(String token) {
    boolean found = next < tokens.size() && tokens.get(next).equals(token);
    next += found ? 1 : 0;
    return found;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw new IllegalArgumentException(token + " expected in " + tokens);
    }
  }

  private static boolean isTrue(@Nullable Object value) {
    return value instanceof Boolean flag ? flag : !shown(value).isEmpty();
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
