package dev.rollcall.sandbox;

/** The rules for service accounts, which have no e-mail and are never invited. */
final class ServiceAccountRules {
  private final OrganizationState contents;

  ServiceAccountRules(OrganizationState contents) {
    this.contents = contents;
  }

  Row.ServiceAccount create(String name, String role) throws HttpErrorException {
    Roles.check(role, contents.roles.organization());
    contents.serviceAccounts.checkFree(name);
    var account = new Row.ServiceAccount(contents.newId("s"), name, role);
    contents.serviceAccounts.put(account);
    changed(account, "create service_account " + name);
    return account;
  }

  Row.ServiceAccount setRole(String id, String role) throws HttpErrorException {
    Row.ServiceAccount account = contents.serviceAccounts.get(id);
    Roles.check(role, contents.roles.organization());
    if (account.role().equals(role)) {
      return account;
    }
    var changed = new Row.ServiceAccount(id, account.name(), role);
    contents.serviceAccounts.put(changed);
    changed(changed, "set_role service_account " + account.name() + " " + role);
    return changed;
  }

  void delete(String id) throws HttpErrorException {
    Row.ServiceAccount account = contents.serviceAccounts.get(id);
    contents.serviceAccounts.remove(id);
    contents.drop(Principal.serviceAccount(id));
    changed(account, "delete service_account " + account.name());
  }

  private void changed(Row.ServiceAccount account, String operation) {
    contents.changed(OrganizationState.ACCOUNTS, Principal.serviceAccount(account.id()), operation);
  }
}
