package dev.rollcall.live.http;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.Settings;

/** What the settings of all providers over HTTP have in common. */
public final class HttpSettings {
  private static final String URL = "url";

  /** The key of a file of certificates that are trusted, too. */
  public static final ProviderKey CA_FILE = ProviderKey.of("ca_file", ProviderKey.Type.FILE);

  /** The key of the highest rate of requests. */
  public static final ProviderKey REQUESTS_PER_SECOND =
      ProviderKey.of("requests_per_second", ProviderKey.Type.NUMBER);

  private HttpSettings() {}

  /**
   * The key of the base URL.
   *
   * @param form an example, such as {@code https://HOST}
   */
  public static ProviderKey url(String form) {
    return ProviderKey.of(URL, ProviderKey.Type.URL)
        .required("write url: " + form)
        .deciding()
        .option(
            new ProviderKey.Option(
                "--url",
                "URL",
                "Use this base URL; one of the membership contract ends in /api.",
                "a URL: add --url " + form));
  }

  /** The key of the secret that lets requests in. */
  public static ProviderKey secret(String name) {
    return ProviderKey.of(name, ProviderKey.Type.SECRET)
        .option(
            new ProviderKey.Option(
                "--token-file",
                "FILE",
                "Take the token, or the client's secret, from this file.",
                null));
  }

  /**
   * The base URL in the settings of a provider.
   *
   * @throws InvalidInputException if it is unfit
   */
  public static BaseUrl base(Settings settings, ProviderModule module, String form)
      throws InvalidInputException {
    String url = settings.provider().require(URL);
    try {
      return BaseUrl.of(url, module::problemWithUrl);
    } catch (IllegalArgumentException e) {
      String message = "the URL " + withoutSecrets(url) + " cannot be used: " + e.getMessage();
      throw new InvalidInputException(
          Diagnostic.error("bad-url", message, settings.sourceOf("provider.url"))
              .withHint("give it as " + form));
    }
  }

  /** Some people write passwords and tokens into URLs. */
  private static String withoutSecrets(String url) {
    return url.replaceAll("//[^/]*@", "//***@").replaceAll("([?#]).*", "$1***");
  }

  /** The policy with the highest rate of requests that the settings allow. */
  public static HttpPolicy policy(Settings settings, HttpPolicy policy) {
    Double most = settings.provider().number(REQUESTS_PER_SECOND.name());
    return most == null ? policy : policy.atMost(most);
  }
}
