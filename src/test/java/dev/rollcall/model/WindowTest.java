package dev.rollcall.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class WindowTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 11, 23);

  @Test
  void firstAndLastDayAreDaysOfAccess() {
    Window window = new Window(FIRST, LAST);
    assertThat(window.contains(FIRST)).isTrue();
    assertThat(window.contains(LAST)).isTrue();
    assertThat(window.isBefore(FIRST.minusDays(1))).isTrue();
    assertThat(window.isOver(LAST.plusDays(1))).isTrue();
    assertThat(window.contains(LAST.plusDays(1))).isFalse();
    assertThat(window.contains(FIRST.minusDays(1))).isFalse();
  }

  @Test
  void anOpenEndNeverCloses() {
    assertThat(Window.ALWAYS.contains(LocalDate.MIN)).isTrue();
    assertThat(Window.ALWAYS.contains(LocalDate.MAX)).isTrue();
  }

  @Test
  void doesNotEndBeforeItBegins() {
    assertThat(new Window(LAST, LAST).contains(LAST)).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> new Window(LAST, FIRST));
  }
}
