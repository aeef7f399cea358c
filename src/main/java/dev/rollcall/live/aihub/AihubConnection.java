package dev.rollcall.live.aihub;

import dev.rollcall.live.Connection;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.http.ApiServer;
import dev.rollcall.live.http.BaseUrl;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.HttpPolicy;
import dev.rollcall.live.http.TornReadRetry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Roles;
import dev.rollcall.settings.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A way to one organization on a server of the membership contract. */
final class AihubConnection implements Connection {
  private final HttpApi api;
  private final TornReadRetry reads;
  private final String organization;
  private final Roles builtIn;
  private final AihubPaths paths = new AihubPaths();

  AihubConnection(HttpApi api, String organization, Roles builtIn, HttpPolicy policy) {
    this.api = api;
    this.reads = new TornReadRetry(policy);
    this.organization = organization;
    this.builtIn = builtIn;
  }

  static AihubConnection open(
      ApiServer site, String organization, Roles builtIn, HttpPolicy policy) {
    return new AihubConnection(HttpApi.open(site, policy), organization, builtIn, policy);
  }

  static ApiServer site(BaseUrl base, String organization, Secret token) {
    return new ApiServer(
        base,
        Map.of("IB-Context", organization),
        () -> token,
        (status, request) -> hint(status, organization),
        new ApiServer.ErrorFormat(
            List.of("message", "msg"), Set.of(), AihubConnection::isErrorIn2xx));
  }

  private static @Nullable String hint(int status, String organization) {
    return switch (status) {
      case 401 ->
          "check the token, the organization (IB-Context: "
              + organization
              + ") and what the token may do";
      case 403 -> "the organization is out of consumption units, or the token lacks rights";
      case 404 -> "it does not exist, or the token may not see it";
      default -> null;
    };
  }

  /** AI Hub's first API answers 200 where it refuses, with {@code msg} instead of the message. */
  private static boolean isErrorIn2xx(JsonNode answer) {
    return answer.path("status").asString("").equals("ERROR");
  }

  @Override
  public MembershipReader reader() {
    return new AihubReader(api, reads, organization, builtIn, paths);
  }

  @Override
  public Optional<MembershipWriter> writer(LiveState live) {
    paths.start(live);
    return Optional.of(new AihubWriter(api, paths, new AihubReadBack(api, reads, paths)));
  }

  @Override
  public void close() {
    api.close();
  }
}
