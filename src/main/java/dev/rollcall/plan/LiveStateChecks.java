package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Entry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.settings.Settings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is right in the files and still impossible in this organization. */
final class LiveStateChecks {
  private final Settings settings;
  private final DesiredState desired;
  private final LiveState live;
  private final Diagnostics.Collector found = new Diagnostics.Collector();

  LiveStateChecks(PlanInput input) {
    this.settings = input.settings();
    this.desired = input.desired();
    this.live = input.live();
  }

  void check() throws InvalidInputException {
    checkOrder("organization", settings.roles().organization(), live.roles().organization());
    checkOrder("group", settings.roles().group(), live.roles().group());
    checkOrder("workspace", settings.roles().workspace(), live.roles().workspace());
    checkRoles();
    checkCase();
    Diagnostics diagnostics = found.toDiagnostics();
    if (diagnostics.hasErrors()) {
      throw new InvalidInputException(diagnostics);
    }
  }

  /** The first role is what an empty entry means, so another order would mean other roles. */
  private void checkOrder(String what, @Nullable RoleLadder written, RoleLadder offered) {
    if (written == null || shared(written, offered).equals(shared(offered, written))) {
      return;
    }
    found.add(
        Diagnostic.error(
                "roles-in-another-order",
                "roles."
                    + what
                    + " is in another order than the organization's, which is "
                    + names(offered),
                settings.sourceOf("roles." + what))
            .withHint(
                "the lowest comes first; without roles." + what + " the built-in order counts"));
  }

  private static List<Role> shared(RoleLadder ladder, RoleLadder with) {
    return ladder.roles().stream().filter(with::contains).toList();
  }

  private static String names(RoleLadder ladder) {
    return ladder.roles().stream().map(Role::name).collect(Collectors.joining(", "));
  }

  private void checkRoles() {
    RoleCheck organization = new RoleCheck("organization", live.roles().organization());
    desired.members().forEach((email, e) -> organization.check(new Address.Member(email), e));
    desired
        .serviceAccounts()
        .forEach((name, e) -> organization.check(new Address.ServiceAccount(name), e));
    RoleCheck group = new RoleCheck("group", live.roles().group());
    check(desired.groups(), group, Address.GroupMember::new);
    check(
        desired.workspaces(),
        new RoleCheck("workspace", live.roles().workspace()),
        Address.WorkspaceAccess::new);
    live.workspaces().forEach(this::checkLacking);
  }

  private void checkLacking(String name, LiveWorkspace workspace) {
    if (workspace.lacking().isEmpty()) {
      return;
    }
    String offered =
        live.roles().workspace().roles().stream()
            .filter(role -> !workspace.lacking().contains(role))
            .map(Role::name)
            .collect(Collectors.joining(", "));
    desired
        .workspaces()
        .getOrDefault(name, Map.of())
        .forEach(
            (principal, entry) -> {
              if (workspace.lacking().contains(entry.role())) {
                found.add(
                    Diagnostic.error(
                            "role-not-offered",
                            "the workspace " + name + " offers no role \"" + entry.role() + "\"",
                            desired.sources().of(new Address.WorkspaceAccess(name, principal)))
                        .withHint("it offers " + offered));
              }
            });
  }

  private static void check(
      Map<String, Map<Principal, Entry>> places,
      RoleCheck offer,
      java.util.function.BiFunction<String, Principal, Address> address) {
    places.forEach(
        (name, entries) ->
            entries.forEach(
                (principal, entry) -> {
                  if (!offer.has(entry.role())) {
                    offer.check(address.apply(name, principal), entry);
                  }
                }));
  }

  private final class RoleCheck {
    private final String what;
    private final RoleLadder ladder;
    private final Set<Role> roles;

    RoleCheck(String what, RoleLadder ladder) {
      this.what = what;
      this.ladder = ladder;
      this.roles = new HashSet<>(ladder.roles());
    }

    boolean has(Role role) {
      return roles.contains(role);
    }

    void check(Address address, Entry entry) {
      if (!has(entry.role())) {
        found.add(
            Diagnostic.error(
                    "role-not-offered",
                    "the organization offers no " + what + " role \"" + entry.role() + "\"",
                    desired.sources().of(address))
                .withHint(
                    "it offers "
                        + names(ladder)
                        + "; say so in rollcall.yaml under roles."
                        + what));
      }
    }
  }

  private void checkCase() {
    checkCase("group", desired.groups().keySet(), live.groups().keySet(), this::groupSource);
    checkCase(
        "service account",
        desired.serviceAccounts().keySet(),
        live.serviceAccounts().keySet(),
        name -> desired.sources().of(new Address.ServiceAccount(name)));
    checkCase(
        "workspace",
        desired.workspaces().keySet(),
        live.workspaces().keySet(),
        desired.sources().workspaces()::get);
  }

  private @Nullable SourceLocation groupSource(String name) {
    return desired.sources().of(new Address.Group(name));
  }

  private void checkCase(
      String what,
      Set<String> declared,
      Set<String> existing,
      Function<String, @Nullable SourceLocation> source) {
    Map<String, String> folded = new HashMap<>();
    existing.forEach(name -> folded.put(Names.foldCase(name), name));
    for (String name : declared) {
      String other = folded.get(Names.foldCase(name));
      if (other != null && !existing.contains(name)) {
        found.add(
            Diagnostic.error(
                    "differs-only-by-case",
                    "the live " + what + " is called \"" + other + "\", not \"" + name + "\"",
                    source.apply(name))
                .withHint("write it as it is called: \"" + other + "\""));
      }
    }
  }
}
