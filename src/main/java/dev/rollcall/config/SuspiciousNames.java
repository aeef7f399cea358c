package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Identity;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import java.net.IDN;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Warns of declared names that are not what they seem: they hold what nobody sees, or look like
 * other names. They may be meant so; a reviewer should know. Names in ASCII, which nearly all are,
 * cost next to nothing.
 */
final class SuspiciousNames {
  private static final String UNSEEN = "invisible-character";
  private static final String LOOKALIKE = "confusable-name";

  /** More of one kind is a way of naming, and drowns what else there is to say. */
  private static final int MAX_COUNT = 40;

  private final DesiredState desired;
  private final Identity identity;
  private final Diagnostics.Collector problems;
  private int warnings;

  SuspiciousNames(DesiredState desired, Identity identity, Diagnostics.Collector problems) {
    this.identity = identity;
    this.desired = desired;
    this.problems = problems;
  }

  /** Reports them. */
  void check() {
    checkNames(identity.noun(), declared(Kind.MEMBER));
    checkNames("name", declared(Kind.SERVICE_ACCOUNT));
    checkNames("name", declared(Kind.GROUP));
    checkNames("name", desired.workspaceSources());
    checkUndeclared();
    checkNotes();
    if (warnings > MAX_COUNT) {
      problems.add(
          Diagnostic.warning(
              LOOKALIKE, (warnings - MAX_COUNT) + " more warnings of names like these", null));
    }
  }

  private Map<String, SourceLocation> declared(Kind kind) {
    Map<String, SourceLocation> names = new LinkedHashMap<>();
    if (kind == Kind.GROUP) {
      desired.groups().forEach(name -> put(names, name, Address.group(name)));
    } else {
      for (Address address : desired.entries().keySet()) {
        if (address.kind() == kind) {
          put(names, kind == Kind.MEMBER ? readable(address.name()) : address.name(), address);
        }
      }
    }
    return names;
  }

  private void put(Map<String, SourceLocation> names, String name, Address address) {
    SourceLocation place = desired.sources().get(address);
    if (place != null) {
      names.put(name, place);
    }
  }

  /** With a domain that is written in xn-- as it is read. */
  private static String readable(String text) {
    if (!text.contains("xn--")) {
      return text;
    }
    int at = text.lastIndexOf('@') + 1;
    return text.substring(0, at) + IDN.toUnicode(text.substring(at), IDN.ALLOW_UNASSIGNED);
  }

  private void checkNames(String what, Map<String, SourceLocation> names) {
    Map<String, String> bySkeleton = new HashMap<>();
    names.forEach(
        (name, place) -> {
          if (!isAscii(name)) {
            bySkeleton.putIfAbsent(Confusables.skeleton(name), name);
            check(what, name, place);
          }
        });
    if (!bySkeleton.isEmpty()) {
      names.forEach((name, place) -> checkTwin(what, name, place, bySkeleton, names));
    }
  }

  private void check(String what, String name, SourceLocation place) {
    String unseen = Confusables.invisibleIn(name);
    if (unseen != null) {
      warn(UNSEEN, what, name, unseen, place);
    }
    String lookalike = Confusables.lookalikeIn(name);
    if (lookalike != null) {
      warn(LOOKALIKE, what, name, lookalike, place);
    }
  }

  private void checkTwin(
      String what,
      String name,
      SourceLocation place,
      Map<String, String> bySkeleton,
      Map<String, SourceLocation> names) {
    String twin = bySkeleton.get(Confusables.skeleton(name));
    // names that differ by case alone are an error already
    if (twin != null && !Names.foldCase(twin).equals(Names.foldCase(name))) {
      String clause = "looks like " + SafeText.quote(twin) + ", at " + names.get(twin);
      warn(LOOKALIKE, what, name, clause, place);
    }
  }

  /** What is named and declared nowhere, since its section is not managed. */
  private void checkUndeclared() {
    Set<Principal> seen = new HashSet<>();
    for (Address address : desired.entries().keySet()) {
      if (!address.kind().isPrincipal()) {
        checkUndeclared(address.principal(), address, seen);
      }
    }
  }

  private void checkUndeclared(Principal principal, Address address, Set<Principal> seen) {
    SourceLocation place = desired.sources().get(address);
    if (!desired.manages(principal.kind().section()) && place != null && seen.add(principal)) {
      String name = principal.isPerson() ? readable(principal.name()) : principal.toString();
      if (!isAscii(name)) {
        check("name", name, place);
      }
    }
  }

  /** A note may be in any writing, but what nobody sees can hide what it says. */
  private void checkNotes() {
    desired.entries().forEach((address, entry) -> checkNote(entry, address));
  }

  private void checkNote(Entry entry, Address address) {
    String note = entry.note();
    if (note == null || isAscii(note)) {
      return;
    }
    String unseen = Confusables.invisibleIn(note.replaceAll("[\\n\\r\\t]", " "));
    if (unseen != null) {
      warn(UNSEEN, "note", note, unseen, desired.sources().get(address));
    }
  }

  private void warn(
      String code, String what, String text, String clause, @Nullable SourceLocation place) {
    if (warnings++ < MAX_COUNT) {
      problems.add(
          Diagnostic.warning(code, "the " + what + " " + SafeText.quote(text) + " " + clause, place)
              .withHint("if this is not meant, type it anew"));
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
  }
}
