package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SourceLocation;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * Gives scalars their type: the core schema of YAML 1.2.2, section 10.3.2. So {@code off}, {@code
 * yes} and {@code 2026-11-23} are text; so are {@code .inf} and {@code .nan}, numbers that JSON
 * does not have.
 */
final class LocatedScalars {
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");

  /** Longer ones do not fit a long in any base; nothing we read is that large. */
  private static final int MAX_INTEGER_LENGTH = 15;

  /**
   * The schema validator asks any whole number for a long; no limit we know is as large as this.
   */
  private static final double LARGEST = 1e18;

  private static final SourceLocation NOWHERE = new SourceLocation("", 1, 1);

  private LocatedScalars() {}

  /** The node of a scalar, quoted or not. */
  static JsonNode of(String text, boolean plain, SourceLocation location) {
    return plain ? plain(text, location) : new Text(text, location);
  }

  /** Whether an unquoted scalar is null. */
  static boolean isNull(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> true;
      default -> false;
    };
  }

  /** Whether an unquoted scalar is a text. */
  static boolean isText(String text) {
    return plain(text, NOWHERE) instanceof Text;
  }

  private static JsonNode plain(String text, SourceLocation location) {
    if (isNull(text)) {
      return new Null(location);
    }
    return switch (text) {
      case "true", "True", "TRUE" -> new Bool(true, location);
      case "false", "False", "FALSE" -> new Bool(false, location);
      default -> numberOrText(text, location);
    };
  }

  private static JsonNode numberOrText(String text, SourceLocation location) {
    if (!startsLikeNumber(text.charAt(0))) {
      return new Text(text, location);
    }
    if (text.length() <= MAX_INTEGER_LENGTH && INTEGER.matcher(text).matches()) {
      return new Whole(integer(text), location);
    }
    if (DECIMAL.matcher(text).matches() || INTEGER.matcher(text).matches()) {
      return new Real(real(text), location);
    }
    return new Text(text, location);
  }

  private static boolean startsLikeNumber(char first) {
    return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
  }

  private static long integer(String text) {
    if (text.startsWith("0o")) {
      return Long.parseLong(text.substring(2), 8);
    }
    if (text.startsWith("0x")) {
      return Long.parseLong(text.substring(2), 16);
    }
    return Long.parseLong(text);
  }

  private static double real(String text) {
    boolean huge = text.startsWith("0o") || text.startsWith("0x");
    double value = huge ? LARGEST : Double.parseDouble(text);
    return Math.max(-LARGEST, Math.min(LARGEST, value));
  }

  /** A text. */
  static final class Text extends StringNode implements Located {
    private static final long serialVersionUID = 1L;
    private final transient SourceLocation location;

    Text(String text, SourceLocation location) {
      super(text);
      this.location = location;
    }

    @Override
    public SourceLocation location() {
      return location;
    }
  }

  /** A value nobody wrote, or null. */
  static final class Null extends NullNode implements Located {
    private static final long serialVersionUID = 1L;
    private final transient SourceLocation location;

    Null(SourceLocation location) {
      this.location = location;
    }

    @Override
    public SourceLocation location() {
      return location;
    }
  }

  /** True or false. */
  static final class Bool extends BooleanNode implements Located {
    private static final long serialVersionUID = 1L;
    private final transient SourceLocation location;

    Bool(boolean value, SourceLocation location) {
      super(value);
      this.location = location;
    }

    @Override
    public SourceLocation location() {
      return location;
    }
  }

  /** A whole number. */
  static final class Whole extends LongNode implements Located {
    private static final long serialVersionUID = 1L;
    private final transient SourceLocation location;

    Whole(long value, SourceLocation location) {
      super(value);
      this.location = location;
    }

    @Override
    public SourceLocation location() {
      return location;
    }
  }

  /** Any other number. */
  static final class Real extends DoubleNode implements Located {
    private static final long serialVersionUID = 1L;
    private final transient SourceLocation location;

    Real(double value, SourceLocation location) {
      super(value);
      this.location = location;
    }

    @Override
    public SourceLocation location() {
      return location;
    }
  }
}
