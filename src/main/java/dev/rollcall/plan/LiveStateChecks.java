package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Names;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.settings.Settings;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
                "roles." + what + " must be in the organization's order: " + names(offered.roles()),
                settings.sourceOf("roles." + what))
            .withHint(
                "the lowest comes first; without roles." + what + " the built-in order applies"));
  }

  private static List<Role> shared(RoleLadder ladder, RoleLadder with) {
    return ladder.roles().stream().filter(with::contains).toList();
  }

  private static String names(Collection<Role> roles) {
    return roles.stream().map(Role::name).collect(Collectors.joining(", "));
  }

  private void checkRoles() {
    Map<Kind, Set<Role>> offered = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      if (kind != Kind.GROUP) {
        offered.put(kind, new HashSet<>(live.roles().of(kind).roles()));
      }
    }
    desired
        .entries()
        .forEach(
            (address, entry) -> {
              if (!offered.getOrDefault(address.kind(), Set.of()).contains(entry.role())) {
                refuseRole(address, entry);
              } else if (address.kind() == Kind.WORKSPACE_ACCESS) {
                checkWorkspaceRole(address, entry);
              }
            });
  }

  private void refuseRole(Address address, Entry entry) {
    String ladder =
        switch (address.kind()) {
          case MEMBER, SERVICE_ACCOUNT -> "organization";
          case GROUP, GROUP_MEMBER -> "group";
          case WORKSPACE_ACCESS -> "workspace";
        };
    found.add(
        Diagnostic.error(
                "role-not-offered",
                "the organization has no " + ladder + " role \"" + entry.role() + "\"",
                desired.sources().get(address))
            .withHint(
                "it has "
                    + names(live.roles().of(address.kind()).roles())
                    + "; list these in rollcall.yaml under roles."
                    + ladder));
  }

  private void checkWorkspaceRole(Address address, Entry entry) {
    LiveWorkspace workspace = live.workspaces().get(address.name());
    if (workspace == null || !workspace.lacking().contains(entry.role())) {
      return;
    }
    Set<Role> offered = new LinkedHashSet<>(live.roles().workspace().roles());
    offered.removeAll(workspace.lacking());
    found.add(
        Diagnostic.error(
                "role-not-offered",
                "the workspace " + address.name() + " has no role \"" + entry.role() + "\"",
                desired.sources().get(address))
            .withHint("it has " + names(offered)));
  }

  private void checkCase() {
    checkCase("group", desired.groups(), names(Kind.GROUP), Address::group);
    checkCase(
        "service account",
        desired.entries().keySet().stream()
            .filter(address -> address.kind() == Kind.SERVICE_ACCOUNT)
            .map(Address::name)
            .toList(),
        names(Kind.SERVICE_ACCOUNT),
        Address::serviceAccount);
    checkNames(
        "workspace",
        desired.workspaces(),
        live.workspaces().keySet(),
        desired.workspaceSources()::get);
  }

  private Set<String> names(Kind kind) {
    return live.entries().keySet().stream()
        .filter(address -> address.kind() == kind)
        .map(Address::name)
        .collect(Collectors.toSet());
  }

  private void checkCase(
      String what,
      Collection<String> declared,
      Set<String> existing,
      Function<String, Address> address) {
    checkNames(what, declared, existing, name -> desired.sources().get(address.apply(name)));
  }

  private void checkNames(
      String what,
      Collection<String> declared,
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
                .withHint("use the live name: \"" + other + "\""));
      }
    }
  }
}
