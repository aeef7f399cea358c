package dev.rollcall.settings;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Identity;
import dev.rollcall.model.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product as far as settings and files need to know it; asks nobody. */
public interface ProviderModule {
  /** The word in {@code provider.type}. */
  String type();

  /** What the type stands for, as a clause for the schema's help. */
  String summary();

  /**
   * The part of the settings' schema that describes its keys, with help for each: a JSON object,
   * which becomes the definition called as the type is, and may refer to {@code #/$defs/text}.
   */
  String schema();

  /** The keys below {@code provider}, in the order they are written. */
  List<ProviderKey> keys();

  /** What the product knows people by. */
  default Identity identity() {
    return Identity.EMAIL;
  }

  /** What is wrong with its URL, as a clause that does not repeat it, or null if nothing is. */
  default @Nullable String problemWithUrl(String url) {
    return null;
  }

  /** That the product, or what the settings say of it, has no such section. */
  default Diagnostic unsupported(Section section, @Nullable SourceLocation place) {
    return Diagnostic.error("unsupported-section", "this provider has no " + section.key(), place);
  }

  /** Which setting lets members be admins, as a clause, or null where none does. */
  default @Nullable String hintForAdmins() {
    return null;
  }

  /** What helps where {@code max_sends} is set and the product does not count e-mails. */
  default String hintForMaxSends() {
    return "delete max_sends";
  }

  /** Why its settings cannot be made of options alone, or null where they can. */
  default @Nullable String neededFromFile() {
    return null;
  }

  /**
   * The words of its console, or null where a plan is always carried out by rollcall; they are
   * needed where there is no writer.
   */
  default @Nullable ConsoleWords console() {
    return null;
  }

  /** The key of that name, or null. */
  default @Nullable ProviderKey key(String name) {
    return keys().stream().filter(key -> key.name().equals(name)).findFirst().orElse(null);
  }
}
