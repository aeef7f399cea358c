package dev.rollcall.reliability;

import dev.rollcall.Effort;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What happens in an organization of some 2,000 people, of fewer with every build: where it starts
 * and where it is to go.
 */
enum Season {
  /** All of them come, a quarter with a group and a workspace. */
  ARRIVALS {
    @Override
    Access live() {
      return places(new Access().person(CALLER, "admin"));
    }

    @Override
    Access desired() {
      return everybody(PEOPLE);
    }

    @Override
    List<String> mails() {
      return mailed("invitation", PEOPLE);
    }
  },
  /** All of them are there, a quarter has not answered for a month. */
  REMINDERS {
    @Override
    Access live() {
      return everybody(PEOPLE);
    }

    @Override
    Access desired() {
      return live();
    }

    @Override
    Map<String, String> invited() {
      Map<String, String> invited = new TreeMap<>();
      for (int i = 0; i < ENTITLED; i++) {
        invited.put(email(i), "2026-10-24T09:00:00Z");
      }
      return invited;
    }

    @Override
    List<String> mails() {
      return mailed("resend", ENTITLED);
    }
  },
  /** Many go, with what they hold, groups go, roles go up and down, and a few come. */
  DEPARTURES {
    @Override
    Access live() {
      return everybody(PEOPLE - NEWCOMERS);
    }

    @Override
    Access desired() {
      Access desired = groups(places(new Access().person(CALLER, "admin")), GROUPS / 2);
      for (int i = 0; i < PEOPLE; i++) {
        if (stays(i)) {
          desired.person(email(i), i % 10 == 0 ? "admin" : "member");
          if (i < ENTITLED && i % 5 > 0) {
            desired.at("w" + i % WORKSPACES, email(i), WORKSPACE_ROLES.get(i % 4));
          }
          if (i < ENTITLED && i % GROUPS < GROUPS / 2) {
            desired.inGroup("g" + i % GROUPS, email(i), i % 2 == 0 ? "manager" : "member");
          }
        }
      }
      return desired;
    }

    private static boolean stays(int i) {
      return i % 5 < 3;
    }

    @Override
    List<String> mails() {
      return IntStream.range(PEOPLE - NEWCOMERS, PEOPLE)
          .filter(i -> stays(i))
          .mapToObj(i -> "invitation " + email(i))
          .toList();
    }
  };

  /** Who rollcall runs as. */
  static final String CALLER = "admin@acme.example";

  private static final int PEOPLE = Effort.of(600, 2_000);
  private static final int ENTITLED = Effort.of(150, 500);
  private static final int NEWCOMERS = 100;
  private static final int GROUPS = 20;
  private static final int WORKSPACES = 5;
  private static final List<String> WORKSPACE_ROLES =
      List.of("reviewer", "review_manager", "tester", "developer", "manager");

  /** What is live at first. */
  abstract Access live();

  /** What the files say. */
  abstract Access desired();

  /** Every e-mail that is to go out, once. */
  abstract List<String> mails();

  /** Who has not joined at first, and when they were mailed. */
  Map<String, String> invited() {
    return Map.of();
  }

  private static String email(int i) {
    return "p" + i + "@acme.example";
  }

  private static List<String> mailed(String kind, int count) {
    return IntStream.range(0, count).mapToObj(i -> kind + " " + email(i)).toList();
  }

  private static Access places(Access access) {
    for (int i = 0; i < WORKSPACES; i++) {
      access.workspace("w" + i);
    }
    return access;
  }

  private static Access groups(Access access, int count) {
    for (int g = 0; g < count; g++) {
      access.group("g" + g).at("w" + g % WORKSPACES, "group:g" + g, "tester");
    }
    return access;
  }

  /** That many people, the first quarter of all with a group and a workspace, others admins. */
  private static Access everybody(int people) {
    Access access = groups(places(new Access().person(CALLER, "admin")), GROUPS);
    for (int i = 0; i < people; i++) {
      access.person(email(i), i % 97 == 0 && i >= ENTITLED ? "admin" : "member");
      if (i < ENTITLED) {
        access.inGroup("g" + i % GROUPS, email(i), i % 7 == 0 ? "manager" : "member");
        access.at("w" + i % WORKSPACES, email(i), WORKSPACE_ROLES.get(i % 3));
      }
    }
    return access;
  }
}
