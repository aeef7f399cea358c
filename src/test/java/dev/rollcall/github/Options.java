package dev.rollcall.github;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a command line says: its first word, and each option with its values. */
final class Options {
  private static final Set<String> FLAGS = Set.of("--force", "--clobber");

  private final Map<String, List<String>> values = new TreeMap<>();

  private Options() {}

  /** Reads {@code VERB WORD --name value --flag ...}. */
  static Options after(String verb, Iterator<String> words) throws ForgeApi.Refused {
    if (!words.next().equals(verb)) {
      throw new ForgeApi.Refused("not " + verb);
    }
    Options options = new Options();
    options.add("", words.next());
    while (words.hasNext()) {
      String name = words.next();
      options.add(name, FLAGS.contains(name) ? "" : words.next());
    }
    return options;
  }

  private void add(String name, String value) {
    values.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
  }

  /** The values of an option. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The one value of an option; of the first word for an empty name. */
  String only(String name) throws ForgeApi.Refused {
    if (all(name).size() != 1) {
      throw new ForgeApi.Refused("one " + name + " is needed: " + values);
    }
    return all(name).get(0);
  }

  /** Fails unless an option has this value. */
  void check(String name, String value) throws ForgeApi.Refused {
    if (!only(name).equals(value)) {
      throw new ForgeApi.Refused(name + " should be " + value + ": " + values);
    }
  }
}
