package dev.rollcall.reliability;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Two projects of one organization that do not agree. */
enum Rivals {
  /** Declares everybody, and prunes what it does not know. */
  WHOLE {
    @Override
    String settings(String url) {
      return "prune: true\n" + common(url);
    }

    @Override
    Access desired() {
      Access desired = base();
      IntStream.range(0, 200).forEach(i -> desired.person(old(i), i == 60 ? "admin" : "member"));
      IntStream.range(0, NEW).forEach(i -> desired.person(fresh(i), "member"));
      desired.group("shared").group("g0");
      IntStream.range(0, 50).forEach(i -> desired.inGroup("g0", old(i), "manager"));
      IntStream.range(0, 20).forEach(i -> desired.inGroup("shared", fresh(i), "manager"));
      IntStream.range(0, 40).forEach(i -> desired.at("w0", fresh(i), "reviewer"));
      IntStream.range(100, 120).forEach(i -> desired.at("w0", old(i), "reviewer"));
      return desired;
    }

    @Override
    List<String> absent() {
      return List.of();
    }
  },

  /** Declares a part, differently, and lets some of the others' people go. */
  PART {
    @Override
    String settings(String url) {
      return common(url);
    }

    @Override
    Access desired() {
      Access desired = base();
      IntStream.range(LEAVERS, 150).forEach(i -> desired.person(old(i), "member"));
      invited().keySet().forEach(email -> desired.person(email, "member"));
      IntStream.range(0, NEW).forEach(i -> desired.person(fresh(i), "member"));
      desired.group("shared").group("g0").group("temp");
      IntStream.range(LEAVERS, 60).forEach(i -> desired.inGroup("g0", old(i), "member"));
      IntStream.range(0, 20).forEach(i -> desired.inGroup("shared", fresh(i), "member"));
      IntStream.range(20, 40).forEach(i -> desired.inGroup("temp", fresh(i), "member"));
      IntStream.range(0, 40).forEach(i -> desired.at("w0", fresh(i), "developer"));
      return desired;
    }

    @Override
    List<String> absent() {
      return IntStream.range(0, LEAVERS).mapToObj(Rivals::old).toList();
    }
  };

  /** How many new people both invite. */
  private static final int NEW = 150;

  private static final int LEAVERS = 30;

  /** The settings of the project. */
  abstract String settings(String url);

  /** What the project says is there. */
  abstract Access desired();

  /** The people of whom it says that their time is over. */
  abstract List<String> absent();

  /** What is live at first. */
  static Access live() {
    Access live = base();
    IntStream.range(0, 200).forEach(i -> live.person(old(i), "member"));
    live.group("g0").group("temp");
    IntStream.range(0, 50).forEach(i -> live.inGroup("g0", old(i), "member"));
    IntStream.range(100, 120).forEach(i -> live.at("w0", old(i), "tester"));
    return live;
  }

  /** Who has not answered for years, and is reminded by both. */
  static Map<String, String> invited() {
    Map<String, String> invited = new TreeMap<>();
    IntStream.range(170, 200).forEach(i -> invited.put(old(i), "2020-01-01T00:00:00Z"));
    return invited;
  }

  private static Access base() {
    return new Access().person(Season.CALLER, "admin").workspace("w0");
  }

  private static String old(int i) {
    return "old" + i + "@acme.example";
  }

  /** Somebody both invite. */
  private static String fresh(int i) {
    return "new" + i + "@acme.example";
  }

  private static String common(String url) {
    return """
        organization: acme
        provider: {type: aihub, url: "%s", token: "${TOKEN}"}
        invitations: {resend_after: 7d}
        guards: {max_removals: 1000}
        """
        .formatted(url);
  }
}
