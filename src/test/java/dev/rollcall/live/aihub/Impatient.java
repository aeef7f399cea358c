package dev.rollcall.live.aihub;

import dev.rollcall.live.Connection;
import dev.rollcall.live.Provider;
import dev.rollcall.live.http.BaseUrl;
import dev.rollcall.live.http.HttpPolicy;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Roles;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.Secret;
import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** AI Hub, over the real HTTP, for tests that cannot wait half a minute for each lost answer. */
public final class Impatient implements Provider {
  /** How long it waits for an answer. */
  public static final Duration READ = Duration.ofMillis(300);

  private static final HttpPolicy PATIENCE =
      new HttpPolicy(
          HttpPolicy.DEFAULT.connect(),
          READ,
          Duration.ofSeconds(20),
          HttpPolicy.DEFAULT.tries(),
          HttpPolicy.DEFAULT.throttledAttempts(),
          Duration.ofMillis(2),
          Duration.ofMillis(50),
          Duration.ofMillis(20),
          HttpPolicy.DEFAULT.requestsPerSecond());

  private final AihubProvider patient = new AihubProvider();

  @Override
  public String type() {
    return patient.type();
  }

  @Override
  public String summary() {
    return patient.summary();
  }

  @Override
  public String schema() {
    return patient.schema();
  }

  @Override
  public List<ProviderKey> keys() {
    return patient.keys();
  }

  @Override
  public Capabilities capabilities(Settings settings, Path folder) {
    return patient.capabilities(settings, folder);
  }

  @Override
  public Roles roles(Settings settings) {
    return patient.roles(settings);
  }

  @Override
  public Connection connect(Settings settings, ProjectContext project) {
    return AihubConnection.open(
        AihubConnection.site(
            BaseUrl.of(settings.provider().require("url"), BaseUrl::problemWith),
            settings.organization(),
            new Secret("any")),
        settings.organization(),
        capabilities(settings, project.folder()).roles(),
        PATIENCE);
  }
}
