package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.DeclarationChange;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sees the changes of a plan from the live side: how each side came to differ, and what the files
 * would have to say for the change not to be planned. Whoever would leave and stays is adopted with
 * all that would have gone along: it would be planned on its own otherwise.
 */
final class DriftAnalyzer {
  /** As the schema of the files has it. */
  private static final int MAX_NAME_LENGTH = 1000;

  private final PlanContext context;
  private final List<Change> changes;
  private final Map<Principal, Set<Address>> held = new HashMap<>();
  private final Map<String, List<Address>> members = new HashMap<>();
  private final Set<Principal> adopted = new HashSet<>();

  DriftAnalyzer(PlanContext context, List<Change> changes) {
    this.context = context;
    this.changes = changes;
    Set<Principal> principals =
        changes.stream()
            .map(Change::address)
            .filter(address -> address.kind().isPrincipal())
            .map(Address::principal)
            .collect(Collectors.toSet());
    Stream.of(context.desired().entries(), context.live().entries())
        .flatMap(entries -> entries.keySet().stream())
        .filter(address -> isInDeclaredPlace(address) && principals.contains(address.principal()))
        .forEach(
            address ->
                held.computeIfAbsent(address.principal(), p -> new LinkedHashSet<>()).add(address));
    for (Address address : context.live().entries().keySet()) {
      if (address.kind() == Kind.GROUP_MEMBER
          && principals.contains(Principal.group(address.name()))) {
        members.computeIfAbsent(address.name(), name -> new ArrayList<>()).add(address);
      }
    }
  }

  private boolean isInDeclaredPlace(Address address) {
    return switch (address.kind()) {
      case MEMBER, SERVICE_ACCOUNT, GROUP -> false;
      case GROUP_MEMBER -> context.desired().groups().contains(address.name());
      case WORKSPACE_ACCESS -> context.desired().workspaces().contains(address.name());
    };
  }

  /** One a change, in the order of the plan: groups come after the people in them. */
  List<Drift.Deviation> deviations() {
    return changes.stream().map(change -> new Adoption(change).of(classify(change))).toList();
  }

  private DriftClass classify(Change change) {
    Step step = change.step();
    if (step == Step.RESEND_MEMBER) {
      return DriftClass.INVITATION_STALE;
    }
    if (step == Step.REVOKE_INVITATION) {
      return DriftClass.INVITATION_LEFT;
    }
    if (step.isSettingRole()) {
      // The role of somebody who is invited first comes of that, or of joining.
      return change.requires().contains(change.address()) || isDueToJoining(change)
          ? absent(change)
          : DriftClass.ROLE_EDITED;
    }
    return step.isAdding() ? absent(change) : present(change);
  }

  private boolean isDueToJoining(Change change) {
    return change.step() == Step.RAISE_MEMBER
        && change.cause() == Cause.TIME
        && context.waitsForJoining(change.address().principal());
  }

  private DriftClass absent(Change change) {
    Entry declared = context.entry(change.address());
    if (declared != null && context.status(change.address(), declared).cause() == Cause.TIME) {
      return DriftClass.WINDOW_OPENED;
    }
    return change.cause() == Cause.TIME ? DriftClass.GRANTABLE : DriftClass.MISSING;
  }

  private DriftClass present(Change change) {
    Entry declared = context.entry(change.address());
    if (declared == null) {
      return DriftClass.ADDED;
    }
    return context.status(change.address(), declared).cause() == Cause.TIME
        ? DriftClass.WINDOW_ENDED
        : DriftClass.WINDOW_NOT_BEGUN;
  }

  /** The adoption of one change in the making. */
  private final class Adoption {
    private final Change change;
    private final Address address;
    private final Principal principal;
    private final List<DeclarationChange> edits = new ArrayList<>();
    private final List<Address> along = new ArrayList<>();
    private @Nullable String obstacle;

    Adoption(Change change) {
      this.change = change;
      this.address = change.address();
      this.principal = address.principal();
    }

    Drift.Deviation of(DriftClass driftClass) {
      switch (driftClass) {
        case ADDED -> declareNew();
        case ROLE_EDITED -> declareAsLive();
        case MISSING, WINDOW_OPENED, GRANTABLE -> declareLess();
        case WINDOW_NOT_BEGUN, WINDOW_ENDED -> widen();
        case INVITATION_STALE ->
            refuse("there is nothing to adopt: no file controls when an invitation is sent");
        case INVITATION_LEFT -> refuse("there is nothing to adopt: no file declares invitations");
      }
      if (obstacle != null) {
        return new Drift.Deviation(change, driftClass, List.of(), List.of(), obstacle);
      }
      if (address.kind().isPrincipal()) {
        adopted.add(principal);
      }
      return new Drift.Deviation(change, driftClass, edits, along, null);
    }

