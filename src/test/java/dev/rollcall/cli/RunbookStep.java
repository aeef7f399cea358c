package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is behind one check box, understood.
 *
 * @param how what its section says about where and how
 * @param who is meant: e-mails, {@code service:NAME}, {@code group:NAME}
 * @param name of the group, workspace or service account it is about, or nothing
 * @param role as the console shows it, or nothing
 * @param losses what it says goes with it
 */
record RunbookStep(
    String how, Act act, List<String> who, String name, String role, Set<ConsoleView.Row> losses) {
  private static final String NAME = "\u0001(?<name>[^\u0002]+)\u0002";
  private static final String ROLE = "(?<role>[A-Z][a-z ]+|\u0001[^\u0002]+\u0002)";
  private static final String WHO =
      "(?<who>these \\d+ (?:people|service accounts|groups)"
          + "|(?:|service account |group )\u0001[^\u0002]+\u0002)";
  private static final Pattern LOSS =
      Pattern.compile(
          "(?<who>(?:|service account |group )\u0001[^\u0002]+\u0002) in (?<kind>group|workspace) "
              + NAME
              + ", was "
              + ROLE);
  private static final Pattern UNSEEN = Pattern.compile("\\\\u\\{([0-9a-f]+)}");

  /** What can be done at the console. */
  enum Act {
    CREATE_GROUP("Create group " + NAME),
    CREATE_ACCOUNT("Create service account " + NAME + " with the organization role " + ROLE),
    INVITE("Invite " + WHO),
    RESEND("Resend the invitation to " + WHO),
    SET_ROLE("Set " + WHO + " to " + ROLE),
    ADD_TO_GROUP("Add " + WHO + " to group " + NAME + " as " + ROLE),
    SET_IN_GROUP("Set " + WHO + " in group " + NAME + " to " + ROLE),
    ADD_TO_WORKSPACE("Add " + WHO + " to workspace " + NAME + " as " + ROLE),
    SET_IN_WORKSPACE("Set " + WHO + " in workspace " + NAME + " to " + ROLE),
    REMOVE_FROM_WORKSPACE("Remove " + WHO + " from workspace " + NAME),
    REMOVE_FROM_GROUP("Remove " + WHO + " from group " + NAME),
    DELETE_PEOPLE("Delete " + WHO + " from the organization"),
    DELETE_ACCOUNT("Delete service account " + NAME),
    DELETE_GROUP("Delete group " + NAME);

    private final Pattern sentence;

    Act(String sentence) {
      this.sentence = Pattern.compile(sentence + ":?");
    }
  }

  /** Fails where a sentence means nothing, or two things. */
  static RunbookStep of(String how, String sentence, List<String> listed, List<String> lost) {
    List<Act> acts =
        Arrays.stream(Act.values()).filter(a -> a.sentence.matcher(sentence).matches()).toList();
    assertThat(acts).as(sentence).hasSize(1);
    Act act = acts.get(0);
    Matcher words = act.sentence.matcher(sentence);
    assertThat(words).matches();
    return new RunbookStep(
        how,
        act,
        who(words, listed),
        seen(group(words, "name")),
        seen(group(words, "role")),
        losses(lost));
  }

  private static String group(Matcher words, String name) {
    return words.pattern().pattern().contains("(?<" + name + ">") ? words.group(name) : "";
  }

  private static List<String> who(Matcher words, List<String> listed) {
    String said = group(words, "who");
    if (!said.startsWith("these ")) {
      assertThat(listed).isEmpty();
      return said.isEmpty() ? List.of() : List.of(principal(said));
    }
    String[] counted = said.split(" ", 3);
    assertThat(listed).hasSize(Integer.parseInt(counted[1]));
    String kind = counted[2].equals("people") ? "" : counted[2].replaceFirst("s$", " ");
    return listed.stream().map(one -> principal(kind + one)).toList();
  }

  private static String principal(String said) {
    return seen(
        said.replaceFirst("^service account \u0001", "service:")
            .replaceFirst("^group \u0001", "group:"));
  }

  private static Set<ConsoleView.Row> losses(List<String> lines) {
    Set<ConsoleView.Row> losses = new LinkedHashSet<>();
    for (String line : lines) {
      Matcher loss = LOSS.matcher(line);
      if (loss.matches()) { // the others say what else goes, such as tokens
        losses.add(
            new ConsoleView.Row(
                loss.group("kind"),
                seen(loss.group("name")),
                principal(loss.group("who")),
                seen(loss.group("role"))));
      }
    }
    return losses;
  }

  /** A text without its marks, and with what could not be shown. */
  private static String seen(String shown) {
    return UNSEEN
        .matcher(shown.replaceAll("[\u0001\u0002]", ""))
        .replaceAll(
            unseen ->
                Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(unseen.group(1), 16))));
  }
}
