package dev.rollcall.report;

import static dev.rollcall.report.Span.name;
import static dev.rollcall.report.Span.own;
import static dev.rollcall.report.Span.prose;
import static java.util.stream.Collectors.joining;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.model.Address;
import dev.rollcall.plan.Action;
import dev.rollcall.plan.Cause;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Guard;
import dev.rollcall.plan.GuardOverride;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Step;
import dev.rollcall.plan.Verdict;
import dev.rollcall.report.ColorMode.TextStyle;
import dev.rollcall.report.Item.Block;
import dev.rollcall.report.Span.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan for a reviewer who has never seen rollcall: what would happen to whom, why, and by which
 * line. Text shows it step by step; a document shows first what takes access away.
 */
final class PlanPage {
  /** How many overrides the headline of a document names. */
  private static final int MAX_OVERRIDES = 10;

  /** The longest line of options to paste, in UTF-16 units. */
  private static final int MAX_OPTIONS_LENGTH = 2000;

  private final Plan plan;
  private final Map<Action, Integer> actions;
  private final boolean compared;

  PlanPage(Plan plan) {
    this.plan = plan;
    this.actions = plan.actions();
    this.compared = Wording.isCompared(plan);
  }

  static Page of(Plan plan) {
    PlanPage page = new PlanPage(plan);
    List<PageSection> sections =
        new ArrayList<>(List.of(page.textOpening(), page.documentOpening(), page.losses()));
    sections.addAll(page.steps());
    sections.add(
        ChangeItems.diff("All changes", plan.changes(), change -> change, page::item).room(6, 0));
    sections.addAll(page.notes());
    String changes = plan.changes().isEmpty() ? "No changes." : "Plan: " + page.actions() + ".";
    sections.add(page.closing(changes));
    return Page.of(sections, Page.seeCommand("rollcall plan --format json"));
  }

  private PageSection textOpening() {
    String overrides = join(plan.verdict().overrides().stream().map(GuardOverride::toString));
    String causes =
        join(
            causes().entrySet().stream()
                .map(one -> one.getValue() + " " + Wording.cause(one.getKey(), compared)));
    PageSection opening = PageSection.of(Target.TEXT);
    opening.opening(line(TextStyle.STRONG, "Plan for " + header("made")));
    opening.opening(line(null, actions()));
    opening.opening(line(null, causes.isEmpty() ? "" : "Causes: " + causes));
    opening.opening(line(TextStyle.WARNING, changedSettings()));
    opening.opening(
        line(TextStyle.WARNING, overrides.isEmpty() ? "" : "Allowed for this plan: " + overrides));
    return opening;
  }

  /** {@code acme (sandbox), made 2026-11-24T02:10:00Z}, for text. */
  String header(String participle) {
    Plan.Header header = plan.header();
    String organization = Wording.name(header.organization());
    return organization + " (" + header.provider() + "), " + participle + " " + header.createdAt();
  }

  /** A line of text in a style; left out if it is empty. */
  static Item line(@Nullable TextStyle style, String text) {
    return text.isEmpty()
        ? Item.paragraph("")
        : Item.paragraph("").text("{}", name(text).styled(style));
  }

  private PageSection documentOpening() {
    Span organization = name(plan.header().organization());
    Span actions = own(plan.changes().isEmpty() ? "no changes" : actions());
    PageSection opening =
        PageSection.of(
            Target.DOCUMENT, Item.block(Block.TITLE, "Plan for {}: {}", organization, actions));
    opening.opening(refusal("Refused by"));
    List<GuardOverride> overrides = plan.verdict().overrides();
    Item allowed =
        Item.block(Block.WARNING, overrides.isEmpty() ? "" : "**Allowed for this plan:** ");
    list(
        allowed, overrides.stream().limit(MAX_OVERRIDES).map(one -> name(one.toString())).toList());
    int more = overrides.size() - MAX_OVERRIDES;
    opening.opening(allowed.and(more > 0 ? " and " + more + " more" : ""));
    if (!changedSettings().isEmpty()) {
      opening.opening(Item.block(Block.IMPORTANT, "**{}.**", own(changedSettings())));
    }
    Item causes = Item.paragraph("");
    causes()
        .forEach(
            (cause, count) ->
                causes
                    .and(causes.spans.isEmpty() ? "" : ", ")
                    .and("**{}** ", own(count.toString()))
                    .and(Wording.cause(cause, compared)));
    return opening.opening(causes.and(causes.spans.isEmpty() ? "" : "."), origin("Made"));
  }

