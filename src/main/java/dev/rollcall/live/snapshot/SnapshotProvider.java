package dev.rollcall.live.snapshot;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.live.Connection;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.Provider;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import dev.rollcall.settings.ConsoleWords;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists exported from a product without a membership API: CSV as RFC 4180 has it, UTF-8, with a
 * header. Nothing can be written back; a plan is handed over to a person. These are the columns, in
 * whose names case, spaces, {@code _} and {@code -} are ignored; the order does not matter, and
 * other columns are ignored:
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><th>list</th><th>column</th><th>holds</th><th>also called</th></tr>
 * <tr><td>members</td><td>email</td><td>the e-mail</td>
 *     <td>email address, user email, member email</td></tr>
 * <tr><td></td><td>role</td><td>an organization role</td><td>organization role, org role</td></tr>
 * <tr><td></td><td>status</td><td>invited or joined</td>
 *     <td>member status, invitation status</td></tr>
 * <tr><td></td><td>invited_at (optional)</td><td>a time</td>
 *     <td>invited on, date invited, invitation date</td></tr>
 * <tr><td></td><td>last_sent_at (optional)</td><td>a time; without it nothing is resent</td>
 *     <td>last sent, last sent on, invitation last sent</td></tr>
 * <tr><td></td><td>sends (optional)</td><td>e-mails so far; without it there is no max_sends</td>
 *     <td>invitations sent, emails sent, invitation emails sent</td></tr>
 * <tr><td></td><td>joined_at (optional)</td><td>a time, empty for who is invited</td>
 *     <td>joined on, date joined, join date</td></tr>
 * <tr><td>service_accounts</td><td>name</td><td>the display name</td>
 *     <td>service account, service account name, display name</td></tr>
 * <tr><td></td><td>role</td><td>an organization role</td><td>organization role, org role</td></tr>
 * <tr><td>groups</td><td>group</td><td>the name</td><td>group name</td></tr>
 * <tr><td></td><td>principal</td>
 *     <td>an e-mail or service:NAME; empty, with no role, in the row of an empty group</td>
 *     <td>member, email, user email, member email</td></tr>
 * <tr><td></td><td>role</td><td>a group role</td><td>group role</td></tr>
 * <tr><td>workspaces</td><td>workspace</td><td>the name</td><td>workspace name</td></tr>
 * <tr><td></td><td>principal</td>
 *     <td>an e-mail, service:NAME or group:NAME; empty, with no role, where nobody is</td>
 *     <td>member, email, user email, member email</td></tr>
 * <tr><td></td><td>role</td><td>a workspace role</td><td>workspace role</td></tr>
 * <tr><td></td><td>kind (optional)</td><td>shared, if empty, or personal</td>
 *     <td>workspace kind, workspace type</td></tr>
 * </table>
 *
 * <p>Roles are written as in the files or as the product's pages show them, such as {@code Group
 * manager}. An organization admin who shows as {@code Admin} in a group or workspace has that
 * access by being one: it is not planned. A list that is given is whole: whom another list names
 * must be in it.
 */
public final class SnapshotProvider implements Provider {
  /** The word in {@code provider.type}. */
  public static final String TYPE = "snapshot";

  private static final Roles BUILT_IN =
      new Roles(
          RoleLadder.of("member", "admin"),
          RoleLadder.of("member", "manager"),
          RoleLadder.of("reviewer", "review_manager", "tester", "developer", "manager"));

  private static final List<ProviderKey> KEYS =
      Stream.of(Section.MEMBERS, Section.GROUPS, Section.WORKSPACES, Section.SERVICE_ACCOUNTS)
          .map(section -> ProviderKey.of(section.key(), ProviderKey.Type.FILE))
          .toList();

  private final ConsoleWords console;

  /** Lists of a product that people change in this console. */
  public SnapshotProvider(ConsoleWords console) {
    this.console = console;
  }

  @Override
  public ConsoleWords console() {
    return console;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String summary() {
    return "lists exported as CSV files";
  }

  @Override
  public String schema() {
    return Provider.resource(SnapshotProvider.class, "snapshot.provider.json");
  }

  @Override
  public List<ProviderKey> keys() {
    return KEYS;
  }

  @Override
  public Diagnostic unsupported(Section section, @Nullable SourceLocation place) {
    String message = "no list of " + section.key().replace('_', ' ') + " is given";
    return Diagnostic.error("unsupported-section", message, place)
        .withHint(
            "set provider." + section.key() + ": FILE.csv in the settings, or delete this section");
  }

  @Override
  public String hintForMaxSends() {
    return Provider.super.hintForMaxSends() + ", or add a column sends to the list of members";
  }

  @Override
  public String neededFromFile() {
    return "the lists of a snapshot can only be named in settings: write provider: {type: snapshot,"
        + " members: members.csv} in a rollcall.yaml, and leave out --provider";
  }

  /**
   * {@inheritDoc}
   *
   * <p>Looks at the header of the list of members, since not every one counts e-mails. Without that
   * list nobody is known to be an admin.
   */
  @Override
  public Capabilities capabilities(Settings settings, Path folder) {
    Map<Section, ListFile> lists = lists(settings, folder);
    ListFile members = lists.get(Section.MEMBERS);
    return new Capabilities(
        lists.keySet(),
        roles(settings),
        members == null ? Optional.empty() : Optional.of(Role.ADMIN),
        members != null && !members.lacks(MemberListReader.SENDS),
        true);
  }

  @Override
  public Roles roles(Settings settings) {
    return settings.roles().applyTo(BUILT_IN);
  }

  /**
   * Reads all lists at once.
   *
   * @throws InvalidInputException with all that is wrong in them, each with its file and line
   */
  @Override
  public Connection connect(Settings settings, ProjectContext project)
      throws InvalidInputException {
    Map<Section, ListFile> lists = lists(settings, project.folder());
    if (lists.isEmpty()) {
      throw new InvalidInputException(
          Diagnostic.error("missing-list", "no list is given", settings.sourceOf("provider"))
              .withHint("name at least one under `provider`, such as `members: members.csv`"));
    }
    return new SnapshotConnection(new SnapshotLists(lists, roles(settings)).read());
  }

  private static Map<Section, ListFile> lists(Settings settings, Path folder) {
    Map<Section, ListFile> lists = new EnumMap<>(Section.class);
    for (Section section : Section.values()) {
      String path = settings.provider().get(section.key());
      if (path != null) {
        CsvFile file = new CsvFile(folder, path, settings.sourceOf("provider." + section.key()));
        lists.put(section, new ListFile(file, columns(section)));
      }
    }
    return lists;
  }

  private static List<Column> columns(Section section) {
    return switch (section) {
      case MEMBERS -> MemberListReader.PEOPLE_COLUMNS;
      case SERVICE_ACCOUNTS -> MemberListReader.ACCOUNT_COLUMNS;
      case GROUPS -> AccessListReader.GROUP_COLUMNS;
      case WORKSPACES -> AccessListReader.WORKSPACE_COLUMNS;
    };
  }

  /** What the lists said when they were opened. Only a person can change the product itself. */
  private record SnapshotConnection(LiveState live) implements Connection {
    @Override
    public MembershipReader reader() {
      return () -> live;
    }

    @Override
    public Optional<MembershipWriter> writer(LiveState read) {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }
}
