package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.DeclarationChange;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Kind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** What the files say after amendments, as values. */
final class Amended {
  private final DesiredState desired;

  private Amended(DesiredState before) {
    this.desired =
        new DesiredState(
            before.managed(),
            new LinkedHashMap<>(before.entries()),
            new LinkedHashSet<>(before.groups()),
            new LinkedHashSet<>(before.workspaces()),
            before.sources(),
            before.workspaceSources());
  }

  /** The inputs of a plan with these amendments. */
  static PlanInput input(PlanInput input, List<DeclarationChange> amendments) {
    Amended amended = new Amended(input.desired());
    amendments.stream().filter(DeclarationChange::declared).forEach(amended::apply);
    amendments.stream().filter(change -> !change.declared()).forEach(amended::apply);
    return new PlanInput(
        input.settings(),
        input.capabilities(),
        amended.desired,
        input.configDigest(),
        input.live(),
        input.now(),
        input.overrides(),
        input.warnings());
  }

  private void apply(DeclarationChange amendment) {
    Address address = amendment.address();
    Entry entry = amendment.entry();
    if (address.kind() == Kind.GROUP) {
      if (amendment.declared()) {
        desired.groups().add(address.name());
      } else {
        desired.groups().remove(address.name());
        desired
            .entries()
            .keySet()
            .removeIf(a -> a.kind() == Kind.GROUP_MEMBER && a.name().equals(address.name()));
      }
    } else if (entry == null) {
      desired.entries().remove(address);
    } else {
      desired.entries().put(address, entry);
    }
  }

  /** Whether every group and workspace names only what is declared, as files must. */
  static boolean isValid(DesiredState desired) {
    return desired.entries().keySet().stream()
        .map(Address::holder)
        .filter(Objects::nonNull)
        .allMatch(
            holder ->
                !desired.manages(holder.kind().section()) || desired.declares(Address.of(holder)));
  }
}
