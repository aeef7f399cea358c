package dev.rollcall.model;

/** What an address can name. The order is the order of every output. */
public enum Kind {
  MEMBER("member", "members", Section.MEMBERS),
  SERVICE_ACCOUNT("service_account", "service_accounts", Section.SERVICE_ACCOUNTS),
  GROUP("group", "groups", Section.GROUPS),
  GROUP_MEMBER("group_member", "group_memberships", Section.GROUPS),
  WORKSPACE_ACCESS("workspace_access", "workspace_grants", Section.WORKSPACES);

  private final String word;
  private final String plural;
  private final Section section;

  Kind(String word, String plural, Section section) {
    this.word = word;
    this.plural = plural;
    this.section = section;
  }

  /** The word in plans and reports. */
  public String word() {
    return word;
  }

  /** All live entries of this kind: the class a guard speaks of. */
  public String plural() {
    return plural;
  }

  /** The section of the roster that declares it. */
  public Section section() {
    return section;
  }

  /** Whether it names a principal itself rather than what a principal holds. */
  public boolean isPrincipal() {
    return compareTo(GROUP) <= 0;
  }
}
