package dev.rollcall.report;

import static dev.rollcall.report.Span.exact;
import static dev.rollcall.report.Span.name;
import static dev.rollcall.report.Span.own;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Step;
import dev.rollcall.report.ColorMode.TextStyle;
import dev.rollcall.report.Item.Block;
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
 * A plan for an admin who carries it out at the product's console: one check box per task, in the
 * plan's order; a task for several people has a list of e-mails to paste, separated by commas. For
 * a plan that guards refuse, the top of the runbook says so, and the tasks are still shown.
 */
final class RunbookPage {
  /** The most e-mails in one paste that can be checked by eye. */
  private static final int MAX_PASTE = 100;

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

  /** What the changes of one step must have in common to share a check box. */
  private record TaskKey(Step step, @Nullable String place, @Nullable Role role, Kind principals) {
    static TaskKey of(Change change) {
      Step step = change.step();
      boolean isOfOrganization =
          step.kind() == Kind.MEMBER || step == Step.SET_ROLE_SERVICE_ACCOUNT;
      return new TaskKey(
          step,
          isOfOrganization ? null : change.address().name(),
          step.sendsEmail() ? null : change.roleAfter(),
          change.address().principal().kind());
    }
  }

  /**
   * The task of one check box.
   *
   * @param changes at most {@value #MAX_PASTE}
   */
  private record Task(TaskKey key, List<Change> changes) {}

  private Page page() {
    Map<Step, List<Task>> tasks = tasks();
    List<PageSection> steps = new ArrayList<>();
    tasks.forEach((step, some) -> steps.add(section(steps.size() + 1, step, some)));
    int boxes = tasks.values().stream().mapToInt(List::size).sum();
    Item counts =
        Item.paragraph(
            "{} in {}, planned at {}.",
            own(Wording.count(plan.changes().size(), "change", "changes")),
            own(Wording.count(boxes, "step", "steps")),
            own(plan.header().createdAt().toString()));
    Item title = Item.block(Block.TITLE, "Runbook for {}", named(plan.header().organization()));
    List<Item> refusals =
        plan.verdict().violations().stream()
            .map(one -> Item.of("{}", named(one.message())))
            .toList();
    String refused =
        refusals.isEmpty() ? "" : "**Do not carry this out.** Guards refuse this plan:";
    String legend = " stands for one character that cannot be shown, by its code point.";
    String begin =
        " Go from top to bottom: what gives access comes before what takes it away. Where a step"
            + " cannot be done, take nothing away from those it was for.";
    List<PageSection> sections = new ArrayList<>();
    sections.add(PageSection.of(Target.BOTH, title, counts));
    sections.add(
        PageSection.list(Target.BOTH, null, refusals, item -> item)
            .opening(Item.paragraph(refused)));
    if (hasEscapes) {
      Span escape = name(SafeText.ESCAPE + "...}");
      sections.add(PageSection.of(Target.BOTH, Item.paragraph("In names, {}" + legend, escape)));
    }
    if (!steps.isEmpty()) {
      sections.add(PageSection.of(Target.BOTH, Item.paragraph(words.signIn() + begin)));
    }
    sections.addAll(steps);
    sections.add(closing());
    return new Page(1, sections, List.of(), List.of());
  }

  /** The changes of each step, grouped by key, in the plan's order. */
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
      Item item = Item.of("**" + number + "." + (items.size() + 1) + "** ");
      items.add(complete(item, instruction.task(), task));
    }
    return PageSection.list(Target.BOTH, null, items, item -> item)
        .opening(
            Item.block(Block.SUBTITLE, number + ". " + instruction.heading()),
            Item.paragraph(instruction.how()))
        .layout(ItemLayout.TASKS);
  }

  private Item complete(Item item, String sentence, Task task) {
    List<Change> changes = task.changes();
    add(item, sentence, task);
    if (changes.size() > 1) {
      item.and(":");
      List<String> who = changes.stream().map(one -> one.address().principal().written()).toList();
      if (task.key().principals() == Kind.MEMBER) {
        item.paste(String.join(", ", who));
        hasEscapes |= item.code != null && item.code.lines().get(0).contains(SafeText.ESCAPE);
      } else {
        item.children(who.stream().map(one -> Item.of("{}", named(one))).toList());
      }
    }
    List<Item> lost = changes.stream().flatMap(this::lost).toList();
    return lost.isEmpty()
        ? item
        : item.children(List.of(Item.paragraph("This goes with it:"))).children(lost);
  }

  private void add(Item item, String sentence, Task task) {
    TaskKey key = task.key();
    Principal first = task.changes().get(0).address().principal();
    String who =
        task.changes().size() == 1
            ? kind(first.kind()) + "{who}"
            : "these " + task.changes().size() + " " + plural(key.principals());
    for (String part : sentence.replace("{who}", who).split("(?=\\{)|(?<=})", -1)) {
      switch (part) {
        case "{who}" -> item.and("{}", named(first.written()));
        case "{place}" -> item.and("{}", named(String.valueOf(key.place())));
        case "{role}" -> item.and("{}", role(key.role(), key.step().kind()));
        default -> item.and(part);
      }
    }
  }

  private Stream<Item> lost(Change change) {
    Principal principal = change.address().principal();
    return Stream.concat(
        change.losses().entrySet().stream().map(loss -> lost(loss.getKey(), loss.getValue())),
        change.further().stream()
            .map(text -> Item.of("{}: {}", named(principal.written()), named(text))));
  }

  private Item lost(Address address, Role role) {
    String in = address.kind() == Kind.GROUP_MEMBER ? "group" : "workspace";
    return Item.of(
        kind(address.principal().kind()) + "{} in " + in + " {}, was {}",
        named(address.principal().written()),
        named(address.name()),
        role(role, address.kind()));
  }

  private PageSection closing() {
    if (plan.changes().isEmpty()) {
      return PageSection.of(Target.BOTH, Item.paragraph("There is nothing to do."));
    }
    boolean lowers =
        plan.changes().stream()
            .anyMatch(change -> change.lowers() && change.address().container() == null);
    return PageSection.of(
        Target.BOTH,
        Item.paragraph(
            "When everything is done, run {} (export the lists again first if it reads lists): none"
                + " of these changes may be left.",
            name("rollcall plan")),
        Item.paragraph(lowers ? words.afterLowering() : ""));
  }

  /** The role's label in the console, or its name if it has none. */
  private Span role(@Nullable Role role, Kind kind) {
    if (role == null) {
      return own("");
    }
    return words
        .role(role, kind)
        .map(shown -> own(shown).styled(TextStyle.STRONG))
        .orElseGet(() -> named(role.name()));
  }

  private Span named(String text) {
    hasEscapes |= SafeText.exact(text).contains(SafeText.ESCAPE);
    return exact(text);
  }

  /** The words before the name of a principal that is not a person. */
  private static String kind(Kind kind) {
    return kind == Kind.MEMBER ? "" : kind.word().replace('_', ' ') + " ";
  }

  private static String plural(Kind kind) {
    return kind == Kind.MEMBER ? "people" : kind.plural().replace('_', ' ');
  }
}
