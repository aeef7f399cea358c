package dev.rollcall.cli;

import static dev.rollcall.cli.ConsoleView.text;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Saves what the console shows as the CSV files a snapshot is made of. */
final class ConsoleExport {
  private ConsoleExport() {}

  static void write(ConsoleView view, Path folder) throws IOException {
    try (CsvWriter csv = file(folder, "members.csv")) {
      csv.writeRecord(
          "Email", "Role", "Status", "Invited on", "Last sent", "Emails sent", "Date joined");
      view.people().forEach(row -> writePerson(csv, row));
    }
    try (CsvWriter csv = file(folder, "service_accounts.csv")) {
      csv.writeRecord("Display name", "Role");
      view.accounts()
          .forEach(row -> csv.writeRecord(text(row, "name"), organization(text(row, "role"))));
    }
    try (CsvWriter csv = file(folder, "groups.csv")) {
      csv.writeRecord("Group", "Member", "Role", "Kind");
      view.groups().forEach((name, rows) -> writePlace(csv, name, rows));
    }
    try (CsvWriter csv = file(folder, "workspaces.csv")) {
      csv.writeRecord("Workspace", "Member", "Role", "Kind");
      view.workspaces().forEach((name, rows) -> writePlace(csv, name, rows));
      view.personalWorkspaces().forEach(name -> csv.writeRecord(name, "", "", "Personal"));
    }
  }

  private static CsvWriter file(Path folder, String name) throws IOException {
    return CsvWriter.builder().build(folder.resolve(name));
  }

  private static void writePerson(CsvWriter csv, JsonNode row) {
    boolean joined = text(row, "status").equals("joined");
    csv.writeRecord(
        text(row, "email"),
        organization(text(row, "role")),
        joined ? "Joined" : "Invited",
        text(row, "invited_at"),
        text(row, "last_sent_at"),
        row.path("sends").asString(),
        text(row, "joined_at"));
  }

  private static String organization(String role) {
    return ConsoleRole.ORGANIZATION.shown(role);
  }

  /** A row for the group or workspace itself, then one for each that is in it. */
  private static void writePlace(CsvWriter csv, String name, Map<String, String> rows) {
    csv.writeRecord(name, "", "", "Shared");
    rows.forEach((who, role) -> csv.writeRecord(name, who, role, "Shared"));
  }
}
