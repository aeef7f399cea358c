package dev.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiagnosticsPageTest {
  static final Diagnostics SOME =
      new Diagnostics(
          List.of(
              Diagnostic.error(
                      "unknown-role",
                      "there is no role \"memebr\"",
                      new SourceLocation("teams/a.yaml", 14, 5))
                  .withHint("did you mean \"member\"?"),
              Diagnostic.error("no-settings", "there is no rollcall.yaml", null),
              Diagnostic.warning(
                  "not-present", "x\u001b[31m is gone", new SourceLocation("b\u202e.yaml", 2, 1))),
          17);

  private static final Printed.View<Diagnostics> TEXT =
      Printed.text(found -> DiagnosticsPage.of(found, List.of()));

  @Test
  void printsText() throws IOException {
    Printed.check("diagnostics/some.txt", TEXT, SOME);
  }

  @Test
  void printsColour() throws IOException {
    Printed.check(
        "diagnostics/colour.txt",
        Printed.text(ColorMode.COLOR, found -> DiagnosticsPage.of(found, List.of())),
        SOME);
  }

  @Test
  void printsJson() throws IOException {
    Printed.check("diagnostics/some.json", JsonPrinter::print, SOME);
  }

  @Test
  void saysNothingOfNothing() {
    assertThat(Printed.as(TEXT, Diagnostics.of(List.of()))).isEmpty();
  }

  @Test
  void countsOneAsOne() {
    Diagnostic one = Diagnostic.warning("w", "m", null);
    assertThat(Printed.as(TEXT, Diagnostics.of(List.of(one))))
        .isEqualTo("warning[w]: m\n1 warning\n");
  }
}
