package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Edit;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.Section;
import dev.rollcall.plan.Change.Attributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Plans of any shape, the same for the same seed; they need not make sense, only be values. */
public final class RandomPlans {
  /** What is printed, escaped, quoted or encoded somewhere. */
  private static final String LETTERS =
      "ab Z0/%+-.:'\"\\#\n\t\u0000\u001b\u007f\u009b\u202e\u200b\u2028\uDB40\uDC41é漢🙂";

  /** What means something to a reader of Markdown, of a build's log or of SARIF. */
  private static final List<String> ATTACKS =
      List.of(
          "`",
          "``",
          "```",
          "~~~",
          "$",
          "$`",
          "*",
          "_",
          "|",
          "\\",
          "<",
          ">",
          "[",
          "]",
          "(",
          ")",
          "!",
          "#",
          "##",
          "@",
          ":",
          "::",
          "{",
          "}",
          "{0}",
          "](1)",
          "\n",
          "\r\n",
          "\n\n",
          "\n```\n",
          " ",
          "a",
          "@octocat",
          "@acme/admins",
          "#12",
          "GH-12",
          "octo/cat#12",
          "https://evil.example",
          "www.evil.example",
          "[x](https://evil.example)",
          "![x](https://evil.example/x.png)",
          "<img src=x onerror=alert(1)>",
          "<!--",
          "-->",
          "</details>",
          "<script>",
          "&lt;",
          "&#64;",
          ":smile:",
          "Closes #1",
          "d670460b4b4aece5915caf5c68d12f560a9fe3e4",
          "::error::x",
          "::stop-commands::x",
          "##[set-output name=a;]b",
          "##vso[task.complete]",
          "%0A",
          "\u202e",
          "\u2066",
          "\u200b",
          "\u001b[2J",
          "\u009b",
          "\u0000",
          "\ud800",
          "é漢🙂");

  private final Random random;
  private final List<String> pieces;

  private RandomPlans(long seed, List<String> pieces) {
    this.random = new Random(seed);
    this.pieces = pieces;
  }

  public static Plan plan(long seed) {
    return new RandomPlans(seed, LETTERS.codePoints().mapToObj(Character::toString).toList())
        .plan();
  }

  /** A plan whose names, notes and messages are attacks on whatever shows them. */
  public static Plan hostile(long seed) {
    return new RandomPlans(seed, ATTACKS).plan();
  }

  /** A name that is an attack. */
  public static String hostileName(long seed) {
    return new RandomPlans(seed, ATTACKS).name();
  }

  /** A plan as drift, every text of it an attack. */
  public static Drift hostileDrift(long seed) {
    RandomPlans random = new RandomPlans(seed, ATTACKS);
    Plan plan = random.plan();
    return new Drift(
        plan, plan.changes().stream().map(random::drifted).toList(), random.list(3, random::edit));
  }

  private Drift.Reconciliation drifted(Change change) {
    DriftClass driftClass = any(DriftClass.values());
    String obstacle = random.nextInt(4) == 0 ? name() : null;
    return new Drift.Reconciliation(
        new Drift.Deviation(change, driftClass, List.of(), list(2, this::address), obstacle),
        obstacle == null ? list(3, this::edit) : List.of(),
        new Drift.Revert(
            any("", "--no-removals", "--only due"),
            1 + count(),
            new Verdict(List.of(), list(2, this::violation))));
  }

  private Edit edit() {
    int first = 1 + count();
    Edit edit =
        switch (random.nextInt(3)) {
          case 0 -> Edit.insert(name(), first, list(3, this::name), name());
          case 1 -> Edit.replace(name(), first, first + count(), list(3, this::name), name());
          default -> Edit.delete(name(), first, first + count(), name());
        };
    return random.nextInt(3) == 0 ? Edit.byHand(edit, name()) : edit;
  }

  private Plan plan() {
    List<Address> changed = new ArrayList<>();
    return new Plan(
        new Plan.Header(name(), name(), time(), name(), orNull(this::name), managed()),
        distinct(
            list(12, () -> change(changed)),
            change -> change.step().action() + " " + change.address()),
        distinct(
            list(
                3,
                () ->
                    new Plan.Waiting(
                        address(),
                        name(),
                        orNull(this::time),
                        orNull(this::count),
                        random.nextBoolean())),
            Plan.Waiting::address),
        unmanaged(),
        list(3, () -> Diagnostic.warning(name(), name(), orNull(this::source))),
        new Verdict(list(2, this::allowance), list(2, this::violation)),
        new AdminFloor(0, Set.of(), Set.of(), Set.of()));
  }

