package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Identity;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Section;
import dev.rollcall.model.Window;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.yaml.Located;
import dev.rollcall.yaml.YamlFile;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads roster files entry by entry: checks an entry against the schema and declares what it says.
 */
final class RosterReader {
  private static final Map<Identity, SchemaValidator> SCHEMAS = new ConcurrentHashMap<>();

  private final @Nullable ProviderModule module;
  private final @Nullable Capabilities capabilities;
  private final Identity identity;
  private final SchemaValidator schema;
  private final RosterSchemaMessages words;
  private final DesiredStateBuilder declarations;
  private final Diagnostics.Collector problems;
  private final Map<String, Principal> principals = new HashMap<>();

  /** Most entries are one of a few roles and nothing else: those share one value. */
  private final Map<String, Entry> plainEntries = new HashMap<>();

  private boolean complete = true;

  /**
   * A reader for the files of one project.
   *
   * @param module null if the settings name no provider
   * @param capabilities of the provider; null if not known, since the settings are wrong
   */
  RosterReader(
      @Nullable ProviderModule module,
      @Nullable Capabilities capabilities,
      Diagnostics.Collector problems) {
    this.module = module;
    this.capabilities = capabilities;
    this.identity = module == null ? Identity.EMAIL : module.identity();
    this.schema = SCHEMAS.computeIfAbsent(identity, RosterReader::schema);
    this.words = new RosterSchemaMessages(identity);
    this.declarations = new DesiredStateBuilder(problems);
    this.problems = problems;
  }

  /** The published schema knows people by their e-mail; other providers have them otherwise. */
  static SchemaValidator schema(Identity identity) {
    String name = "roster.schema.json";
    String text = SchemaValidator.read("/dev/rollcall/schemas/" + name);
    return SchemaValidator.of(
        name, text.replace(inJson(Identity.EMAIL.pattern()), inJson(identity.pattern())));
  }

  private static String inJson(String pattern) {
    return pattern.replace("\\", "\\\\");
  }

  /** Reads all files, and checks what they declare together. */
  void read(List<YamlFile> files, IgnoreList ignore) {
    if (files.isEmpty()) {
      problems.add(
          Diagnostic.warning("no-roster", "no file says who has access", null)
              .withHint("write members: in a file such as members.yaml"));
    }
    for (YamlFile file : files) {
      boolean read = file.readEntries(this::accept, problems);
      complete &= read; // which accept changes, too
    }
    DesiredState desired = declarations.inFileOrder();
    new ReferenceChecker(desired, ignore, problems).check(complete);
    new SuspiciousNames(desired, identity, problems).check();
  }

  /** What the files declare, in the order of every output. */
  DesiredState desired() {
    return declarations.inOrder();
  }

  private void accept(List<String> path, Located piece) {
    Section section = path.isEmpty() ? null : Section.find(path.get(0));
    if (path.isEmpty()) {
      schema.check(piece).forEach(rule -> problems.add(words.describe(rule)));
      complete &= piece.node().isObject();
      piece.fields().forEach(this::manage);
    } else if (section != null) {
      List<SchemaViolation> broken = schema.check(section.key(), path, piece);
      broken.forEach(rule -> problems.add(words.describe(rule)));
      piece.fields().forEach((name, value) -> declare(section, name, value, broken));
    }
  }

  private void manage(String key, Located value) {
    Section section = Section.find(key);
    if (section == null) {
      return;
    }
    // where a section cannot be read, nothing can be said to be missing
    complete &= value.node().isObject();
    declarations.manage(section);
    if (module != null && capabilities != null && !capabilities.sections().contains(section)) {
      problems.add(module.unsupported(section, value.keyPlace()));
    }
  }

  private void declare(Section section, String name, Located value, List<SchemaViolation> broken) {
    SourceLocation place = value.keyPlace();
    if (isRefused(name, 1, broken)) {
      return;
    }
    switch (section) {
      case MEMBERS -> {
        Principal principal = principal(name, place);
        if (principal != null && principal.isPerson()) {
          declarations.entry(
              Address.of(principal), principal.written(), entry(Kind.MEMBER, value), place);
        }
      }
      case SERVICE_ACCOUNTS ->
          declarations.entry(Address.serviceAccount(name), name, entry(Kind.MEMBER, value), place);
      case GROUPS -> {
        if (declarations.group(name, place)) {
          Function<Principal, Address> address = member -> Address.groupMember(name, member);
          declareEach(value.path("members"), Kind.GROUP_MEMBER, address, broken);
        }
      }
      case WORKSPACES -> {
        if (declarations.workspace(name, place)) {
          Function<Principal, Address> address = holder -> Address.workspaceAccess(name, holder);
          declareEach(value.path("access"), Kind.WORKSPACE_ACCESS, address, broken);
        }
      }
    }
  }

