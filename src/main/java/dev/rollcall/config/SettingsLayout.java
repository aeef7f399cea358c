package dev.rollcall.config;

import dev.rollcall.yaml.CollectionNode;
import dev.rollcall.yaml.CollectionNode.CollectionKind;
import dev.rollcall.yaml.CollectionNode.Layout;
import java.util.List;
import java.util.Map;

/**
 * The canonical form of the settings: keys in the order of the documentation. A mapping or list
 * below them stays on one line, or in lines, as it was written.
 */
final class SettingsLayout implements CanonicalLayout {
  /** What is not listed here comes after what is. */
  static final List<String> KEYS =
      List.of(
          "organization", "provider", "invitations", "prune", "ignore", "guards", "files", "roles");

  static final Map<String, List<String>> KEYS_BELOW =
      Map.of(
          "provider",
          List.of(
              "type",
              "url",
              "token",
              "token_file",
              "realm",
              "client_id",
              "client_secret",
              "client_secret_file",
              "admin_role",
              "ca_file",
              "requests_per_second",
              "seed",
              "state",
              "members",
              "groups",
              "workspaces",
              "service_accounts"),
          "invitations",
          List.of("resend_after", "max_sends"),
          "guards",
          List.of(
              "max_removals",
              "max_invitations",
              "min_admins",
              "protect",
              "first_contact",
              "empty_read"),
          "roles",
          List.of("organization", "group", "workspace"));

  @Override
  public CollectionNode arrange(CollectionNode root, KeySorter keys) {
    return keys.sort(root.in(Layout.LINES), CanonicalLayout.ranking(KEYS))
        .map(entry -> entry.inside(block -> below(entry.name(), block, keys)));
  }

  private static CollectionNode below(String key, CollectionNode block, KeySorter keys) {
    return block.kind() == CollectionKind.LIST
        ? block
        : keys.sort(block, CanonicalLayout.ranking(KEYS_BELOW.getOrDefault(key, List.of())));
  }
}
