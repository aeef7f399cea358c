package dev.rollcall.model;

/** What an address can name. The order is the order of every output. */
public enum Kind {
  MEMBER("member", "members"),
  SERVICE_ACCOUNT("service_account", "service_accounts"),
  GROUP("group", "groups"),
  GROUP_MEMBER("group_member", "group_memberships"),
  WORKSPACE_ACCESS("workspace_access", "workspace_grants");

  private final String word;
  private final String plural;

  Kind(String word, String plural) {
    this.word = word;
    this.plural = plural;
  }

  /** The word in plans and reports. */
  public String word() {
    return word;
  }

  /** All live entries of this kind: the class a guard speaks of. */
  public String plural() {
    return plural;
  }
}
