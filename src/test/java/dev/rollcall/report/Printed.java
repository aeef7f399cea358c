package dev.rollcall.report;

import dev.rollcall.Golden;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.function.Function;

/** What printers make of subjects. */
final class Printed {
  private static final Path FOLDER = Path.of("src/test/resources/render");

  private Printed() {}

  /** One format of one kind of value. */
  interface View<T> {
    void write(T value, Writer out) throws IOException;
  }

  static <T> View<T> text(ColorMode colors, Function<T, Page> page) {
    return (value, out) -> new TextPrinter(colors, out).print(page.apply(value));
  }

  static <T> View<T> text(Function<T, Page> page) {
    return text(ColorMode.PLAIN, page);
  }

  static <T> View<T> markdown(Function<T, Page> page) {
    return markdown(MarkdownPrinter.MAX_BYTES, page);
  }

  static <T> View<T> markdown(int maxBytes, Function<T, Page> page) {
    return (value, out) -> out.write(MarkdownPrinter.print(page.apply(value), maxBytes));
  }

  static <T> String as(View<T> view, T value) {
    StringWriter out = new StringWriter();
    try {
      view.write(value, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString();
  }

  static <T> void check(String file, View<T> view, T value) throws IOException {
    Golden.check(FOLDER.resolve(file), as(view, value));
  }
}
