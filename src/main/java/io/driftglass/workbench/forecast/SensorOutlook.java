package io.driftglass.workbench.forecast;

import io.driftglass.forecast.Forecast;
import java.util.Optional;

/// What comes next of one sensor among all of a dataset.
///
/// @param entity of the dataset; empty where it is a single series
/// @param last the last measured value; NaN where none was
/// @param path empty where it could not be forecast
/// @param failure why not, a sentence; empty where it could
@SuppressWarnings("ArrayRecordComponent")
public record SensorOutlook(
    String entity,
    String channel,
    String unit,
    double last,
    long[] ticks,
    Optional<Forecast.Path> path,
    String method,
    String failure) {
  /// Entity and channel, where there is more than one entity.
  public String sensor() {
    return entity.isEmpty() ? channel : entity + " · " + channel;
  }
}
