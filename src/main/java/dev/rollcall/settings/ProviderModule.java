package dev.rollcall.settings;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Identity;
import dev.rollcall.model.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What settings and files need to know about a product; makes no requests. */
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

  /** What the product identifies people by. */
  default Identity identity() {
    return Identity.EMAIL;
  }

  /** What is wrong with its URL, as a clause that does not repeat it, or null if nothing is. */
  default @Nullable String problemWithUrl(String url) {
    return null;
  }

  /** The error for a section that the product, or its settings, does not support. */
  default Diagnostic unsupported(Section section, @Nullable SourceLocation place) {
    return Diagnostic.error(
        "unsupported-section", "this provider does not support " + section.key(), place);
  }

  /** Which setting allows admins, as a clause, or null. */
  default @Nullable String hintForAdmins() {
    return null;
  }

  /** The hint if {@code max_sends} is set and the product does not count e-mails. */
  default String hintForMaxSends() {
    return "delete max_sends";
  }

  /** Why its settings cannot come from options alone, or null if they can. */
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
