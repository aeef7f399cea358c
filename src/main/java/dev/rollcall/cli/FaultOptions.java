package dev.rollcall.cli;

import dev.rollcall.sandbox.FaultPlan;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What goes wrong in a sandbox. */
final class FaultOptions {
  @Option(
      names = "--latency",
      paramLabel = "TIME",
      defaultValue = "0ms",
      converter = DurationConverter.class,
      description = "Hold each request that long, such as 20ms.")
  private Duration latency = Duration.ZERO;

  @Option(
      names = "--faults",
      paramLabel = "FAULT=SHARE,...",
      converter = FaultPlanConverter.class,
      description = {
        "Let these shares of the requests fail, such as before=5%%,after=5%%: before, with a 500"
            + " and no effect; after, with a 500 after the effect; reset, the connection drops"
            + " after the effect; throttle, with a 429 and no effect; slow, effect and answer both"
            + " come too late."
      })
  private FaultPlan faults = FaultPlan.NONE;

  @Option(
      names = "--slowness",
      paramLabel = "TIME",
      defaultValue = "35s",
      converter = DurationConverter.class,
      description = "Hold slow requests that long; ${DEFAULT-VALUE} if left out.")
  private Duration slowness = FaultPlan.NONE.slowness();

  @Option(
      names = "--fault-seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Draw the faults from this seed; ${DEFAULT-VALUE} if left out.")
  private long seed;

  FaultPlan plan() {
    return faults.withLatency(latency).withSlowness(slowness).withSeed(seed);
  }

  static final class FaultPlanConverter implements ITypeConverter<FaultPlan> {
    @Override
    public FaultPlan convert(String text) {
      try {
        return FaultPlan.NONE.withFaults(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
