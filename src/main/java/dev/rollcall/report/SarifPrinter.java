package dev.rollcall.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.report.Findings.Finding;
import dev.rollcall.report.Findings.FindingLevel;
import dev.rollcall.report.Findings.FindingRule;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Prints findings as SARIF 2.1.0, the OASIS format for results of analysis. */
final class SarifPrinter {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private SarifPrinter() {}

  private record Log(@JsonProperty("$schema") String schema, String version, List<Run> runs) {}

  @JsonNaming(LowerCamelCaseStrategy.class)
  private record Run(Map<String, Driver> tool, String columnKind, List<SarifResult> results) {}

  private record Driver(String name, String version, List<SarifRule> rules) {}

  @JsonNaming(LowerCamelCaseStrategy.class)
  private record SarifRule(String id, SarifMessage shortDescription, SarifMessage help) {}

  private record SarifMessage(String text) {}

  @JsonNaming(LowerCamelCaseStrategy.class)
  private record SarifResult(
      String ruleId,
      int ruleIndex,
      String level,
      SarifMessage message,
      List<Map<String, Physical>> locations,
      Map<String, String> partialFingerprints) {}

  @JsonNaming(LowerCamelCaseStrategy.class)
  private record Physical(Map<String, String> artifactLocation, Region region) {}

  @JsonNaming(LowerCamelCaseStrategy.class)
  private record Region(int startLine, int startColumn) {}

  static void print(Findings findings, String rollcallVersion, Writer out) throws IOException {
    Map<String, FindingRule> rules = new TreeMap<>();
    findings.list().forEach(finding -> rules.putIfAbsent(finding.rule().id(), finding.rule()));
    List<String> ids = List.copyOf(rules.keySet());
    List<SarifResult> results = new ArrayList<>();
    for (String fingerprint : findings.fingerprints()) {
      results.add(result(findings.list().get(results.size()), ids, fingerprint));
    }
    Driver driver =
        new Driver(
            "rollcall", rollcallVersion, rules.values().stream().map(SarifPrinter::rule).toList());
    // as everywhere in rollcall; SARIF counts halves of characters otherwise
    Run run = new Run(Map.of("driver", driver), "unicodeCodePoints", results);
    JsonPrinter.print(new Log(SCHEMA, "2.1.0", List.of(run)), out);
  }

  private static SarifRule rule(FindingRule rule) {
    return new SarifRule(
        SafeText.of(rule.id()),
        new SarifMessage(message(SafeText.of(rule.title()))),
        new SarifMessage(message(rule.help())));
  }

  private static SarifResult result(Finding finding, List<String> ids, String fingerprint) {
    SourceLocation place = finding.place();
    return new SarifResult(
        SafeText.of(finding.rule().id()),
        ids.indexOf(finding.rule().id()),
        level(finding.level()),
        new SarifMessage(message(String.join("\n", finding.lines()))),
        List.of(
            Map.of(
                "physicalLocation",
                new Physical(
                    Map.of("uri", uri(place.file())), new Region(place.line(), place.column())))),
        Map.of("rollcallFinding/v1", fingerprint));
  }

  private static String level(FindingLevel level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING, LOSS -> "warning";
      case CHANGE -> "note";
    };
  }

  /**
   * A message of text that is safe to print, without any placeholder ({@code {0}}, SARIF 2.1.0
   * section 3.11.5) or a link ({@code [text](target)}, section 3.11.6). Braces are doubled, as the
   * standard requires.
   */
  static String message(String text) {
    return text.replace("](", "]\\u{28}").replace("{", "{{").replace("}", "}}");
  }

  /** A path as a reference by RFC 3986: absolute if the path is absolute, otherwise relative. */
  static String uri(String path) {
    StringBuilder uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
    for (byte b : path.getBytes(UTF_8)) {
      if (UNRESERVED.indexOf(b) >= 0) {
        uri.append((char) b);
      } else {
        uri.append(String.format("%%%02X", b));
      }
    }
    return uri.toString();
  }
}
