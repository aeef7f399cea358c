package dev.rollcall.runbook;

import dev.rollcall.model.Address;
import dev.rollcall.model.Principal;

/** What sort of principals a step is done to: only people are pasted, as a list of e-mails. */
enum PrincipalKind {
  PEOPLE("people"),
  SERVICE_ACCOUNTS("service accounts"),
  GROUPS("groups");

  private final String plural;

  PrincipalKind(String plural) {
    this.plural = plural;
  }

  static PrincipalKind of(Principal principal) {
    if (principal instanceof Principal.Person) {
      return PEOPLE;
    }
    return principal instanceof Principal.GroupPrincipal ? GROUPS : SERVICE_ACCOUNTS;
  }

  /** {@code these 40 people}. */
  String these(int count) {
    return "these " + count + " " + plural;
  }

  /** Whom an address is about: itself, or who is in the group or reaches the workspace. */
  static Principal principal(Address address) {
    if (address instanceof Address.GroupMember membership) {
      return membership.principal();
    }
    if (address instanceof Address.WorkspaceAccess access) {
      return access.principal();
    }
    if (address instanceof Address.Member member) {
      return new Principal.Person(member.email());
    }
    return address instanceof Address.Group group
        ? new Principal.GroupPrincipal(group.name())
        : new Principal.ServiceAccountPrincipal(address.name());
  }

  /** As the console shows it: an e-mail as it was written, or a name. */
  static String shown(Principal principal) {
    if (principal instanceof Principal.Person person) {
      return person.email().written();
    }
    return principal instanceof Principal.GroupPrincipal group
        ? group.name()
        : ((Principal.ServiceAccountPrincipal) principal).name();
  }

  /** The same as a piece of Markdown that says what sort of principal it is, if it is no person. */
  static String described(Principal principal) {
    String code = RunbookMarkdown.code(shown(principal));
    return switch (of(principal)) {
      case PEOPLE -> code;
      case SERVICE_ACCOUNTS -> "service account " + code;
      case GROUPS -> "group " + code;
    };
  }
}
