package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Identity;
import dev.rollcall.model.Principal;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import dev.rollcall.yaml.Located;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes roster files piece by piece: checks a piece against the schema and declares what it says.
 */
final class RosterFileReader implements BiConsumer<List<String>, Located> {
  private static final Map<Identity, SchemaValidator> SCHEMAS = new ConcurrentHashMap<>();

  private final @Nullable ProviderSupport support;
  private final SchemaValidator schema;
  private final Identity identity;
  private final DesiredStateBuilder declarations;
  private final Diagnostics.Collector problems;
  private final SchemaMessages words;
  private final EntryReader organizationEntries;
  private final EntryReader groupEntries;
  private final EntryReader workspaceEntries;
  private final Map<String, Principal> principals = new HashMap<>();
  private boolean complete = true;

  /**
   * Declares to {@code declarations}.
   *
   * @param support null if not known, since the settings are wrong
   */
  RosterFileReader(
      @Nullable ProviderSupport support,
      Identity identity,
      DesiredStateBuilder declarations,
      Diagnostics.Collector problems) {
    this.support = support;
    this.identity = identity;
    this.schema = SCHEMAS.computeIfAbsent(identity, RosterFileReader::schema);
    this.declarations = declarations;
    this.problems = problems;
    this.words = new RosterSchemaMessages(identity);
    this.organizationEntries = entries(Section.MEMBERS, Roles::organization);
    this.groupEntries = entries(Section.GROUPS, Roles::group);
    this.workspaceEntries = entries(Section.WORKSPACES, Roles::workspace);
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

  /** A section that is not there at all needs no word about its roles. */
  private EntryReader entries(Section section, Function<Roles, RoleLadder> ladder) {
    return support == null || !support.capabilities().sections().contains(section)
        ? new EntryReader(null, null, problems)
        : new EntryReader(
            ladder.apply(support.capabilities().roles()), support.hintForRole(section), problems);
  }

  /** What people are known by. */
  Identity identity() {
    return identity;
  }

  /** What was declared so far, in the order of the files. */
  DesiredState declared() {
    return declarations.inFileOrder();
  }

  /** Whether every section seen could be read, so that what is missing is missing. */
  boolean isComplete() {
    return complete;
  }

  @Override
  public void accept(List<String> path, Located piece) {
    if (path.isEmpty()) {
      top(piece);
      return;
    }
    Section section = Section.find(path.get(0));
    if (section != null) {
      List<SchemaViolation> broken = schema.check(section.key(), path, piece);
      broken.forEach(rule -> problems.add(words.describe(rule)));
      declare(section, piece, new RejectedKeys(broken));
    }
  }

  private void top(Located piece) {
    schema.check(piece).forEach(rule -> problems.add(words.describe(rule)));
    complete &= piece.node().isObject();
    piece.fields().forEach(this::manage);
  }

  private void manage(String key, Located value) {
    Section section = Section.find(key);
    if (section == null) {
      return;
    }
    complete &= value.node().isObject();
    declarations.manage(section);
    Diagnostic unsupported =
        support == null ? null : support.problemWith(section, value.keyPlace());
    if (unsupported != null) {
      problems.add(unsupported);
    }
  }

  private void declare(Section section, Located piece, RejectedKeys refused) {
    String name = piece.node().propertyNames().iterator().next();
    if (refused.contains(1, name)) {
      return;
    }
    SourceLocation place = piece.place();
    Located value = piece.child(name);
    switch (section) {
      case MEMBERS -> declareMember(name, value, place);
      case SERVICE_ACCOUNTS ->
          declarations.entry(
              Address.serviceAccount(name), name, organizationEntries.read(value), place);
      case GROUPS -> declareGroup(name, value, place, refused);
      case WORKSPACES -> declareWorkspace(name, value, place, refused);
    }
  }

  private void declareMember(String name, Located value, SourceLocation place) {
    Principal principal = principal(name, place);
    if (principal != null && principal.isPerson()) {
      declarations.entry(
          Address.of(principal), principal.written(), organizationEntries.read(value), place);
    }
  }

  private void declareGroup(
      String name, Located value, SourceLocation place, RejectedKeys refused) {
    if (declarations.group(name, place)) {
      declareEach(
          value.path("members"),
          refused,
          (principal, node, at) ->
              declarations.entry(
                  Address.groupMember(name, principal),
                  principal.toString(),
                  groupEntries.read(node),
                  at));
    }
  }

  private void declareWorkspace(
      String name, Located value, SourceLocation place, RejectedKeys refused) {
    if (declarations.workspace(name, place)) {
      declareEach(
          value.path("access"),
          refused,
          (principal, node, at) ->
              declarations.entry(
                  Address.workspaceAccess(name, principal),
                  principal.toString(),
                  workspaceEntries.read(node),
                  at));
    }
  }

  private void declareEach(Located entries, RejectedKeys refused, Declaration declaration) {
    entries
        .fields()
        .forEach(
            (key, value) -> {
              SourceLocation place = value.keyPlace();
              Principal principal = refused.contains(3, key) ? null : principal(key, place);
              if (principal != null) {
                declaration.declare(principal, value, place);
              }
            });
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
      problems.add(
          Diagnostic.error(
              identity.code(),
              SafeText.quote(name) + " is not a valid " + identity.noun() + ": " + e.getMessage(),
              place));
      return null;
    }
  }

  private interface Declaration {
    void declare(Principal principal, Located value, SourceLocation place);
  }

  /** The keys of a piece that the schema refuses. */
  private record RejectedKeys(List<SchemaViolation> broken) {
    /** Whether {@code key} is refused in the mapping that {@code depth} keys lead to. */
    boolean contains(int depth, String key) {
      for (SchemaViolation rule : broken) {
        if (rule.keyword().equals("propertyNames")
            && rule.path().size() == depth
            && key.equals(rule.property())) {
          return true;
        }
      }
      return false;
    }
  }
}
