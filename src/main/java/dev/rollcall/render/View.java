package dev.rollcall.render;

import java.io.IOException;
import java.io.Writer;

/** One format of one kind of value. Reads the value and decides nothing. */
public interface View<T> {
  /** Writes the whole of {@code value}; {@code out} is not closed. */
  void write(T value, Writer out) throws IOException;
}
