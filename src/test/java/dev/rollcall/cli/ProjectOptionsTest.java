package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ProjectOptionsTest {
  @Test
  void keepsWhatARunWritesInTheProject() {
    Instant at = Instant.parse("2026-11-24T02:10:00Z");
    assertThat(new ProjectOptions().fileOfRun("journal", "r1", at, ".jsonl").normalize())
        .isEqualTo(Path.of(".rollcall/journal/20261124T021000Z-r1.jsonl"));
  }
}
