package dev.rollcall.config;

import dev.rollcall.model.Address;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Section;
import dev.rollcall.model.Sha256;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.PrincipalPattern;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.Settings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Digests what settings and files mean for a plan: no places, no order, no secret, no path of this
 * machine.
 */
final class ConfigDigest {
  private final Sha256 digest = new Sha256();

  private ConfigDigest() {}

  /** {@code sha256:} and 64 hexadecimal digits. */
  static String of(Settings settings, ProviderModule module, DesiredState desired) {
    ConfigDigest digest = new ConfigDigest();
    digest.settings(settings, module);
    digest.desired(desired);
    return "sha256:" + digest.digest.hex();
  }

  private void settings(Settings settings, ProviderModule module) {
    values(settings.organization(), settings.provider().type());
    target(settings.provider(), module).forEach(this::value);
    values(settings.invitations().resendAfter(), settings.invitations().maxSends());
    value(settings.prune());
    patterns(settings.ignore().patterns());
    GuardLimits guards = settings.guards();
    values(guards.maxRemovals(), guards.maxInvitations(), guards.minAdmins());
    patterns(guards.protect());
    values(guards.firstContact(), guards.emptyRead());
    ladder(settings.roles().organization());
    ladder(settings.roles().group());
    ladder(settings.roles().workspace());
  }

  /**
   * What of the product is meant, beside the organization; at least one value, which may be null.
   */
  private static List<@Nullable String> target(ProviderSettings provider, ProviderModule module) {
    List<@Nullable String> target = new ArrayList<>();
    for (ProviderKey key : module.keys()) {
      if (key.decides()) {
        target.add(provider.get(key.name()));
      }
    }
    return target.isEmpty() ? Collections.singletonList(null) : target;
  }

  private void patterns(List<PrincipalPattern> patterns) {
    List<String> sorted =
        patterns.stream().map(PrincipalPattern::toString).distinct().sorted().toList();
    number(sorted.size());
    sorted.forEach(this::value);
  }

  private void ladder(@Nullable RoleLadder ladder) {
    List<Role> roles = ladder == null ? List.of() : ladder.roles();
    number(roles.size());
    roles.forEach(this::value);
  }

  /** The entries are in order already. */
  private void desired(DesiredState desired) {
    for (Section section : Section.values()) {
      value(desired.manages(section));
    }
    entries(ofKind(desired, Kind.MEMBER));
    entries(ofKind(desired, Kind.SERVICE_ACCOUNT));
    containers(desired.groups(), Address.byContainer(desired.entries(), Kind.GROUP_MEMBER));
    containers(desired.workspaces(), Address.byContainer(desired.entries(), Kind.WORKSPACE_ACCESS));
  }

  private static Map<String, Entry> ofKind(DesiredState desired, Kind kind) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<Address, Entry> entry : desired.entries().entrySet()) {
      if (entry.getKey().kind() == kind) {
        entries.put(entry.getKey().name(), entry.getValue());
      }
    }
    return entries;
  }

  private void containers(Set<String> names, Map<String, Map<Principal, Entry>> entries) {
    number(names.size());
    for (String name : names) {
      value(name);
      entries(entries.getOrDefault(name, Map.of()));
    }
  }

  private void entries(Map<?, Entry> entries) {
    number(entries.size());
    entries.forEach(
        (who, entry) ->
            values(who, entry.role(), entry.window().from(), entry.window().until(), entry.note()));
  }

  private void values(@Nullable Object... values) {
    for (Object value : values) {
      value(value);
    }
  }

  /** Each text with its length before it, so that no two lists of texts run together alike. */
  private void value(@Nullable Object value) {
    if (value == null) {
      number(-1);
      return;
    }
    byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    digest.add(bytes);
  }

  private void number(int number) {
    digest.add(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }
}
