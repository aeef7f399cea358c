package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.DeclarationChange;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Identity;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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
 * What the files would have to say for a change not to be planned. Whoever would leave and stays is
 * adopted with all that would have gone along: it would be planned on its own otherwise.
 */
final class AdoptionPlanner {
  /** As the schema of the files has it. */
  private static final int MAX_NAME_LENGTH = 1000;

  private final PlanContext context;
  private final Map<Principal, Set<Address>> held = new HashMap<>();
  private final Map<String, List<Address>> members = new HashMap<>();
  private final Set<Principal> adopted = new HashSet<>();

  AdoptionPlanner(PlanContext context, Collection<Change> changes) {
    this.context = context;
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

  /** To be asked in the order of the plan: groups come after the people in them. */
  DriftItem adopt(Change change, DriftClass driftClass) {
    AdoptionBuilder adoption = new AdoptionBuilder(change);
    switch (driftClass) {
      case ADDED -> adoption.declareNew();
      case ROLE_EDITED -> adoption.declareAsLive(change.address());
      case MISSING, WINDOW_OPENED, GRANTABLE -> adoption.declareLess();
      case WINDOW_NOT_BEGUN, WINDOW_ENDED -> adoption.widen();
      case INVITATION_STALE ->
          adoption.refuse("there is nothing to adopt: no file says when an invitation is sent");
      case INVITATION_LEFT ->
          adoption.refuse("there is nothing to adopt: no file speaks of invitations");
    }
    return adoption.toDriftItem(driftClass);
  }

  /** The adoption of one change in the making. */
  private final class AdoptionBuilder {
    private final Change change;
    private final Address address;
    private final Principal principal;
    private final List<DeclarationChange> edits = new ArrayList<>();
    private final List<Address> along = new ArrayList<>();
    private @Nullable String obstacle;

    AdoptionBuilder(Change change) {
      this.change = change;
      this.address = change.address();
      this.principal = address.principal();
    }

    DriftItem toDriftItem(DriftClass driftClass) {
      if (obstacle == null && address.kind().isPrincipal()) {
        adopted.add(principal);
      }
      return obstacle == null
          ? new DriftItem(change, driftClass, edits, along, null)
          : new DriftItem(change, driftClass, List.of(), List.of(), obstacle);
    }

    void refuse(String reason) {
      obstacle = Objects.requireNonNullElse(obstacle, reason);
    }

    /** What is not live at all, or only with a lower role. */
    void declareLess() {
      if (change.before() == null || change.requires().contains(address)) {
        undeclare();
      } else {
        declareAsLive(address);
      }
    }

    void declareNew() {
      if (!isWritable(principal)) {
        refuse("no file can name it: it would be read as something else");
      } else if (!address.kind().isPrincipal() && isUnknown(principal)) {
        refuse(principal + " would have to be declared first");
      } else if (address.kind() == Kind.GROUP) {
        edits.add(new DeclarationChange.Declare(address, null));
        declareMembers(address.name());
        settleHeld();
      } else {
        declareAsLive(address);
        settleHeld();
      }
    }

    /** The live members of a group that no file declares. */
    private void declareMembers(String group) {
      for (Address membership : members.getOrDefault(group, List.of())) {
        Principal member = membership.principal();
        LiveEntry live = context.live().at(membership);
        boolean unknown = isUnknown(member);
        if (live != null
            && live.role() != null
            && !context.ignores(member)
            && (!unknown || adopted.contains(member))) {
          declare(membership, Entry.of(live.role()));
          if (unknown) {
            along.add(Address.of(member));
          }
        }
      }
    }

    void declareAsLive(Address at) {
      Role role = change.roleBefore();
      if (role != null) {
        declare(at, withoutObstacle(context.entry(at), role));
      }
    }

    /** It has access outside its window: the bound in the way goes. */
    void widen() {
      Principal holder = address.holder();
      Address owner = holder == null ? null : Address.of(holder);
      Entry own = owner == null ? null : context.entry(owner);
      if (owner != null && own != null && !context.status(owner, own).present()) {
        refuse("it is the window of " + holder + " itself that is in the way");
        return;
      }
      declareAsLive(address);
      settleHeld();
    }

    void undeclare() {
      edits.add(new DeclarationChange.Undeclare(address));
      heldByLeaver().stream()
          .filter(held -> context.entry(held) != null)
          .forEach(held -> edits.add(new DeclarationChange.Undeclare(held)));
    }

    private Set<Address> heldByLeaver() {
      return address.kind().isPrincipal() ? held.getOrDefault(principal, Set.of()) : Set.of();
    }

    private void settleHeld() {
      heldByLeaver().stream().filter(AdoptionPlanner.this::isPlanned).forEach(this::settle);
    }

    /** Has the files say of a membership or grant what is live, if a plan would change it. */
    private void settle(Address held) {
      Entry declared = context.entry(held);
      LiveEntry live = context.live().at(held);
      Role stored = live == null ? null : live.role();
      boolean present =
          declared != null && EntryStatus.of(declared.window(), context.today(), "its").present();
      if (stored == null) {
        if (present && !isMet(held) && !context.isTooEarly(principal)) {
          edits.add(new DeclarationChange.Undeclare(held));
        }
      } else if (declared == null
          ? context.prunes(principal)
          : !(present && declared.role().equals(stored))) {
        declare(held, withoutObstacle(declared, stored));
      }
    }

    /** An admin who stays one has what the declared entry gives. */
    private boolean isMet(Address held) {
      return context.live().derived().contains(held) && context.isAdmin(change.roleBefore());
    }

    private void declare(Address at, Entry entry) {
      if (!context.input().capabilities().roles().of(at.kind()).contains(entry.role())) {
        refuse(
            "the settings know no role "
                + entry.role()
                + " for it: it would have to be one of roles in rollcall.yaml first");
      }
      edits.add(new DeclarationChange.Declare(at, entry));
    }
  }

  /** Whether plans speak of the place of a membership or grant at all. */
  private boolean isPlanned(Address held) {
    if (held.kind() == Kind.GROUP_MEMBER) {
      return true;
    }
    LiveWorkspace workspace = context.live().workspaces().get(held.name());
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
      return Identity.EMAIL.principal(text).equals(principal)
          && text.codePointCount(0, text.length()) <= MAX_NAME_LENGTH;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
