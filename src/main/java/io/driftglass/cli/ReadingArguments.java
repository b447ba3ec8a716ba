package io.driftglass.cli;

import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/// The reading options of the terminal, one for every [ReadingOption]; all are sniffed when left
/// out.
final class ReadingArguments {
  private final Map<ReadingOption, String> given = new EnumMap<>(ReadingOption.class);

  /// Adds the options to a command.
  void declare(CommandSpec command) {
    for (var option : ReadingOption.values()) {
      command.addOption(
          OptionSpec.builder(option.flag())
              .paramLabel(option.name())
              .type(String.class)
              .description(option.help())
              .setter(new Into(option))
              .build());
    }
  }

  ReadingOptions options() {
    var options = ReadingOptions.NONE;
    for (var entry : given.entrySet()) options = options.with(entry.getKey(), entry.getValue());
    return options;
  }

  private final class Into implements ISetter {
    private final ReadingOption option;

    Into(ReadingOption option) {
      this.option = option;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T set(T value) {
      return (T) (value == null ? given.remove(option) : given.put(option, (String) value));
    }
  }
}
