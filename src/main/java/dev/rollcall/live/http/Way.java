package dev.rollcall.live.http;

/** How other machines are reached from here. */
public record Way(Trust trust, Proxies proxies) {
  /** As Java does by itself. */
  public static final Way OF_JAVA = new Way(Trust.OF_JAVA, Proxies.OF_JAVA);
}
