package dev.rollcall.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.sandbox.OrganizationState.Caller;
import dev.rollcall.sandbox.OrganizationState.Roles;
import dev.rollcall.sandbox.Response.HttpErrorException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/**
 * Keeps the state on disk, as a complete file moved into place. A request writes the state itself
 * while no earlier write has succeeded or after one has failed, so that it can report an error.
 * Otherwise a thread writes: at most every 250 ms, and at most a tenth of the time. Changes that
 * are not yet written are lost if the process is killed; {@link #close} writes them. Until
 * something changes nothing is written.
 */
final class StateFile implements AutoCloseable {
  private static final String VERSION = "1.0";
  private static final long MIN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final ObjectReader READER =
      SandboxJson.COMPLETE.without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final Path path;
  private final OrganizationState state;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean writable;
  private volatile long pauseNanos = MIN_PAUSE_NANOS;
  private long writtenRevision;
  private @Nullable Thread writer;

  /** The file's size and time: changed by another program, it is not overwritten. */
  private List<Long> version;

  /** The content of the file. */
  private record Content(
      String formatVersion,
      String organization,
      long revision,
      long lastId,
      Caller caller,
      Roles roles,
      List<Row.Member> members,
      List<Row.ServiceAccount> serviceAccounts,
      List<Row.Group> groups,
      List<Row.GroupMember> groupMembers,
      List<Row.Workspace> workspaces,
      List<Row.WorkspaceAccess> workspaceAccess,
      List<String> otherOrganizations,
      List<Row.Mail> mailbox,
      List<Row.Audit> audit) {

    Content {
      if (!formatVersion.equals(VERSION)) {
        throw new IllegalArgumentException("> format_version is not " + VERSION);
      }
    }

    static Content of(OrganizationState state) {
      return new Content(
          VERSION,
          state.organization,
          state.revision(),
          state.lastId(),
          state.caller,
          state.roles,
          List.copyOf(state.members.all()),
          List.copyOf(state.serviceAccounts.all()),
          List.copyOf(state.groups.all()),
          state.groupMembers.rows(Row.GroupMember::new),
          List.copyOf(state.workspaces.all()),
          state.workspaceAccess.rows(Row.WorkspaceAccess::new),
          List.copyOf(state.elsewhere),
          List.copyOf(state.mailbox),
          List.copyOf(state.audit));
    }

    OrganizationState toState(String file, SandboxOptions options) throws IOException {
      String asked = options.organization();
      if (asked != null && !asked.equals(organization)) {
        throw new IOException(
            ("the state file %s belongs to the organization %s, not to %s; name another state"
                    + " file, or delete this one to start again")
                .formatted(file, organization, asked));
      }
      var state = new OrganizationState(organization, caller, roles, options.clock().instant());
      state.resume(revision, lastId);
      members.forEach(state.members::put);
      serviceAccounts.forEach(state.serviceAccounts::put);
      groups.forEach(state.groups::put);
      groupMembers.forEach(
          row -> state.groupMembers.put(row.groupId(), row.principal(), row.role()));
      workspaces.forEach(state.workspaces::put);
      workspaceAccess.forEach(
          row -> state.workspaceAccess.put(row.workspace(), row.principal(), row.role()));
      state.elsewhere.addAll(otherOrganizations);
      state.mailbox.addAll(mailbox);
      state.audit.addAll(audit);
      return state;
    }
  }

  /** For {@code state} as it is in the file, or new; it is only changed under its lock. */
  StateFile(Path path, OrganizationState state) {
    this.path = path.toAbsolutePath();
    this.state = state;
    this.writtenRevision = state.revision();
    this.version = sizeAndTime(this.path);
  }

  /**
   * What a sandbox starts with: the state file, else the seed, else nothing but the caller.
   *
   * @throws IOException if the file cannot be used, with a message for the user
   */
  static OrganizationState load(SandboxOptions options) throws IOException {
    Path state = options.state();
    boolean exists = state != null && Files.exists(state);
    if (state != null) {
      checkNoChangeLog(state);
    }
    Path file = exists ? state : options.seed();
    String name = String.valueOf(file);
    byte[] document = file == null ? "{}".getBytes(UTF_8) : read(file, exists ? "state" : "seed");
    try {
      return exists
          ? SandboxJson.read(READER, document, name, Content.class).toState(name, options)
          : Seed.read(document, name, options);
    } catch (HttpErrorException e) {
      String advice =
          exists
              ? "; it was changed by something other than a sandbox: delete it to start again"
              : "; fix it: schemas/sandbox.schema.json describes its format";
      throw new IOException(e.reason() + advice, e);
    }
  }

  private static byte[] read(Path file, String kind) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no " + kind + " file " + file, e);
    } catch (IOException e) {
      throw new IOException("cannot read the " + kind + " file " + file + ": " + e, e);
    }
  }

  /** Earlier versions logged changes beside the state, which may hold more than the state does. */
  private static void checkNoChangeLog(Path state) throws IOException {
    Path log = state.resolveSibling(state.getFileName() + ".changes");
    if (log.toFile().length() > 0) {
      throw new IOException(
          "%s holds changes that an earlier version of rollcall did not write to %s yet; start a sandbox of that version once to keep them, or delete the log to lose them"
              .formatted(log, state.getFileName()));
    }
  }

  /**
   * Notes that the state changed; must not be called while holding its lock.
   *
   * @throws IOException if it could not be written the last time, and cannot be written now
   */
  void changed() throws IOException {
    if (!writable) {
      write();
    }
  }

  private synchronized void write() throws IOException {
    Content content;
    synchronized (state) {
      if (state.revision() == writtenRevision) {
        return;
      }
      content = Content.of(state);
    }
    try {
      long start = System.nanoTime();
      replace(SandboxJson.write(content));
      pauseNanos = Math.max(MIN_PAUSE_NANOS, 10 * (System.nanoTime() - start));
      writtenRevision = content.revision();
      writable = true;
    } catch (IOException e) {
      writable = false;
      throw e;
    }
    if (writer == null) {
      writer = new Thread(this::writeUntilClosed, "sandbox-state");
      writer.setDaemon(true);
      writer.start();
    }
  }

  private void writeUntilClosed() {
    try {
      while (!closed.await(pauseNanos, TimeUnit.NANOSECONDS)) {
        writeQuietly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeQuietly() {
    try {
      write();
    } catch (IOException e) {
      // the next change tries again and reports it, and so does closing
    }
  }

  /**
   * Writes the rest.
   *
   * @throws IOException if it cannot be written; the message names the file
   */
  @Override
  public void close() throws IOException {
    closed.countDown();
    try {
      write();
    } catch (IOException e) {
      throw new IOException(
          "the sandbox's state was not written to " + path + ": " + e.getMessage(), e);
    }
  }

  private static List<Long> sizeAndTime(Path path) {
    return List.of(path.toFile().length(), path.toFile().lastModified());
  }

  private void replace(byte[] json) throws IOException {
    if (!version.equals(sizeAndTime(path))) {
      throw new IOException("another program changed it; let only one use it at a time");
    }
    Path folder = path.resolveSibling("");
    // JDK 17's createDirectories refuses a link to a folder
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    Path fresh = path.resolveSibling(path.getFileName() + ".tmp");
    try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
      out.write(json);
      out.getChannel().force(true);
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    version = sizeAndTime(path);
  }
}
