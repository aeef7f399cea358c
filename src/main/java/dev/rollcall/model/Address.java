package dev.rollcall.model;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of one thing rollcall manages, such as {@code workspace/claims-prod/group:claims}.
 * {@code toString} is the form in every output, {@link #of} reads it back. Ordered by kind, then by
 * the code points of that form.
 */
public sealed interface Address extends Comparable<Address> {
  /** By kind, then by code points. */
  Comparator<Address> ORDER =
      Comparator.comparing(Address::kind).thenComparing(Address::toString, Names.BY_CODE_POINT);

  /** A person in the organization, Invited or Joined. */
  record Member(Email email) implements Address {
    @Override
    public Kind kind() {
      return Kind.MEMBER;
    }

    @Override
    public String name() {
      return email.normalized();
    }

    @Override
    public String toString() {
      return "member/" + encode(email.normalized());
    }
  }

  /** A service account. */
  record ServiceAccount(String name) implements Address {
    public ServiceAccount {
      name = Names.normalize(name);
    }

    @Override
    public Kind kind() {
      return Kind.SERVICE_ACCOUNT;
    }

    @Override
    public String toString() {
      return "service_account/" + encode(name);
    }
  }

  /** A group itself. */
  record Group(String name) implements Address {
    public Group {
      name = Names.normalize(name);
    }

    @Override
    public Kind kind() {
      return Kind.GROUP;
    }

    @Override
    public String toString() {
      return "group/" + encode(name);
    }
  }

  /** Somebody's membership in a group. */
  record GroupMember(String name, Principal principal) implements Address {
    public GroupMember {
      name = Names.normalize(name);
      if (principal instanceof Principal.GroupPrincipal) {
        throw new IllegalArgumentException("a group is never in a group");
      }
    }

    @Override
    public Kind kind() {
      return Kind.GROUP_MEMBER;
    }

    @Override
    public String toString() {
      return "group/" + encode(name) + "/" + encode(principal.toString());
    }
  }

  /** A principal's access to a workspace. */
  record WorkspaceAccess(String name, Principal principal) implements Address {
    public WorkspaceAccess {
      name = Names.normalize(name);
    }

    @Override
    public Kind kind() {
      return Kind.WORKSPACE_ACCESS;
    }

    @Override
    public String toString() {
      return "workspace/" + encode(name) + "/" + encode(principal.toString());
    }
  }

  /** What it names. */
  Kind kind();

  /** The e-mail, or the name of the service account, group or workspace, not encoded. */
  String name();

  /** Who is in the group or reaches the workspace; null for an address that is one itself. */
  default @Nullable Principal principal() {
    return null;
  }

  @Override
  default int compareTo(Address other) {
    return ORDER.compare(this, other);
  }

  /** The address of a principal itself. */
  static Address of(Principal principal) {
    if (principal instanceof Principal.Person person) {
      return new Member(person.email());
    }
    if (principal instanceof Principal.ServiceAccountPrincipal account) {
      return new ServiceAccount(account.name());
    }
    return new Group(((Principal.GroupPrincipal) principal).name());
  }

  /**
   * Reads what {@code toString} wrote.
   *
   * @throws IllegalArgumentException if it is no address
   */
  static Address of(String text) {
    List<String> parts = List.of(text.split("/", -1));
    if (parts.size() == 2) {
      return entity(parts.get(0), decode(parts.get(1)), text);
    }
    if (parts.size() == 3) {
      String name = decode(parts.get(1));
      Principal principal = Principal.of(decode(parts.get(2)));
      return switch (parts.get(0)) {
        case "group" -> new GroupMember(name, principal);
        case "workspace" -> new WorkspaceAccess(name, principal);
        default -> throw new IllegalArgumentException("no address: " + text);
      };
    }
    throw new IllegalArgumentException("no address: " + text);
  }

  private static Address entity(String kind, String name, String text) {
    return switch (kind) {
      case "member" -> new Member(Email.of(name));
      case "service_account" -> new ServiceAccount(name);
      case "group" -> new Group(name);
      default -> throw new IllegalArgumentException("no address: " + text);
    };
  }

  private static String encode(String component) {
    if (component.chars().noneMatch(Address::isEncoded)) {
      return component;
    }
    StringBuilder encoded = new StringBuilder();
    component.codePoints().forEach(c -> append(encoded, c));
    return encoded.toString();
  }

  private static void append(StringBuilder encoded, int codePoint) {
    if (!isEncoded(codePoint)) {
      encoded.appendCodePoint(codePoint);
      return;
    }
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      encoded.append(String.format("%%%02X", b));
    }
  }

  private static boolean isEncoded(int codePoint) {
    return codePoint == '/' || codePoint == '%' || Character.isISOControl(codePoint);
  }

  private static String decode(String component) {
    // URLDecoder reads + as a blank, and plus tags are part of e-mails.
    return java.net.URLDecoder.decode(component.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
