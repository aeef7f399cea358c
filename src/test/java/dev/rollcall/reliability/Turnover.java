package dev.rollcall.reliability;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A plan with something of everything, of some 200 requests: people come, wait, rise and go. */
final class Turnover {
  private static final int LEAVERS = 120;
  private static final int STALE = 220;
  private static final int NEW = 250;
  private static final int ENTITLED = 310;
  private static final int PEOPLE = 400;

  private Turnover() {}

  private static String email(int i) {
    return "t" + i + "@acme.example";
  }

  private static Access places() {
    Access access = new Access().person(Season.CALLER, "admin");
    for (int i = 0; i < 4; i++) {
      access.workspace("w" + i);
    }
    return access;
  }

  static Access live() {
    Access live = places();
    IntStream.range(0, NEW).forEach(i -> live.person(email(i), "member"));
    IntStream.range(0, 150).forEach(i -> live.at("w" + i % 4, email(i), "tester"));
    IntStream.range(0, 24).forEach(g -> live.group("old" + g).at("w0", "group:old" + g, "tester"));
    IntStream.range(160, STALE).forEach(i -> live.inGroup("old" + i % 24, email(i), "member"));
    return live;
  }

  static Access desired() {
    Access desired = places();
    IntStream.range(0, 6).forEach(g -> desired.group("new" + g));
    IntStream.range(LEAVERS, PEOPLE)
        .forEach(i -> desired.person(email(i), i >= 150 && i < 160 ? "admin" : "member"));
    IntStream.range(NEW, ENTITLED)
        .forEach(
            i ->
                desired
                    .inGroup("new" + i % 6, email(i), i % 3 == 0 ? "manager" : "member")
                    .at("w" + i % 4, email(i), "developer"));
    return desired;
  }

  /** Who has not answered for years. */
  static Map<String, String> invited() {
    Map<String, String> invited = new TreeMap<>();
    IntStream.range(STALE, NEW).forEach(i -> invited.put(email(i), "2020-01-01T00:00:00Z"));
    return invited;
  }

  /** Every e-mail that is to go out, once. */
  static List<String> mails() {
    return Stream.concat(
            IntStream.range(STALE, NEW).mapToObj(i -> "resend " + email(i)),
            IntStream.range(NEW, PEOPLE).mapToObj(i -> "invitation " + email(i)))
        .toList();
  }
}
