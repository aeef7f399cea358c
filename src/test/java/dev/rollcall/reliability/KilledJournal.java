package dev.rollcall.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.saved.PublishedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The journal that a killed apply left behind. */
final class KilledJournal {
  private static final PublishedSchema SCHEMA = PublishedSchema.of("journal");
  private static final JsonMapper JSON = new JsonMapper();

  /** What stands for the role where nothing is. */
  private static final String GONE = "nothing";

  /** The roles that were announced for an address. */
  private final Map<String, Set<String>> announced = new HashMap<>();

  private final Set<String> mailed = new HashSet<>();
  private int inFlight;

  /** Reads a journal; every line that ends must be right. */
  KilledJournal(Path file) throws IOException {
    for (String line : wholeLines(Files.readString(file))) {
      SCHEMA.accepts(line);
      JsonNode json = JSON.readTree(line);
      String type = json.get("type").stringValue();
      assertThat(type).isNotEqualTo("finished");
      if (type.equals("sending")) {
        json.get("changes").forEach(this::announce);
      } else if (type.equals("outcome")) {
        inFlight--;
      }
    }
  }

  /** The journals of a project. */
  static List<Path> of(Path project) throws IOException {
    Path folder = project.resolve(".rollcall/journal");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** A kill may tear the last line, and no other. */
  private static List<String> wholeLines(String text) {
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  private void announce(JsonNode change) {
    String address = change.get("address").stringValue();
    String action = change.get("action").stringValue();
    JsonNode after = change.get("after");
    String role = after.isNull() ? GONE : after.path("role").asString(Access.NONE);
    announced.computeIfAbsent(address, key -> new HashSet<>()).add(role);
    String email = address.replaceFirst("^member/", "");
    switch (action) {
      case "invite" -> mailed.add("invitation " + email);
      case "resend" -> mailed.add("resend " + email);
      default -> {}
    }
    inFlight++;
  }

  /** How many changes were announced whose outcome was not. */
  int inFlight() {
    return inFlight;
  }

  /** Everything that happened was announced before, or goes with something that was. */
  void covers(SortedMap<String, String> before, SortedMap<String, String> now, List<String> mails) {
    assertThat(mailed).containsAll(mails);
    Set<String> addresses = new TreeSet<>(before.keySet());
    addresses.addAll(now.keySet());
    addresses.removeIf(address -> Objects.equals(before.get(address), now.get(address)));
    assertThat(addresses)
        .allMatch(address -> isAnnounced(address, now.getOrDefault(address, GONE)));
  }

  private boolean isAnnounced(String address, String role) {
    return announced.getOrDefault(address, Set.of()).contains(role)
        || (role.equals(GONE) && goesWithAnother(address));
  }

  /** Memberships and grants go with the person, and with the group. */
  private boolean goesWithAnother(String address) {
    String[] parts = address.split("/", -1);
    return parts.length == 3
        && Stream.of(
                parts[0] + "/" + parts[1],
                "member/" + parts[2],
                parts[2].replaceFirst("^group:", "group/"))
            .anyMatch(other -> announced.getOrDefault(other, Set.of()).contains(GONE));
  }
}
