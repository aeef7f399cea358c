package dev.rollcall.runbook;

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
    return principal.isPerson() ? PEOPLE : principal.isGroup() ? GROUPS : SERVICE_ACCOUNTS;
  }

  /** {@code these 40 people}. */
  String these(int count) {
    return "these " + count + " " + plural;
  }

  /** The same as a piece of Markdown that says what sort of principal it is, if it is no person. */
  static String described(Principal principal) {
    String code = RunbookMarkdown.code(principal.written());
    return switch (of(principal)) {
      case PEOPLE -> code;
      case SERVICE_ACCOUNTS -> "service account " + code;
      case GROUPS -> "group " + code;
    };
  }
}
