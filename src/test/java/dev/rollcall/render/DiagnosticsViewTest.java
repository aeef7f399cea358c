package dev.rollcall.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiagnosticsViewTest {
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

  private static final View<Diagnostics> TEXT = new DiagnosticsText(ColorMode.PLAIN);

  @Test
  void printsText() throws IOException {
    Golden.check("diagnostics/some.txt", TEXT, SOME);
  }

  @Test
  void printsColour() throws IOException {
    Golden.check("diagnostics/colour.txt", new DiagnosticsText(ColorMode.COLOUR), SOME);
  }

  @Test
  void printsJson() throws IOException {
    Golden.check("diagnostics/some.json", new DiagnosticsJson(), SOME);
  }

  @Test
  void saysNothingOfNothing() {
    assertThat(Golden.rendered(TEXT, Diagnostics.of(List.of()))).isEmpty();
  }

  @Test
  void countsOneAsOne() {
    Diagnostic one = Diagnostic.warning("w", "m", null);
    assertThat(Golden.rendered(TEXT, Diagnostics.of(List.of(one))))
        .isEqualTo("warning[w]: m\n1 warning\n");
  }
}
