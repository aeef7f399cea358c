package dev.rollcall.live;

import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Principal;
import java.util.List;

/** The contract on the double that other tests rely on. */
final class InMemoryContractTest extends MembershipContractSuite {
  @Override
  protected Host start() {
    InMemoryOrganization organization =
        InMemoryOrganization.fresh(CLAIMS, SIG).personalWorkspace(PERSONAL).elsewhere(ELSEWHERE);
    return new Host() {
      @Override
      public Capabilities capabilities() {
        return CAPABILITIES;
      }

      @Override
      public Connection connection() {
        return organization;
      }

      @Override
      public void accept(Principal email) {
        organization.accept(email);
      }

      @Override
      public List<Mail> mailbox() {
        return organization.mailbox();
      }

      @Override
      public void close() {
        organization.close();
      }
    };
  }
}
