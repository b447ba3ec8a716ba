package io.driftglass.monitor.drift;

import io.driftglass.metric.Measure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// How one channel's current rows compare with its reference.
///
/// @param measures by the id of the drift test, in the catalogue's order
/// @param shift of the mean, in the channel's unit; 0 where there is none to speak of
/// @param missingReference and `missingCurrent` shares of rows without a value, 0..1
/// @param p how often unchanged rows would look so different, adjusted for the number of channels
///   (Holm 1979)
/// @param missingP the same of the missing shares; NaN where it is not known
/// @param since the tick from which the current rows have moved; empty where they have not
/// @param reason the verdict as a sentence, with every figure that could not be computed and why
public record ChannelDrift(
    String channel,
    String unit,
    Map<String, Measure> measures,
    double shift,
    double missingReference,
    double missingCurrent,
    Measure p,
    double missingP,
    Verdict verdict,
    OptionalLong since,
    String reason) {
  public ChannelDrift {
    measures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(measures));
  }

  /// The same with another sentence.
  ChannelDrift because(String sentence) {
    return new ChannelDrift(
        channel,
        unit,
        measures,
        shift,
        missingReference,
        missingCurrent,
        p,
        missingP,
        verdict,
        since,
        sentence);
  }

  /// Whether its values are what has moved, beyond chance and by as much as matters.
  public boolean valuesMoved() {
    if (!p.computable() || p.value() >= DriftCheck.FALSE_ALARMS) return false;
    return Stream.of(DriftTests.PSI, DriftTests.KS)
        .map(this::measure)
        .anyMatch(size -> size.computable() && size.value() >= DriftCheck.MATTERS);
  }

  /// Whether its share of missing values has risen beyond chance.
  public boolean valuesMissing() {
    return missingCurrent > missingReference && missingP < DriftCheck.FALSE_ALARMS;
  }

  /// The figure of a drift test.
  public Measure measure(DriftTest test) {
    return measures.get(test.id());
  }
}
