package dev.rollcall.live.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to check where a server refuses. */
@FunctionalInterface
public interface ErrorHints {
  /** A clause for whoever reads that this request was answered so, or null. */
  @Nullable String on(int status, ApiRequest request);

  /** The same for all requests. */
  static ErrorHints byStatus(Map<Integer, String> advice) {
    return (status, request) -> advice.get(status);
  }
}
