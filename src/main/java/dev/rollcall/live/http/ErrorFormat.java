package dev.rollcall.live.http;

import java.util.List;
import java.util.Set;

/**
 * How a server words its errors.
 *
 * @param reasons the fields of a JSON error that may hold the reason, the most telling first
 * @param noEffectReasons the reasons that come with a 5xx and say that nothing was done
 */
public record ErrorFormat(List<String> reasons, Set<String> noEffectReasons) {
  /** {@code message} in AI Hub's second API, {@code msg} in its first. */
  public static final ErrorFormat AIHUB = new ErrorFormat(List.of("message", "msg"), Set.of());
}
