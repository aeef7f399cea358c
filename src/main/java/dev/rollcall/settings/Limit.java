package dev.rollcall.settings;

/**
 * A number of things, or a share of all there are.
 *
 * @param amount a count, or percent
 */
public record Limit(int amount, boolean percent) {
  public Limit {
    if (amount < 0 || (percent && amount > 100)) {
      throw new IllegalArgumentException("not a valid limit: " + amount + (percent ? "%" : ""));
    }
  }

  /**
   * Reads {@code 10%} or {@code 25}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Limit of(String text) {
    boolean percent = text.endsWith("%");
    String digits = percent ? text.substring(0, text.length() - 1) : text;
    if (!digits.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("not a count or a percentage: " + text);
    }
    return new Limit(Integer.parseInt(digits), percent);
  }

  /**
   * How many of {@code total} it allows. A share is rounded down, but allows at least 1 unless it
   * is 0.
   */
  public int of(int total) {
    if (!percent || amount == 0) {
      return amount;
    }
    return (int) Math.max(1, (long) total * amount / 100);
  }

  @Override
  public String toString() {
    return percent ? amount + "%" : String.valueOf(amount);
  }
}
