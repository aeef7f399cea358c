package dev.rollcall.live.snapshot;

import dev.rollcall.diagnostic.SourceLocation;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Finds the place where bytes end to be text. */
final class Utf8ErrorLocator {
  private Utf8ErrorLocator() {}

  static SourceLocation end(String file, byte[] bytes) {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
    String before = text.flip().toString();
    int lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
    String lines = before.substring(0, lineStart).replace("\r\n", "\n").replace('\r', '\n');
    int line = 1 + (int) lines.chars().filter(c -> c == '\n').count();
    return new SourceLocation(file, line, 1 + before.codePointCount(lineStart, before.length()));
  }
}
