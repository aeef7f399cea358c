package dev.rollcall.settings;

import dev.rollcall.model.Kind;
import dev.rollcall.model.Role;
import java.util.Optional;

/**
 * The instructions for an admin who carries out a plan by hand, in the words of the product's
 * console. In all sentences {@code **} stands before and after what the console shows.
 */
public interface ConsoleWords {
  /**
   * What changes of one step ask for.
   *
   * @param heading of all of them
   * @param how where in the console they are made, and how
   * @param task what one of them is, without a final colon: {@code {who}} stands for the principal
   *     or for how many there are, {@code {place}} for the group, the workspace or what is created
   *     or deleted, {@code {role}} for the role that is given
   */
  record Instruction(String heading, String how, String task) {}

  /** Where to begin, in sentences. */
  String signIn();

  /**
   * How the changes of one step are made.
   *
   * @param step such as {@code create_group} or {@code lower_member}
   */
  Instruction instruction(String step);

  /** A role as the console shows it; empty where it shows the name itself. */
  Optional<String> role(Role role, Kind kind);

  /** What else to look at when people or service accounts had their role lowered, in sentences. */
  String afterLowering();
}
