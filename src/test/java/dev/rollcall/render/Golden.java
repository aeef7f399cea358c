package dev.rollcall.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What views are to print, as files; {@code -Drollcall.golden.write=true} rewrites them for review.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/render");

  private Golden() {}

  static <T> String rendered(View<T> view, T value) {
    StringWriter out = new StringWriter();
    try {
      view.write(value, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString();
  }

  static <T> void check(String file, View<T> view, T value) throws IOException {
    Path golden = FOLDER.resolve(file);
    String actual = rendered(view, value);
    if (Boolean.getBoolean("rollcall.golden.write")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, actual, UTF_8);
    }
    assertThat(golden).as(file).exists();
    assertThat(actual).as(file).isEqualTo(Files.readString(golden, UTF_8));
  }
}
