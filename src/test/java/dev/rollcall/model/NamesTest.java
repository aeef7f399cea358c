package dev.rollcall.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NamesTest {
  @Test
  void ordersByCodePointBeyondTheBasicPlane() {
    // U+1F600 is written with surrogates, whose code units lie below U+FF5E's.
    assertThat(Stream.of("\uD83D\uDE00", "\uFF5E", "ab", "a", "b").sorted(Names.BY_CODE_POINT))
        .containsExactly("a", "ab", "b", "\uFF5E", "\uD83D\uDE00");
    assertThat(Names.BY_CODE_POINT.compare("\uFF5E", "\uD83D\uDE00")).isNegative();
    assertThat(Names.BY_CODE_POINT.compare("\uD83D\uDE01", "\uD83D\uDE00")).isPositive();
  }

  @Test
  void comparesAfterNfcAndFoldsCase() {
    assertThat(Names.normalize("e\u0301quipe")).isEqualTo("\u00e9quipe");
    assertThat(Names.foldCase("Stra\u00dfe")).isEqualTo(Names.foldCase("STRASSE"));
    assertThat(Names.foldCase("claims")).isNotEqualTo(Names.foldCase("claim"));
  }
}
