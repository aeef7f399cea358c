package dev.rollcall.report;

import static dev.rollcall.report.Span.exact;
import static dev.rollcall.report.Span.name;
import static dev.rollcall.report.Span.own;
import static dev.rollcall.report.Span.strong;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Consequence;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Step;
import dev.rollcall.report.Item.Block;
import dev.rollcall.report.Item.Code;
import dev.rollcall.report.PageSection.ItemLayout;
import dev.rollcall.report.Span.Target;
import dev.rollcall.settings.ConsoleWords;
import dev.rollcall.settings.ConsoleWords.Instruction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan for an admin who carries it out at the product's console: a check box a task, in the
 * plan's order, and where a task is for people one list of e-mails to paste, separated by commas. A
 * plan that guards refuse says so at its top, and still shows its tasks.
 */
final class RunbookPage {
  /** More e-mails than this make a paste that nobody can check by eye. */
  private static final int MAX_PASTE = 100;

  private static final String PEOPLE = "people";

  private final Plan plan;
  private final ConsoleWords words;

  /** Whether a name holds a character that cannot be shown. */
  private boolean hasEscapes;

  private RunbookPage(Plan plan, ConsoleWords words) {
    this.plan = plan;
    this.words = words;
  }

  static Page of(Plan plan, ConsoleWords words) {
    return new RunbookPage(plan, words).page();
  }

  /** What changes of one step must share to be made at once, behind one check box. */
  private record TaskKey(
      Step step, @Nullable String place, @Nullable Role role, String principals) {
    static TaskKey of(Change change) {
      Step step = change.step();
      boolean isOfOrganization =
          step.kind() == Kind.MEMBER || step == Step.SET_ROLE_SERVICE_ACCOUNT;
      return new TaskKey(
          step,
          isOfOrganization ? null : change.address().name(),
          step.sendsEmail() ? null : change.roleAfter(),
          plural(change.address().principal()));
    }
  }

  /**
   * What is behind one check box.
   *
   * @param changes at most {@value #MAX_PASTE}
   */
  private record Task(TaskKey key, List<Change> changes) {}

  private Page page() {
    Map<Step, List<Task>> tasks = tasks();
    List<PageSection> steps = new ArrayList<>();
    tasks.forEach((step, some) -> steps.add(section(steps.size() + 1, step, some)));
    List<Item> refusals =
        plan.verdict().violations().stream().map(one -> Item.of(named(one.message()))).toList();
    int boxes = tasks.values().stream().mapToInt(List::size).sum();
    String counts =
        Wording.count(plan.changes().size(), "change", "changes")
            + " in "
            + Wording.count(boxes, "step", "steps")
            + ", planned at "
            + plan.header().createdAt()
            + ".";
    Item title =
        Item.paragraph(Block.TITLE, own("Runbook for "), named(plan.header().organization()));
    List<PageSection> sections = new ArrayList<>();
    sections.add(PageSection.of(Target.BOTH, title, Item.paragraph(own(counts))));
    if (!refusals.isEmpty()) {
      sections.add(
          PageSection.untitled(Target.BOTH, refusals, item -> item)
              .opening(
                  Item.paragraph(
                      strong("Do not carry this out."), own(" Guards refuse this plan:"))));
    }
    if (hasEscapes) {
      sections.add(
          PageSection.of(
              Target.BOTH,
              Item.paragraph(
                  own("In names, "),
                  name(SafeText.ESCAPE + "...}"),
                  own(" stands for one character that cannot be shown, by its code point."))));
    }
    if (!steps.isEmpty()) {
      sections.add(
          PageSection.of(
              Target.BOTH,
              sentence(
                  words.signIn()
                      + " Go from top to bottom: what gives access comes before what takes it away."
                      + " Where a step cannot be done, take nothing away from those it was for.")));
    }
    sections.addAll(steps);
    sections.add(closing());
    return new Page(1, sections, List.of(), List.of());
  }

  /** The changes of each step that are alike together, in the plan's order. */
  private Map<Step, List<Task>> tasks() {
    Map<TaskKey, List<Change>> alike = new LinkedHashMap<>();
    plan.changes()
        .forEach(
            change ->
                alike.computeIfAbsent(TaskKey.of(change), key -> new ArrayList<>()).add(change));
    Map<Step, List<Task>> tasks = new EnumMap<>(Step.class);
    alike.forEach(
        (key, all) -> {
          for (int i = 0; i < all.size(); i += MAX_PASTE) {
            List<Change> some = all.subList(i, Math.min(i + MAX_PASTE, all.size()));
            tasks.computeIfAbsent(key.step(), step -> new ArrayList<>()).add(new Task(key, some));
          }
        });
    return tasks;
  }