  private void declareEach(
      Located entries,
      Kind kind,
      Function<Principal, Address> address,
      List<SchemaViolation> broken) {
    entries
        .fields()
        .forEach(
            (name, value) -> {
              SourceLocation place = value.keyPlace();
              Principal principal = isRefused(name, 3, broken) ? null : principal(name, place);
              if (principal != null) {
                declarations.entry(
                    address.apply(principal), principal.toString(), entry(kind, value), place);
              }
            });
  }

  /** Whether the schema refuses a key of the mapping that {@code depth} keys lead to. */
  private static boolean isRefused(String key, int depth, List<SchemaViolation> broken) {
    for (SchemaViolation rule : broken) {
      if (rule.keyword().equals("propertyNames")
          && rule.path().size() == depth
          && key.equals(rule.property())) {
        return true;
      }
    }
    return false;
  }

  /** Reads a name that the schema let pass: it knows less about people than their identity does. */
  private @Nullable Principal principal(String name, SourceLocation place) {
    Principal known = principals.get(name);
    if (known != null) {
      return known;
    }
    try {
      Principal principal = identity.principal(name);
      principals.put(name, principal);
      return principal;
    } catch (IllegalArgumentException e) {
      String message =
          SafeText.quote(name) + " is not a valid " + identity.noun() + ": " + e.getMessage();
      problems.add(Diagnostic.error(identity.code(), message, place));
      return null;
    }
  }

  /**
   * Reads what a name is declared as. Where the schema found something wrong, and so said it, a
   * default takes its place: the entry is declared all the same, so that one mistake is one error.
   */
  private Entry entry(Kind kind, Located value) {
    if (!value.node().isObject()) {
      return plainEntries.computeIfAbsent(role(kind, value).name(), n -> Entry.of(new Role(n)));
    }
    Role role = role(kind, value.path("role"));
    return new Entry(role, window(value), text(value.path("note")));
  }

  private Role role(Kind kind, Located value) {
    String name = text(value);
    RoleLadder ladder =
        capabilities == null || !capabilities.sections().contains(kind.section())
            ? null // a section that is not there at all needs no word about its roles
            : capabilities.roles().of(kind);
    if (name == null || name.isEmpty()) {
      return ladder == null ? new Role("") : ladder.lowest();
    }
    Role role = new Role(name);
    if (ladder != null && !ladder.contains(role)) {
      problems.add(unknownRole(name, kind, ladder, value.place()));
    }
    return role;
  }

  private Diagnostic unknownRole(String name, Kind kind, RoleLadder ladder, SourceLocation place) {
    String hint =
        Suggestion.didYouMeanOrOneOf(name, ladder.roles().stream().map(Role::name).toList());
    boolean noAdmins =
        kind == Kind.MEMBER && capabilities != null && capabilities.admin().isEmpty();
    String remedy = module != null && noAdmins ? module.hintForAdmins() : null;
    return Diagnostic.error(
            "unknown-role", "there is no role " + SafeText.quote(name) + " here", place)
        .withHint(remedy == null ? hint : hint + "; " + remedy);
  }

  private Window window(Located entry) {
    LocalDate from = date(entry.path("from"));
    LocalDate until = date(entry.path("until"));
    if (from != null && until != null && until.isBefore(from)) {
      String message = "until " + until + " lies before from " + from;
      problems.add(Diagnostic.error("invalid-window", message, entry.path("until").place()));
      return Window.ALWAYS;
    }
    return from == null && until == null ? Window.ALWAYS : new Window(from, until);
  }

  private static @Nullable LocalDate date(Located value) {
    String text = text(value);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null; // the schema said so
    }
  }

  private static @Nullable String text(Located value) {
    return value.node().isString() ? value.node().stringValue() : null;
  }
}
