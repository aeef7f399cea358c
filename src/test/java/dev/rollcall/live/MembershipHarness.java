package dev.rollcall.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.model.Address;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * An organization for tests of the ports, and what they look up in it. It starts with the shared
 * workspaces {@link #CLAIMS} and {@link #SIG}, no group, no invitation, and the members that its
 * product requires.
 */
public abstract class MembershipHarness {
  protected static final String CLAIMS = "claims";
  protected static final String SIG = "kubernetes/sig-apps 100% ü";
  protected Host host;
  protected MembershipWriter writer;

  /** The organization under test, and what its users do and see. */
  protected interface Host extends AutoCloseable {
    /** A connection to it. */
    Connection connection();

    /** What its product supports. */
    Capabilities capabilities();

    /** An invited person joins. */
    void accept(Principal email) throws Exception;

    /** Every e-mail so far. */
    List<Mail> mailbox() throws Exception;

    @Override
    void close() throws IOException;
  }

  /** Starts a new organization. */
  protected abstract Host start() throws Exception;

  @BeforeEach
  void open() throws Exception {
    host = start();
    writer = host.connection().writer(live()).orElseThrow();
  }

  @AfterEach
  void close() throws Exception {
    host.close();
  }

  /** Opens a writer that knows the current live state. */
  protected void reopen() throws ApiException {
    writer = host.connection().writer(live()).orElseThrow();
  }

  protected LiveState live() throws ApiException {
    return host.connection().reader().read();
  }

  LiveEntry member(Principal email) throws ApiException {
    return Objects.requireNonNull(live().at(Address.of(email)));
  }

  Invitation pending(Principal email) throws ApiException {
    return Objects.requireNonNull(member(email).invitation());
  }

  /** The members of an existing group, with their stored roles. */
  protected Map<Principal, Role> members(String group) throws ApiException {
    LiveState live = live();
    assertThat(live.entries()).containsKey(Address.group(group));
    return roles(live, Kind.GROUP_MEMBER, group);
  }

  /** Who has access to an existing workspace, with their stored roles. */
  protected Map<Principal, Role> access(String workspace) throws ApiException {
    LiveState live = live();
    assertThat(live.workspaces()).containsKey(workspace);
    return roles(live, Kind.WORKSPACE_ACCESS, workspace);
  }

  private static Map<Principal, Role> roles(LiveState live, Kind kind, String name) {
    Map<Principal, Role> roles = new HashMap<>();
    Address.byContainer(live.entries(), kind)
        .getOrDefault(name, Map.of())
        .forEach((who, entry) -> roles.put(who, Objects.requireNonNull(entry.role())));
    return roles;
  }

  /** Who is in a group or has access to a workspace because they are an admin. */
  protected List<Principal> derived(Kind kind, String name) throws ApiException {
    return live().derived().stream()
        .filter(address -> address.kind() == kind && address.name().equals(name))
        .map(Address::principal)
        .toList();
  }

  /** All members, service accounts or groups. */
  protected List<Principal> principals(Kind kind) throws ApiException {
    return live().entries().keySet().stream()
        .filter(address -> address.kind() == kind)
        .map(Address::principal)
        .toList();
  }

  /** A write. */
  interface Write {
    void run() throws ApiException;
  }

  static ApiException refused(Write write) {
    ApiException e = catchThrowableOfType(ApiException.class, write::run);
    assertThat(e.effect()).isEqualTo(ApiException.Effect.REFUSED);
    assertThat(e.isFatal()).isFalse();
    return e;
  }

  static Address access(String workspace, Principal principal) {
    return Address.workspaceAccess(workspace, principal);
  }
}
