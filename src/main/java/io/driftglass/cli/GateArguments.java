package io.driftglass.cli;

import io.driftglass.registry.Gate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// A gate as options.
final class GateArguments {
  @Option(names = "--metric", paramLabel = "NAME", description = "such as event_f1 or mase")
  private String metric;

  @Option(names = "--bound", paramLabel = "X", description = "the least, of errors the largest")
  private Double bound;

  @Option(names = "--min-gain", paramLabel = "X", description = "over the one in production")
  private Double gain;

  @Option(names = "--min-relative-gain", paramLabel = "X", description = "the same, .05 is 5 %%")
  private Double relativeGain;

  /// None where no metric was named.
  List<Gate> gates() {
    if (metric == null) return List.of();
    return List.of(
        new Gate(
            metric,
            Optional.ofNullable(bound),
            Optional.ofNullable(gain),
            Optional.ofNullable(relativeGain)));
  }
}
