package dev.rollcall.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name of one thing rollcall manages, such as {@code workspace/claims-prod/group:claims}.
 * {@code toString} is the form in every output, {@link #of(String)} reads it back. Ordered by kind,
 * then by the code points of that form.
 *
 * @param container the group or workspace somebody holds something in; null where the address names
 *     a principal itself
 * @param principal who is named, or holds the membership or grant
 */
public record Address(Kind kind, @Nullable String container, Principal principal)
    implements Comparable<Address> {
  /** The order of files: by group or workspace, and in each by principal. */
  public static final Comparator<Address> IN_FILES =
      Comparator.comparing(Address::kind)
          .thenComparing(Address::container, Comparator.nullsFirst(Names.BY_CODE_POINT))
          .thenComparing(Address::principal);

  private static final Comparator<Address> ORDER =
      Comparator.comparing(Address::kind).thenComparing(Address::toString, Names.BY_CODE_POINT);

  public Address {
    if (kind.isPrincipal() != (container == null)
        || (container == null && kind != principal.kind())) {
      throw new IllegalArgumentException("not a " + kind.word() + ": " + principal);
    }
    if (kind == Kind.GROUP_MEMBER && principal.isGroup()) {
      throw new IllegalArgumentException("a group cannot be in a group");
    }
  }

  /** The address of a principal itself. */
  public static Address of(Principal principal) {
    return new Address(principal.kind(), null, principal);
  }

  /** A service account. */
  public static Address serviceAccount(String name) {
    return of(Principal.serviceAccount(name));
  }

  /** A group itself. */
  public static Address group(String name) {
    return of(Principal.group(name));
  }

  /** Somebody's membership in a group. */
  public static Address groupMember(String group, Principal member) {
    return new Address(Kind.GROUP_MEMBER, Names.normalize(group), member);
  }

  /** A principal's access to a workspace. */
  public static Address workspaceAccess(String workspace, Principal holder) {
    return new Address(Kind.WORKSPACE_ACCESS, Names.normalize(workspace), holder);
  }

  /**
   * Reads what {@code toString} wrote.
   *
   * @throws IllegalArgumentException if it is not an address
   */
  public static Address of(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length == 2) {
      String name = decode(parts[1]);
      return switch (parts[0]) {
        case "member" -> of(Principal.person(name, name));
        case "service_account" -> serviceAccount(name);
        case "group" -> group(name);
        default -> throw new IllegalArgumentException("not an address: " + text);
      };
    }
    if (parts.length == 3) {
      Principal principal = Principal.of(decode(parts[2]));
      return switch (parts[0]) {
        case "group" -> groupMember(decode(parts[1]), principal);
        case "workspace" -> workspaceAccess(decode(parts[1]), principal);
        default -> throw new IllegalArgumentException("not an address: " + text);
      };
    }
    throw new IllegalArgumentException("not an address: " + text);
  }

  /** The memberships or grants among some entries, by group or workspace, in the order given. */
  public static <V> Map<String, Map<Principal, V>> byContainer(Map<Address, V> entries, Kind kind) {
    Map<String, Map<Principal, V>> containers = new LinkedHashMap<>();
    entries.forEach(
        (address, value) -> {
          if (address.kind == kind && address.container != null) {
            containers
                .computeIfAbsent(address.container, name -> new LinkedHashMap<>())
                .put(address.principal, value);
          }
        });
    return containers;
  }

  /** The principal's name, or that of the group or workspace, not encoded. */
  public String name() {
    return container == null ? principal.name() : container;
  }

  /** Who is in the group or reaches the workspace; null for an address that is a principal's. */
  public @Nullable Principal holder() {
    return container == null ? null : principal;
  }

  @Override
  public int compareTo(Address other) {
    return ORDER.compare(this, other);
  }

  // An enum's own hash differs from run to run, and with it the order of hashed collections.
  @Override
  public int hashCode() {
    return (principal.hashCode() * 31 + (container == null ? 0 : container.hashCode())) * 31
        + kind.word().hashCode();
  }

  @Override
  public String toString() {
    if (container == null) {
      return kind.word() + "/" + encode(principal.name());
    }
    String place = kind == Kind.GROUP_MEMBER ? "group/" : "workspace/";
    return place + encode(container) + "/" + encode(principal.toString());
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
    // URLDecoder reads + as a space, and plus tags are part of e-mail addresses.
    return URLDecoder.decode(component.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
