package dev.rollcall.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What was changed since the state file was written, a line each beside it: the request and its
 * time. The same requests on the same state have the same effect, ids included, so that they are
 * had again when the sandbox starts.
 */
final class ChangeLog {
  private final Path file;

  private ChangeLog(Path file) {
    this.file = file;
  }

  static ChangeLog beside(Path stateFile) {
    return new ChangeLog(stateFile.resolveSibling(stateFile.getFileName() + ".changes"));
  }

  /** The bytes that are there. */
  long size() throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Adds the request that brought {@code contents} to where they are. */
  void append(OrganizationState contents, Request call) throws IOException {
    byte[] line =
        SandboxJson.write(
            json -> {
              json.writeStartObject();
              json.writeNumberProperty("revision", contents.revision());
              SandboxJson.writeTime(json, "time", contents.now());
              json.writeStringProperty("method", call.method());
              json.writeStringProperty("path", call.rawPath());
              json.writeStringProperty("body", call.rawBody());
              json.writeEndObject();
              json.writeRaw('\n');
            });
    Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Has on {@code contents} what is not in them yet; a last line cut short was never answered. */
  void replay(OrganizationState contents) throws IOException, HttpErrorException {
    if (size() == 0) {
      return;
    }
    Router router = new Router(contents);
    String text = Files.readString(file);
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      JsonInput change = JsonInput.parse(line.getBytes(UTF_8), file.toString());
      // a sandbox that died after writing the state file had no time to delete the changes in it
      if (change.field("revision").number() > contents.revision()) {
        replay(change, contents, router);
      }
    }
  }

  private static void replay(JsonInput change, OrganizationState contents, Router router)
      throws HttpErrorException {
    contents.at(change.field("time").time());
    router.run(
        Request.again(
            change.field("method").text(),
            change.field("path").text(),
            change.field("body").text()));
    if (contents.revision() != change.field("revision").number()) {
      throw change.field("revision").problem("does not follow from the state file");
    }
  }
}
