package dev.rollcall.live.http;

import dev.rollcall.live.ApiException;
import dev.rollcall.model.Names;
import java.util.HashMap;
import java.util.Map;

/**
 * Stops a run on two live things of one name, or of names that differ only by case: neither can be
 * addressed.
 */
public final class UniqueNames {
  private final String things;
  private final Map<String, String> originalByName = new HashMap<>();

  public UniqueNames(String things) {
    this.things = things;
  }

  /** Takes note of a name in the form it is compared by, and as the server wrote it. */
  public void add(String name, String written) throws ApiException {
    String other = originalByName.putIfAbsent(Names.foldCase(name), written);
    if (other != null) {
      String both =
          other.equals(written)
              ? QuotedText.of(written)
              : QuotedText.of(other)
                  + " and "
                  + QuotedText.of(written)
                  + ", which rollcall cannot tell apart";
      throw ApiException.unknown(
          0, "two live " + things + " are called " + both + "; rename or remove one of them", null);
    }
  }
}
