package dev.rollcall.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Marks by which a program knows a finding again in the next run; no two in one document are the
 * same, for programs drop what they take for the same.
 */
final class Fingerprints {
  private final Map<List<String>, Integer> seen = new HashMap<>();

  /** The mark of the next finding: of its rule, its file and what it is about, not of its line. */
  String next(Finding finding) {
    List<String> parts = new ArrayList<>(finding.identity());
    parts.add(0, finding.rule().id());
    parts.add(1, finding.place().file());
    parts.add(String.valueOf(seen.merge(List.copyOf(parts), 1, Integer::sum)));
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(UTF_8);
      digest.update((bytes.length + ":").getBytes(UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
