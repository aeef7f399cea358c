package dev.rollcall.live.directory;

import dev.rollcall.live.Connection;
import dev.rollcall.live.Provider;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Identity;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A directory of people and groups in a JSON file, where people are known by a login. As small as a
 * provider can be: it shows what one must bring, and that nothing else need be touched.
 */
public final class DirectoryProvider implements Provider {
  /** Letters, digits and hyphens; case makes no difference. */
  static final Identity LOGIN =
      new Identity("login", "invalid-login", "[A-Za-z0-9-]{1,39}", DirectoryProvider::person);

  static final Roles ROLES =
      new Roles(RoleLadder.of("member", "admin"), RoleLadder.of("member"), RoleLadder.of("(none)"));

  private static final List<ProviderKey> KEYS =
      List.of(
          ProviderKey.of("file", ProviderKey.Type.FILE)
              .required("name the file of the directory")
              .option(
                  new ProviderKey.Option(
                      "--directory",
                      "FILE",
                      "Use the directory in this file.",
                      "a directory: add --directory FILE")));

  private static Principal person(String written) {
    String login = written.strip();
    if (!login.matches("[A-Za-z0-9-]{1,39}")) {
      throw new IllegalArgumentException("it has characters beside letters, digits and hyphens");
    }
    return Principal.person(login.toLowerCase(Locale.ROOT), login);
  }

  @Override
  public String type() {
    return "directory";
  }

  @Override
  public String summary() {
    return "people and groups in a JSON file";
  }

  @Override
  public String schema() {
    return Provider.resource(DirectoryProvider.class, "directory.provider.json");
  }

  @Override
  public List<ProviderKey> keys() {
    return KEYS;
  }

  @Override
  public Identity identity() {
    return LOGIN;
  }

  @Override
  public Capabilities capabilities(Settings settings, Path folder) {
    return new Capabilities(
        EnumSet.of(Section.MEMBERS, Section.GROUPS), ROLES, Optional.of(Role.ADMIN), false, true);
  }

  @Override
  public Roles roles(Settings settings) {
    return ROLES;
  }

  @Override
  public Connection connect(Settings settings, ProjectContext project) {
    return new DirectoryFile(project.folder().resolve(settings.provider().require("file")));
  }
}
