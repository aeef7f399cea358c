package dev.rollcall.live.snapshot;

import dev.rollcall.model.Address;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A live state, a line for each thing in it. */
final class Told {
  private final List<String> lines = new ArrayList<>();

  static String of(LiveState live) {
    Told told = new Told();
    live.members()
        .forEach(
            (email, member) ->
                told.line(new Address.Member(email), member.role() + state(member.invitation())));
    live.serviceAccounts()
        .forEach(
            (name, account) ->
                told.line(
                    new Address.ServiceAccount(name), account.role() + " " + account.onRemoval()));
    live.groups()
        .forEach(
            (name, group) -> {
              told.line(new Address.Group(name), "");
              told.holders(group.members(), group.derived(), p -> new Address.GroupMember(name, p));
            });
    live.workspaces()
        .forEach(
            (name, workspace) -> {
              told.lines.add("workspace/" + name + (workspace.personal() ? " personal" : ""));
              told.holders(
                  workspace.access(),
                  workspace.derived(),
                  p -> new Address.WorkspaceAccess(name, p));
            });
    return String.join("\n", told.lines) + "\n";
  }

  private void holders(
      Map<Principal, Role> stored, Set<Principal> derived, Function<Principal, Address> address) {
    stored.forEach((principal, role) -> line(address.apply(principal), role.name()));
    derived.forEach(principal -> line(address.apply(principal), "derived"));
  }

  private void line(Address address, String what) {
    lines.add((address + " " + what).strip());
  }

  private static String state(@Nullable Invitation invitation) {
    return invitation == null
        ? " joined"
        : " invited "
            + invitation.invitedAt()
            + " sent "
            + invitation.lastSentAt()
            + " sends "
            + invitation.sends();
  }
}
