package dev.rollcall.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DiagnosticsTest {
  private static Diagnostic at(String file, int line) {
    return Diagnostic.error("unknown-role", "no such role", new SourceLocation(file, line, 3));
  }

  @Test
  void areSortedByPlaceThoseWithoutOneFirst() {
    Diagnostic nowhere = Diagnostic.warning("w", "somewhere", null);
    assertThat(
            Diagnostics.of(List.of(at("b.yaml", 1), at("a.yaml", 9), at("a.yaml", 2), nowhere))
                .kept())
        .containsExactly(nowhere, at("a.yaml", 2), at("a.yaml", 9), at("b.yaml", 1));
  }

  @Test
  void keepAHundredAFileAndCountTheRest() {
    Diagnostics.Collector collector = new Diagnostics.Collector();
    for (int line = 1; line <= 250; line++) {
      collector.add(at("a.yaml", line));
    }
    collector.add(at("b.yaml", 1));
    collector.add(Diagnostic.error("e", "no place", null));
    assertThat(collector.toDiagnostics().kept()).hasSize(102);
    assertThat(collector.toDiagnostics().omitted()).isEqualTo(150);
  }

  @Test
  void onlyErrorsStopARun() {
    assertThat(Diagnostics.of(List.of(Diagnostic.warning("w", "m", null))).hasErrors()).isFalse();
    assertThat(Diagnostics.of(List.of(at("a.yaml", 1))).hasErrors()).isTrue();
    assertThat(new Diagnostics(List.of(), 1).hasErrors()).isTrue();
  }

  @Test
  void readLikeACompilers() {
    assertThat(at("a.yaml", 2)).hasToString("a.yaml:2:3: error[unknown-role]: no such role");
    assertThat(Diagnostic.warning("w", "m", null).withHint("h")).hasToString("warning[w]: m");
    assertThat(new InvalidInputException(at("a.yaml", 2))).hasMessageStartingWith("a.yaml:2:3:");
    assertThat(new InvalidInputException(Diagnostics.of(List.of()))).hasMessage("invalid input");
  }
}
