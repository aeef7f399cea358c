package dev.rollcall.cli;

import dev.rollcall.plan.GuardOverride;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Limits raised for one run. */
final class AllowOption {
  @Option(
      names = "--allow",
      paramLabel = "GUARD=VALUE",
      converter = GuardOverrideConverter.class,
      description =
          "Raise a guard for this run, such as max_removals=20%%. May be given more than once.")
  private List<GuardOverride> allowances = new ArrayList<>();

  List<GuardOverride> allowances() {
    return List.copyOf(allowances);
  }

  static final class GuardOverrideConverter implements ITypeConverter<GuardOverride> {
    @Override
    public GuardOverride convert(String text) {
      try {
        return GuardOverride.of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
