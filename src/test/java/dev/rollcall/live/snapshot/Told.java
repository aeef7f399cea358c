package dev.rollcall.live.snapshot;

import dev.rollcall.model.Address;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A live state, a line for each thing in it. */
final class Told {
  private final List<String> lines = new ArrayList<>();

  static String of(LiveState live) {
    Told told = new Told();
    live.entries().forEach(told::principal);
    live.entries().keySet().stream()
        .filter(address -> address.kind() == Kind.GROUP)
        .forEach(
            group -> {
              told.line(group, "");
              told.holders(live, Kind.GROUP_MEMBER, group.name());
            });
    live.workspaces()
        .forEach(
            (name, workspace) -> {
              told.lines.add("workspace/" + name + (workspace.personal() ? " personal" : ""));
              told.holders(live, Kind.WORKSPACE_ACCESS, name);
            });
    return String.join("\n", told.lines) + "\n";
  }

  private void principal(Address address, LiveEntry entry) {
    if (address.kind() == Kind.MEMBER) {
      line(address, entry.role() + state(entry.invitation()));
    } else if (address.kind() == Kind.SERVICE_ACCOUNT) {
      line(address, entry.role() + " " + entry.onRemoval());
    }
  }

  private void holders(LiveState live, Kind kind, String name) {
    live.entries()
        .forEach(
            (address, entry) -> {
              if (address.kind() == kind && address.name().equals(name)) {
                line(address, String.valueOf(entry.role()));
              }
            });
    live.derived().stream()
        .filter(address -> address.kind() == kind && address.name().equals(name))
        .forEach(address -> line(address, "derived"));
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
