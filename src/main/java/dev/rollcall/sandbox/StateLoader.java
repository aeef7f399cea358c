package dev.rollcall.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where the contents of a starting sandbox come from: the state file, else the seed, else nothing
 * but the caller.
 */
final class StateLoader {
  private static final Kind SEED =
      new Kind("seed", "; mend it, schemas/sandbox.schema.json says what it may hold");
  private static final Kind STATE =
      new Kind("state", "; it was not left so by a sandbox, delete it to begin again");

  private StateLoader() {}

  /** A kind of file, and what to do about a wrong one. */
  private record Kind(String name, String advice) {}

  static OrganizationState contents(SandboxOptions options) throws SandboxException {
    Path state = options.state();
    if (state != null && Files.exists(state)) {
      return checkOrganization(read(state, STATE, input -> kept(state, input, options)), options);
    }
    Path seed = options.seed();
    return seed == null ? Seed.none(options) : read(seed, SEED, input -> Seed.read(input, options));
  }

  private static OrganizationState kept(Path state, JsonInput input, SandboxOptions options)
      throws HttpErrorException, IOException {
    OrganizationState contents = StateJson.read(input, options.clock().instant());
    ChangeLog.beside(state).replay(contents);
    return contents;
  }

  /** Makes contents of a document. */
  private interface Reading {
    OrganizationState read(JsonInput input) throws HttpErrorException, IOException;
  }

  private static OrganizationState read(Path file, Kind kind, Reading reading)
      throws SandboxException {
    try {
      return reading.read(JsonInput.parse(Files.readAllBytes(file), file.toString()));
    } catch (NoSuchFileException e) {
      throw new SandboxException("there is no " + kind.name + " file " + file, e);
    } catch (IOException e) {
      throw new SandboxException("cannot read the " + kind.name + " file " + file + ": " + e, e);
    } catch (HttpErrorException e) {
      throw new SandboxException(e.reason() + kind.advice, e);
    }
  }

  private static OrganizationState checkOrganization(
      OrganizationState contents, SandboxOptions options) throws SandboxException {
    String asked = options.organization();
    if (asked != null && !asked.equals(contents.organization)) {
      throw new SandboxException(
          "the state file "
              + options.state()
              + " belongs to the organization "
              + contents.organization
              + ", not to "
              + asked
              + "; name another state file, or delete this one to begin again");
    }
    return contents;
  }
}
