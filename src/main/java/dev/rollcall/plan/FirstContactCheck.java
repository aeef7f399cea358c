package dev.rollcall.plan;

import dev.rollcall.model.Email;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Section;
import java.util.List;

/**
 * Whether the files know the organization at all.
 *
 * @param undeclared live, managed, not ignored members nobody declared
 * @param total live, managed, not ignored members
 */
record FirstContactCheck(int undeclared, int total) {
  static FirstContactCheck of(PlanContext scope) {
    if (!scope.input().desired().manages(Section.MEMBERS)) {
      return new FirstContactCheck(0, 0);
    }
    int undeclared = 0;
    int total = 0;
    for (Email email : scope.input().live().members().keySet()) {
      Principal person = new Principal.Person(email);
      if (!scope.ignores(person) && !scope.isUndeclaredCaller(person)) {
        total++;
        undeclared += scope.isDeclared(person) ? 0 : 1;
      }
    }
    return new FirstContactCheck(undeclared, total);
  }

  /** Whether more than half are strangers to the files. */
  boolean isRefused() {
    return 2 * undeclared > total;
  }

  /** Whether any of the changes would remove a member: without one nothing is at stake. */
  boolean isConcerned(List<Change> changes) {
    return changes.stream().anyMatch(change -> change.step() == Step.REMOVE_MEMBER);
  }
}