  /** Adds pieces with commas between them. */
  static Item list(Item item, List<Span> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      item.and(i == 0 ? "{}" : ", {}", pieces.get(i));
    }
    return item;
  }

  /** Says in a document that guards refuse something; left out if they do not. */
  Item refusal(String what) {
    return plan.verdict().allowed()
        ? Item.paragraph("")
        : Item.block(
            Block.CAUTION, "**" + what + " {}**: the end of this page says why.", name(guards()));
  }

  /** When and from which provider a page was made, and what there is besides the changes. */
  Item origin(String participle) {
    Item origin =
        Item.paragraph(
            participle + " {} on {}.",
            own(plan.header().createdAt().toString()),
            name(plan.header().provider()));
    return beside().isEmpty() ? origin : origin.and(" Besides the changes: {}.", own(beside()));
  }

  private PageSection losses() {
    List<Change> losses =
        plan.changes().stream().filter(Change::reducesAccess).sorted(Wording.LOSSES_FIRST).toList();
    return PageSection.list(Target.DOCUMENT, "Takes access away", losses, this::item)
        .more("that take access away")
        .room(2, 3);
  }

  private List<PageSection> steps() {
    Map<Step, List<Change>> steps = new EnumMap<>(Step.class);
    plan.changes()
        .forEach(one -> steps.computeIfAbsent(one.step(), key -> new ArrayList<>()).add(one));
    List<PageSection> sections = new ArrayList<>();
    steps.forEach(
        (step, changes) ->
            sections.add(
                PageSection.list(Target.TEXT, Wording.heading(step), changes, this::item)));
    return sections;
  }

  /** The change with its reason, its line and its consequences. */
  private Item item(Change change) {
    Span reason = prose(change.reason());
    Item item = ChangeItems.withConsequences(change);
    item.remark(Target.BOTH, Wording.causeMark(change.cause(), compared) + "{}", reason);
    if (change.note() != null) {
      item.remark(Target.BOTH, ", {}", name(Wording.quoted(change.note())));
    }
    return item.place(Target.BOTH, change.source());
  }

  /** What a plan leaves as it is, its warnings and what its guards say. */
  List<PageSection> notes() {
    return List.of(
        PageSection.list(
                Target.BOTH,
                "Waiting",
                plan.waiting(),
                one -> note(one.address(), Wording.waiting(one)))
            .collapsed()
            .room(4, 20),
        PageSection.list(
                Target.BOTH,
                "Unmanaged, left alone",
                plan.unmanaged().entrySet(),
                one -> note(one.getKey(), one.getValue()))
            .collapsed()
            .room(5, 20),
        PageSection.list(Target.BOTH, "Warnings", plan.warnings(), DiagnosticsPage::item)
            .more("warnings")
            .room(3, 10),
        plan.verdict().allowed() ? allowed() : refused());
  }

  private static Item note(Address address, String words) {
    return Item.of("{}", name(Wording.subject(address))).dash().and("{}", prose(words));
  }

  private PageSection allowed() {
    String words = plan.changes().isEmpty() ? "" : "No guard refuses this plan.";
    return PageSection.of(Target.DOCUMENT, Item.paragraph(words)).room(1, 5);
  }

  /** Which guards refuse the plan, by which setting, and which options allow it. */
  private PageSection refused() {
    Target target = plan.changes().isEmpty() ? Target.TEXT : Target.BOTH;
    return PageSection.list(target, "Refused by guards", plan.verdict().violations(), this::item)
        .ending(wayOut())
        .room(1, 5);
  }

  private Item item(Verdict.Violation violation) {
    String setting = Wording.setting(violation);
    String origin = violation.guard() == Guard.CALLER ? "" : origin(violation);
    String allow = violation.allow();
    Item detail = Item.of("").text("{}", name(setting)).indent(4);
    Item item =
        Item.of("").text("{} ", own("!").styled(TextStyle.ERROR)).document("{}", name(setting));
    if (!origin.isEmpty()) {
      detail.text(" ({})", name(origin));
      item.document(" ({})", prose(origin));
    }
    item.document(": ").and("{}", prose(violation.message())).document("; ");
    detail.text(", {}", name(Wording.wayOut(violation)));
    return (allow == null
            ? item.document(Wording.wayOut(violation))
            : item.document("{} allows it once", name(allow)))
        .children(List.of(detail));
  }

  /** Where a violation's limit comes from: an option, a line or the default. */
  private String origin(Verdict.Violation violation) {
    boolean isRaised =
        plan.verdict().overrides().stream()
            .anyMatch(
                override ->
                    override.guard() == violation.guard()
                        && override.value().equals(violation.limit()));
    if (isRaised) {
      return "by --allow";
    }
    return violation.source() == null ? "default" : Wording.place(violation.source());
  }

  private Item wayOut() {
    Optional<String> options = OverrideHint.of(plan.verdict());
    if (options.isEmpty()) {
      return Item.paragraph("No option allows this plan: change what the guards refuse.");
    }
    Item text = Item.paragraph("").text("To allow this plan once: {}", name(options.get()));
    return SafeText.of(options.get()).length() > MAX_OPTIONS_LENGTH
        ? text.document("All of these options together allow this plan once.")
        : text.document("To allow this plan once:").shell(options.get());
  }

  /** The last line of text: a summary. */
  PageSection closing(String changes) {
    Item line = Item.paragraph("**{}**", own(changes));
    if (!beside().isEmpty()) {
      line.and(" {}.", own(beside()));
    }
    if (!plan.verdict().allowed()) {
      line.and("{}", own(" Refused by " + guards() + ".").styled(TextStyle.ERROR));
    }
    return PageSection.of(Target.TEXT, line);
  }

  /** How many of each action, such as {@code 2 to remove, 1 to invite}; empty without changes. */
  private String actions() {
    return Wording.REMOVALS_FIRST.stream()
        .filter(action -> actions.getOrDefault(action, 0) > 0)
        .map(action -> actions.get(action) + " to " + Wording.verb(action) + lowered(action))
        .collect(joining(", "));
  }

  private String lowered(Action action) {
    long lowered = plan.changes().stream().filter(Change::lowers).count();
    return action == Action.SET_ROLE && lowered > 0 ? " (" + lowered + " lowered)" : "";
  }

  /** How many changes each cause has; empty if all are declared. */
  private Map<Cause, Integer> causes() {
    Map<Cause, Integer> causes = new EnumMap<>(Cause.class);
    if (compared && !plan.changes().isEmpty()) {
      causes.put(Cause.DECLARED, 0);
      causes.put(Cause.DRIFT, 0);
    }
    plan.changes().forEach(change -> causes.merge(change.cause(), 1, Integer::sum));
    return causes.keySet().equals(Set.of(Cause.DECLARED)) ? Map.of() : causes;
  }

  /** Settings that differ from the base; empty if none differ or there is no base. */
  private String changedSettings() {
    Plan.Comparison comparison = plan.comparison();
    if (comparison == null || comparison.changedSettings().isEmpty()) {
      return "";
    }
    return (comparison.settingsInEffect()
            ? "Changed settings: "
            : "Changed settings, which this plan does not use yet: ")
        + String.join(", ", comparison.changedSettings());
  }

  /** The guards that refuse the plan; empty if it may be applied. */
  String guards() {
    return plan.verdict().violations().stream()
        .map(violation -> violation.guard().word())
        .distinct()
        .collect(joining(", "));
  }

  /** Counts of what there is besides the changes; empty if there is nothing. */
  private String beside() {
    int people = plan.waitingPeople();
    return Wording.counts(
        people + " waiting",
        Wording.count(
            plan.waiting().size() - people,
            "membership or grant waiting",
            "memberships and grants waiting"),
        plan.unmanaged().size() + " unmanaged",
        Wording.count(plan.warnings().size(), "warning", "warnings"));
  }

  private static String join(Stream<String> words) {
    return words.collect(joining(", "));
  }
}
