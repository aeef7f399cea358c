package dev.rollcall.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Stands in for the program {@code gh}: what is put on the path only carries the arguments here. It
 * knows the calls that the workflows make and refuses every other.
 */
final class Gh implements AutoCloseable {
  static final String TOKEN = "ghs_of-this-job";

  private static final String PROGRAM =
      """
      #!/usr/bin/env bash
      exec 3<>"/dev/tcp/127.0.0.1/%d"
      printf '%%s\\n' "$(($# + 1))" >&3
      for word in "${GH_TOKEN:-}" "$@"; do printf '%%s\\0' "$word" >&3; done
      IFS= read -r code <&3
      if ((code == 0)); then cat <&3; else cat <&3 >&2; fi
      exit "$code"
      """;

  private final Forge forge;
  private final ForgeApi api;
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private volatile Map<String, Object> permissions = Map.of();

  Gh(Forge forge, Path program) throws IOException {
    this.forge = forge;
    this.api = new ForgeApi(forge);
    Files.writeString(program, PROGRAM.formatted(socket.getLocalPort()));
    if (!program.toFile().setExecutable(true)) {
      throw new IOException(program + " cannot be made executable");
    }
    Thread thread = new Thread(this::serve, "gh");
    thread.setDaemon(true);
    thread.start();
  }

  /** What the token of the job that runs now may do. */
  void permit(Map<String, Object> granted) {
    permissions = granted;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        caller.getOutputStream().write(answer(words(caller)).getBytes(UTF_8));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static List<String> words(Socket caller) throws IOException {
    DataInputStream in = new DataInputStream(caller.getInputStream());
    int count = Integer.parseInt(until('\n', in));
    List<String> words = new ArrayList<>();
    while (words.size() < count) {
      words.add(until('\0', in));
    }
    return words;
  }

  private static String until(char end, DataInputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int next = in.readUnsignedByte(); next != end; next = in.readUnsignedByte()) {
      bytes.write(next);
    }
    return bytes.toString(UTF_8);
  }

  private String answer(List<String> words) {
    try {
      if (!words.get(0).equals(TOKEN)) {
        throw new ForgeApi.Refused("gh: set GH_TOKEN");
      }
      return "0\n" + run(words.subList(1, words.size()).iterator());
    } catch (ForgeApi.Refused | IOException | RuntimeException e) {
      return "1\ngh: " + e + ": " + words.subList(1, words.size());
    }
  }

  private String run(Iterator<String> words) throws ForgeApi.Refused, IOException {
    String command = words.next();
    return switch (command) {
      case "api" -> api(words);
      case "run" -> downloadArtifact(Options.after("download", words));
      case "label" -> createLabel(Options.after("create", words));
      case "release" -> downloadRelease(Options.after("download", words));
      default -> throw new ForgeApi.Refused("no such command in this test: " + command);
    };
  }

  private String api(Iterator<String> words) throws ForgeApi.Refused, IOException {
    String method = "GET";
    String path = "";
    String filter = "";
    Map<String, List<String>> fields = new HashMap<>();
    while (words.hasNext()) {
      String word = words.next();
      switch (word) {
        case "--silent", "--paginate" -> {}
        case "-X" -> method = words.next();
        case "--jq" -> filter = words.next();
        case "-f", "-F" -> field(word.equals("-F"), words.next(), fields);
        default -> path = path.isEmpty() && !word.startsWith("-") ? word : "?";
      }
    }
    JsonNode answer = api.call(method + " " + path, fields, permissions);
    return filter.isEmpty() ? "" : Filter.apply(filter, answer);
  }

  private static void field(boolean fromFile, String word, Map<String, List<String>> fields)
      throws IOException {
    int equals = word.indexOf('=');
    String value = word.substring(equals + 1);
    boolean file = fromFile && value.startsWith("@");
    fields
        .computeIfAbsent(word.substring(0, equals), name -> new ArrayList<>())
        .add(file ? Files.readString(Path.of(value.substring(1))) : value);
  }

  private String downloadArtifact(Options options) throws ForgeApi.Refused, IOException {
    if (!"read".equals(permissions.get("actions"))) {
      throw new ForgeApi.Refused("HTTP 403: the token lacks actions read");
    }
    options.check("--repo", Forge.REPOSITORY);
    int run = Integer.parseInt(options.only(""));
    String name = options.only("--name");
    for (Forge.Artifact artifact : forge.artifacts) {
      if (artifact.run() == run && artifact.name().equals(name)) {
        Path folder = Files.createDirectories(Path.of(options.only("--dir")));
        Files.writeString(folder.resolve(artifact.file()), artifact.content());
        return "";
      }
    }
    throw new ForgeApi.Refused("no artifact " + name + " in run " + run);
  }

  private String createLabel(Options options) throws ForgeApi.Refused {
    options.check("--repo", Forge.REPOSITORY);
    options.check("--force", "");
    forge.labels.add(options.only(""));
    return "";
  }

  private String downloadRelease(Options options) throws ForgeApi.Refused, IOException {
    options.check("--repo", Machine.ROLLCALL);
    options.check("", "v1.2.3");
    for (String file : options.all("--pattern")) {
      byte[] content = forge.releases.get(file);
      if (content == null) {
        throw new ForgeApi.Refused("no assets match " + file);
      }
      Files.write(Path.of(options.only("--dir"), file), content);
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
