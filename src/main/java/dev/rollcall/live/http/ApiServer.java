package dev.rollcall.live.http;

import dev.rollcall.live.ApiException;
import dev.rollcall.settings.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An API and how one is let in.
 *
 * @param headers sent with each request
 * @param credential asked before each request
 * @param hints what to check where the server refuses
 */
public record ApiServer(
    BaseUrl base,
    Map<String, String> headers,
    Credential credential,
    ErrorHints hints,
    ErrorFormat errors) {
  private static final Pattern HEADER_VALUE = Pattern.compile("[!-~]([ -~]*[!-~])?");

  /** Whether a header can carry this text: visible ASCII, spaces only within. */
  public static boolean isHeaderValue(String text) {
    return HEADER_VALUE.matcher(text).matches();
  }

  /** What lets requests in. */
  @FunctionalInterface
  public interface Credential {
    /**
     * The secret to send with the next request; asked for before each.
     *
     * @throws ApiException if there is none to be had; the request is then not sent
     */
    Secret secret() throws ApiException;

    /** The header {@code Authorization} that carries the secret. */
    default String header(Secret secret) {
      return "Bearer " + secret.reveal();
    }

    /**
     * Told that the server refused this secret with 401, and so did nothing. Whether there is
     * another one since, so that the request may be sent again.
     *
     * @throws ApiException if another one was asked for in vain
     */
    default boolean isRenewed(Secret refused) throws ApiException {
      return false;
    }
  }

  /** What to check where a server refuses. */
  @FunctionalInterface
  public interface ErrorHints {
    /** A clause for whoever reads that this request was answered so, or null. */
    @Nullable String on(int status, ApiRequest request);
  }

  /**
   * How a server words its errors.
   *
   * @param reasons the fields of a JSON error that may hold the reason, the most telling first
   * @param noEffectReasons the reasons that come with a 5xx and say that nothing was done
   * @param errorIn2xx whether the JSON object of a 2xx says that the request was refused
   */
  public record ErrorFormat(
      List<String> reasons, Set<String> noEffectReasons, Predicate<JsonNode> errorIn2xx) {
    /** The reason that a JSON error gives, or null. */
    @Nullable String reason(JsonNode error) {
      return reasons.stream()
          .map(error::path)
          .filter(JsonNode::isString)
          .map(JsonNode::stringValue)
          .findFirst()
          .orElse(null);
    }
  }
}