  private PageSection section(int number, Step step, List<Task> tasks) {
    Instruction instruction = words.instruction(step.name().toLowerCase(Locale.ROOT));
    List<Item> items = new ArrayList<>();
    for (Task task : tasks) {
      items.add(item(number + "." + (items.size() + 1), instruction.task(), task));
    }
    return PageSection.untitled(Target.BOTH, items, item -> item)
        .opening(
            Item.paragraph(Block.SUBTITLE, own(number + ". " + instruction.heading())),
            sentence(instruction.how()))
        .layout(ItemLayout.TASKS);
  }

  private Item item(String number, String sentence, Task task) {
    List<Change> changes = task.changes();
    Item item = Item.of(strong(number), own(" "));
    item.and(Target.BOTH, spans(sentence, task));
    if (changes.size() > 1) {
      item.and(Target.BOTH, own(":"));
      List<String> who =
          changes.stream().map(change -> change.address().principal().written()).toList();
      if (task.key().principals().equals(PEOPLE)) {
        Code paste = Code.paste(String.join(", ", who));
        hasEscapes |= paste.lines().get(0).contains(SafeText.ESCAPE);
        item.code(paste);
      } else {
        item.children(who.stream().map(one -> Item.of(named(one))).toList());
      }
    }
    List<Item> lost = changes.stream().flatMap(this::lost).toList();
    return lost.isEmpty()
        ? item
        : item.children(List.of(Item.paragraph(own("This goes with it:")))).children(lost);
  }

  private Stream<Item> lost(Change change) {
    return change.consequences().stream()
        .map(
            consequence ->
                consequence instanceof Consequence.Loss loss
                    ? lost(loss.address(), loss.role())
                    : Item.of(
                        named(change.address().principal().written()),
                        own(": "),
                        named(((Consequence.Further) consequence).text())));
  }

  private Item lost(Address address, Role role) {
    String in = address.kind() == Kind.GROUP_MEMBER ? " in group " : " in workspace ";
    return Item.of(described(address.principal()))
        .and(Target.BOTH, own(in), named(address.name()), own(", was "))
        .and(Target.BOTH, role(role, address.kind()));
  }

  private PageSection closing() {
    if (plan.changes().isEmpty()) {
      return PageSection.of(Target.BOTH, Item.paragraph(own("Nothing is to be done.")));
    }
    PageSection closing =
        PageSection.of(
            Target.BOTH,
            Item.paragraph(
                own("When all is done, run "),
                name("rollcall plan"),
                own(
                    ", on lists exported anew if it reads lists: nothing of this is left to"
                        + " change.")));
    return plan.changes().stream().anyMatch(RunbookPage::lowersInOrganization)
        ? closing.opening(sentence(words.afterLowering()))
        : closing;
  }

  private static boolean lowersInOrganization(Change change) {
    Kind kind = change.step().kind();
    return change.lowers() && (kind == Kind.MEMBER || kind == Kind.SERVICE_ACCOUNT);
  }

  private static Item sentence(String words) {
    Item item = Item.paragraph();
    boolean isStrong = false;
    for (String piece : words.split("\\*\\*", -1)) {
      item.and(Target.BOTH, isStrong ? strong(piece) : own(piece));
      isStrong = !isStrong;
    }
    return item;
  }

  private Span[] spans(String sentence, Task task) {
    TaskKey key = task.key();
    List<Span> spans = new ArrayList<>();
    for (String piece : sentence.split("(?=\\{)|(?<=})")) {
      switch (piece) {
        case "{who}" -> spans.addAll(List.of(who(task)));
        case "{place}" -> spans.add(named(String.valueOf(key.place())));
        case "{role}" -> {
          if (key.role() != null) {
            spans.add(role(key.role(), key.step().kind()));
          }
        }
        default -> spans.add(own(piece));
      }
    }
    return spans.toArray(Span[]::new);
  }

  /** Whom a task is for: the one by name, or how many. */
  private Span[] who(Task task) {
    int count = task.changes().size();
    return count == 1
        ? described(task.changes().get(0).address().principal())
        : new Span[] {own("these " + count + " " + task.key().principals())};
  }

  /** A principal by name, and what it is unless it is a person. */
  private Span[] described(Principal principal) {
    String kind = plural(principal);
    String before = kind.equals(PEOPLE) ? "" : kind.substring(0, kind.length() - 1) + " ";
    return new Span[] {own(before), named(principal.written())};
  }

  private Span role(Role role, Kind kind) {
    return words.role(role, kind).map(Span::strong).orElseGet(() -> named(role.name()));
  }

  private Span named(String text) {
    hasEscapes |= SafeText.exact(text).contains(SafeText.ESCAPE);
    return exact(text);
  }

  private static String plural(Principal principal) {
    if (principal.isPerson()) {
      return PEOPLE;
    }
    return principal.isGroup() ? "groups" : "service accounts";
  }
}
