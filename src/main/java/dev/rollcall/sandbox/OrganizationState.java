package dev.rollcall.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All that one organization holds. Not thread safe. */
final class OrganizationState {
  /** AI Hub's audit log type for membership and role changes. */
  static final String PERMISSIONS = "perms_v2";

  /** AI Hub's audit log type for accounts. */
  static final String ACCOUNTS = "account_v2";

  final String organization;
  final Caller caller;
  final Roles roles;
  final Table<Row.Member> members = new Table<>("member");
  final Table<Row.ServiceAccount> serviceAccounts = new Table<>("service account");
  final Table<Row.Group> groups = new Table<>("group");

  /** Workspaces but for the personal ones that joined members have of themselves. */
  final Table<Row.Workspace> workspaces = new Table<>("workspace");

  final Grants groupMembers = new Grants(Row.Access.Where.GROUP);
  final Grants workspaceAccess = new Grants(Row.Access.Where.WORKSPACE);

  /** Folded e-mails of people who are in another organization. */
  final Set<String> elsewhere = new TreeSet<>();

  private final List<Row.Mail> mailbox = new ArrayList<>();
  private final List<Row.Audit> audit = new ArrayList<>();
  private Instant now;
  private long revision;
  private long lastId;

  OrganizationState(String organization, Caller caller, Roles roles, Instant now) {
    this.organization = organization;
    this.caller = caller;
    this.roles = roles;
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Goes on from where a state file ended. */
  void resume(long fromRevision, long fromId) {
    revision = fromRevision;
    lastId = fromId;
  }

  /** Moves with every change and with nothing else. */
  long revision() {
    return revision;
  }

  long lastId() {
    return lastId;
  }

  /** An id that was never given before. */
  String newId(String prefix) {
    lastId++;
    return prefix + "-" + lastId;
  }

  /** Sets the time of what happens from now on. */
  void at(Instant time) {
    now = time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The time of the request that is being served, in whole milliseconds. */
  Instant now() {
    return now;
  }

  void mail(Row.Mail mail) {
    mailbox.add(mail);
  }

  List<Row.Mail> mailbox() {
    return Collections.unmodifiableList(mailbox);
  }

  void log(Row.Audit entry) {
    audit.add(entry);
  }

  List<Row.Audit> audit() {
    return Collections.unmodifiableList(audit);
  }

  /** Something changed that has to do with the person {@code email}. */
  void changed(String logType, String email, String operation) {
    revision++;
    log(new Row.Audit(now, email, logType, caller.name(), operation));
  }

  /** Something changed that has to do with {@code principal}. */
  void changed(String logType, Principal principal, String operation) {
    Row.Member person =
        principal.type() == Principal.Type.MEMBER ? members.find(principal.id()) : null;
    changed(logType, person == null ? caller.name() : person.email(), operation);
  }

  /** Refuses a principal that is not there. */
  void checkPresent(Principal principal) throws HttpErrorException {
    switch (principal.type()) {
      case MEMBER -> members.get(principal.id());
      case SERVICE_ACCOUNT -> serviceAccounts.get(principal.id());
      case GROUP -> groups.get(principal.id());
    }
  }

  /** Takes a principal out of all groups and workspaces. */
  void drop(Principal principal) {
    groupMembers.dropPrincipal(principal);
    workspaceAccess.dropPrincipal(principal);
  }

  /**
   * Whether the principal reaches every workspace: an admin who has joined, or a service account
   * that is one.
   */
  boolean isAdmin(Principal principal) {
    return switch (principal.type()) {
      case MEMBER -> {
        Row.Member member = members.find(principal.id());
        yield member != null && member.joined() && member.role().equals(roles.admin());
      }
      case SERVICE_ACCOUNT -> {
        Row.ServiceAccount account = serviceAccounts.find(principal.id());
        yield account != null && account.role().equals(roles.admin());
      }
      case GROUP -> false;
    };
  }
}