    private void refuse(String reason) {
      obstacle = Objects.requireNonNullElse(obstacle, reason);
    }

    /** What is not live at all, or only with a lower role. */
    private void declareLess() {
      if (change.before() != null && !change.requires().contains(address)) {
        declareAsLive();
        return;
      }
      edits.add(DeclarationChange.undeclare(address));
      for (Address lost : heldByLeaver()) {
        if (context.entry(lost) != null) {
          edits.add(DeclarationChange.undeclare(lost));
        }
      }
    }

    private void declareNew() {
      if (!isWritable(principal)) {
        refuse("it cannot be declared: its name would be read as something else");
      } else if (!address.kind().isPrincipal() && isUnknown(principal)) {
        refuse(principal + " must be declared first");
      } else if (address.kind() == Kind.GROUP) {
        edits.add(DeclarationChange.declare(address, null));
        members.getOrDefault(address.name(), List.of()).forEach(this::declareMember);
        settleHeld();
      } else {
        declareAsLive();
        settleHeld();
      }
    }

    /** A live member of a group that no file declares. */
    private void declareMember(Address membership) {
      Principal member = membership.principal();
      Role role = stored(membership);
      boolean unknown = isUnknown(member);
      if (role != null && !context.ignores(member) && (!unknown || adopted.contains(member))) {
        declare(membership, Entry.of(role));
        if (unknown) {
          along.add(Address.of(member));
        }
      }
    }

    private void declareAsLive() {
      Role role = change.roleBefore();
      if (role != null) {
        declare(address, withoutObstacle(context.entry(address), role));
      }
    }

    /** It has access outside its window: the bound in the way goes. */
    private void widen() {
      Principal holder = address.holder();
      Entry own = holder == null ? null : context.entry(Address.of(holder));
      if (own != null && !context.status(own.window(), "its").present()) {
        refuse(holder + "'s own window does not include today");
        return;
      }
      declareAsLive();
      settleHeld();
    }

    private Set<Address> heldByLeaver() {
      return address.kind().isPrincipal() ? held.getOrDefault(principal, Set.of()) : Set.of();
    }

    private void settleHeld() {
      heldByLeaver().stream().filter(DriftAnalyzer.this::isPlanned).forEach(this::settle);
    }

    /** Has the files say of a membership or grant what is live, if a plan would change it. */
    private void settle(Address at) {
      Entry declared = context.entry(at);
      Role stored = stored(at);
      boolean present = declared != null && context.status(declared.window(), "its").present();
      if (stored == null) {
        if (present && !isMet(at) && !context.isTooEarly(principal)) {
          edits.add(DeclarationChange.undeclare(at));
        }
      } else if (declared == null
          ? context.prunes(principal)
          : !(present && declared.role().equals(stored))) {
        declare(at, withoutObstacle(declared, stored));
      }
    }

    /** An admin who stays one has what the declared entry gives. */
    private boolean isMet(Address at) {
      return context.live().derived().contains(at) && context.isAdmin(change.roleBefore());
    }

    private void declare(Address at, Entry entry) {
      if (!context.input().capabilities().roles().of(at.kind()).contains(entry.role())) {
        refuse(
            "the settings have no role "
                + entry.role()
                + "; add it to roles in rollcall.yaml first");
      }
      edits.add(DeclarationChange.declare(at, entry));
    }
  }

  private @Nullable Role stored(Address at) {
    LiveEntry live = context.live().at(at);
    return live == null ? null : live.role();
  }

  /** Whether plans speak of the place of a membership or grant at all. */
  private boolean isPlanned(Address access) {
    if (access.kind() == Kind.GROUP_MEMBER) {
      return true;
    }
    LiveWorkspace workspace = context.live().workspaces().get(access.name());
    return workspace != null && !workspace.personal();
  }

  /** An entry with this role and without the bounds that keep it from giving access today. */
  private Entry withoutObstacle(@Nullable Entry declared, Role role) {
    if (declared == null) {
      return Entry.of(role);
    }
    LocalDate today = context.today();
    Window window = declared.window();
    return new Entry(
        role,
        new Window(
            window.isBefore(today) ? null : window.from(),
            window.isOver(today) ? null : window.until()),
        declared.note());
  }

  private boolean isUnknown(Principal principal) {
    return context.manages(principal) && !context.isDeclared(principal);
  }

  private static boolean isWritable(Principal principal) {
    String text = principal.toString();
    try {
      return Principal.of(text).equals(principal)
          && text.codePointCount(0, text.length()) <= MAX_NAME_LENGTH;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
