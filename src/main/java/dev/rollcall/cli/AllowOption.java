package dev.rollcall.cli;

import dev.rollcall.plan.Allowance;
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
      converter = Converter.class,
      description =
          "Raise a guard for this run, such as max_removals=20%%. May be given more than once.")
  private List<Allowance> allowances = new ArrayList<>();

  List<Allowance> allowances() {
    return List.copyOf(allowances);
  }

  static final class Converter implements ITypeConverter<Allowance> {
    @Override
    public Allowance convert(String text) {
      try {
        return Allowance.of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
