package dev.rollcall.saved;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * Escapes what JSON would let through raw: DEL, C1 controls, line separators, and what is invisible
 * or turns the reading direction; and {@code #}, two of which begin a command to runners of builds
 * that read a log. Characters beyond the basic plane come in halves, of which none tells what the
 * whole is, so all of them are escaped; generators over a Writer ask for both halves, those over
 * bytes do not. A reader gets the same string.
 */
final class TerminalSafe extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int DEL = 0x7F;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[DEL] = ESCAPE_STANDARD;
    codes['#'] = ESCAPE_STANDARD;
    return codes;
  }

  /** The escape of one UTF-16 unit beyond ASCII, or null to write it as it is. */
  @Override
  public @Nullable SerializableString getEscapeSequence(int unit) {
    return switch (Character.getType((char) unit)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          new SerializedString(String.format("\\u%04x", unit));
      default -> null;
    };
  }
}
