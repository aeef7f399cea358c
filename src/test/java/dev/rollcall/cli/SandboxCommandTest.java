package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.live.http.HttpPolicy;
import dev.rollcall.sandbox.SandboxOptions.FaultPlan;
import dev.rollcall.sandbox.SandboxOptions.FaultPlan.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** How a sandbox is told what to do to requests. */
final class SandboxCommandTest {
  private static FaultPlan parse(String... args) {
    String[] words =
        Stream.concat(Stream.of("sandbox", "--port", "0"), Stream.of(args)).toArray(String[]::new);
    CommandLine root = RootCommand.commandLine(Shells.NOWHERE, words);
    root.parseArgs(words);
    SandboxCommand command =
        Objects.requireNonNull(root.getSubcommands().get("sandbox")).getCommand();
    return command.options().faults();
  }

  @Test
  void optionsMakeAPlan() {
    assertThat(
            parse(
                "--latency",
                "20ms",
                "--faults",
                "before=5%,slow=1%",
                "--slowness",
                "2m",
                "--fault-seed",
                "7"))
        .isEqualTo(
            new FaultPlan(
                Duration.ofMillis(20),
                Map.of(Fault.BEFORE, 50_000, Fault.SLOW, 10_000),
                Duration.ofMinutes(2),
                7));
  }

  @Test
  void withoutThemNothingGoesWrong() {
    assertThat(parse()).isEqualTo(FaultPlan.NONE);
  }

  @Test
  void aSlowRequestOutlastsTheClient() {
    assertThat(FaultPlan.NONE.slowness()).isGreaterThan(HttpPolicy.DEFAULT.read());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--faults | befor=5% | unknown fault \"befor\": use before, after, reset",
        "--faults | before=5 | \"before=5\" is not a share of a fault such as before=5%",
        "--faults | before=60%,after=60% | the shares add up to more than 100%",
        "--latency | 20 | not a duration such as 20ms, 35s or 2m: \"20\"",
        "--slowness | fast | not a duration such as 20ms, 35s or 2m: \"fast\"",
        "--fault-seed | x | is not a long",
      })
  void aWrongValueIsWrongUsage(String option, String value, String message) {
    Ran ran = Ran.rollcall("sandbox", "--port", "0", option, value);

    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains(option, message);
  }
}