  private Change change(List<Address> changed) {
    Step step = any(Step.values());
    Address address = address(step.kind());
    changed.add(address);
    List<String> further = new ArrayList<>();
    return new Change(
        step,
        address,
        orNull(this::attributes),
        orNull(this::attributes),
        name(),
        any(Cause.values()),
        orNull(this::name),
        orNull(this::source),
        list(2, () -> changed.get(random.nextInt(changed.size()))),
        consequences(further),
        further,
        random.nextBoolean());
  }

  private Attributes attributes() {
    return new Attributes(orNull(this::role), orNull(this::time), orNull(this::count));
  }

  private Map<Address, String> unmanaged() {
    Map<Address, String> unmanaged = new HashMap<>();
    list(3, () -> Map.entry(address(), name()))
        .forEach(one -> unmanaged.putIfAbsent(one.getKey(), one.getValue()));
    return unmanaged;
  }

  /** Draws what goes along: adds to {@code further}, and gives back the rest. */
  private Map<Address, Role> consequences(List<String> further) {
    Map<Address, Role> losses = new HashMap<>();
    list(
        3,
        () -> {
          if (random.nextBoolean()) {
            losses.put(address(), role());
          } else {
            further.add(name());
          }
          return losses;
        });
    return losses;
  }

  private GuardOverride allowance() {
    return GuardOverride.of(
        any("max_removals=20%", "max_invitations=7", "protect=group:" + name(), "empty_read=yes"));
  }

  private Verdict.Violation violation() {
    return new Verdict.Violation(
        any(Guard.values()),
        orNull(() -> any(Kind.values())),
        name(),
        count(),
        orNull(this::count),
        name(),
        orNull(() -> "--allow " + allowance()),
        orNull(this::source));
  }

  private Address address() {
    return address(any(Kind.values()));
  }

  private Address address(Kind kind) {
    return switch (kind) {
      case MEMBER -> Address.of(person());
      case SERVICE_ACCOUNT -> Address.serviceAccount(name());
      case GROUP -> Address.group(name());
      case GROUP_MEMBER -> Address.groupMember(name(), any(person(), account()));
      case WORKSPACE_ACCESS ->
          Address.workspaceAccess(name(), any(person(), account(), Principal.group(name())));
    };
  }

  private Principal person() {
    return Email.person("p%d+%d@acme.example".formatted(random.nextInt(5), random.nextInt(3)));
  }

  private Principal account() {
    return Principal.serviceAccount(name());
  }

  private Role role() {
    return new Role(name());
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    int length = 1 + random.nextInt(6);
    for (int i = 0; i < length; i++) {
      name.append(pieces.get(random.nextInt(pieces.size())));
    }
    return name.toString();
  }

  private Instant time() {
    return Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L));
  }

  private int count() {
    return random.nextInt(2000);
  }

  private SourceLocation source() {
    return new SourceLocation(name(), 1 + count(), 1 + count());
  }

  private Set<Section> managed() {
    Set<Section> managed = EnumSet.allOf(Section.class);
    managed.removeIf(section -> random.nextBoolean());
    return managed;
  }

  @SafeVarargs
  private <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }

  private <T> @Nullable T orNull(Supplier<T> value) {
    return random.nextInt(3) == 0 ? null : value.get();
  }

  private <T> List<T> list(int most, Supplier<T> element) {
    int size = random.nextInt(most + 1);
    List<T> list = new ArrayList<>();
    IntStream.range(0, size).forEach(i -> list.add(element.get()));
    return list;
  }

  private static <T> List<T> distinct(List<T> values, Function<T, Object> key) {
    List<Object> keys = new ArrayList<>();
    List<T> distinct = new ArrayList<>();
    for (T value : values) {
      if (!keys.contains(key.apply(value))) {
        keys.add(key.apply(value));
        distinct.add(value);
      }
    }
    return distinct;
  }
}
