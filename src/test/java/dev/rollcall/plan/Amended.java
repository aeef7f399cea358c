package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.DeclarationChange;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Email;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the files say after amendments, as values. */
final class Amended {
  private final DesiredState desired;

  private Amended(DesiredState before) {
    this.desired =
        new DesiredState(
            before.managed(),
            new LinkedHashMap<>(before.members()),
            new LinkedHashMap<>(before.serviceAccounts()),
            copy(before.groups()),
            copy(before.workspaces()),
            before.sources());
  }

  private static Map<String, Map<Principal, Entry>> copy(Map<String, Map<Principal, Entry>> from) {
    Map<String, Map<Principal, Entry>> copy = new LinkedHashMap<>();
    from.forEach((name, entries) -> copy.put(name, new LinkedHashMap<>(entries)));
    return copy;
  }

  /** The inputs of a plan with these amendments. */
  static PlanInput input(PlanInput input, List<DeclarationChange> amendments) {
    Amended amended = new Amended(input.desired());
    amendments.stream().filter(DeclarationChange.Declare.class::isInstance).forEach(amended::apply);
    amendments.stream()
        .filter(DeclarationChange.Undeclare.class::isInstance)
        .forEach(amended::apply);
    return new PlanInput(
        input.settings(),
        input.capabilities(),
        amended.desired,
        input.configDigest(),
        input.live(),
        input.now(),
        input.allowances(),
        input.warnings());
  }

  private void apply(DeclarationChange amendment) {
    Address address = amendment.address();
    Entry entry = amendment instanceof DeclarationChange.Declare declare ? declare.entry() : null;
    if (address instanceof Address.Member member) {
      put(desired.members(), member.email(), entry);
    } else if (address instanceof Address.ServiceAccount account) {
      put(desired.serviceAccounts(), account.name(), entry);
    } else if (address instanceof Address.Group group) {
      if (amendment instanceof DeclarationChange.Declare) {
        desired.groups().putIfAbsent(group.name(), new LinkedHashMap<>());
      } else {
        desired.groups().remove(group.name());
      }
    } else {
      Map<String, Map<Principal, Entry>> places =
          address instanceof Address.GroupMember ? desired.groups() : desired.workspaces();
      Map<Principal, Entry> place =
          entry == null
              ? places.getOrDefault(address.name(), new LinkedHashMap<>())
              : places.computeIfAbsent(address.name(), name -> new LinkedHashMap<>());
      put(place, Objects.requireNonNull(address.principal()), entry);
    }
  }

  private static <K> void put(Map<K, Entry> entries, K key, @Nullable Entry entry) {
    if (entry == null) {
      entries.remove(key);
    } else {
      entries.put(key, entry);
    }
  }

  /** Whether every group and workspace names only what is declared, as files must. */
  static boolean isValid(DesiredState desired) {
    return Stream.concat(desired.groups().values().stream(), desired.workspaces().values().stream())
        .flatMap(entries -> entries.keySet().stream())
        .allMatch(principal -> isDeclared(desired, principal));
  }

  private static boolean isDeclared(DesiredState desired, Principal principal) {
    if (principal instanceof Principal.Person person) {
      Email email = person.email();
      return !desired.manages(Section.MEMBERS) || desired.members().containsKey(email);
    }
    if (principal instanceof Principal.ServiceAccountPrincipal account) {
      return !desired.manages(Section.SERVICE_ACCOUNTS)
          || desired.serviceAccounts().containsKey(account.name());
    }
    return !desired.manages(Section.GROUPS)
        || desired.groups().containsKey(((Principal.GroupPrincipal) principal).name());
  }
}
