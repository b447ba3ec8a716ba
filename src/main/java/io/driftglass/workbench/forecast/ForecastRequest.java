package io.driftglass.workbench.forecast;

import io.driftglass.data.Dataset;
import io.driftglass.series.Frame;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What to forecast, how far, and how.
///
/// @param entity of the dataset; empty where it is a single series
/// @param channels names; all targets where empty
/// @param method id in the catalogue of forecasters
/// @param settings texts by setting name; those left out keep their defaults
/// @param horizonRows 1 or more
/// @param levels nominal coverage of each band, 0..1
/// @param known columns whose coming values are known ahead: inputs
/// @param coming those values, by their ticks; what is missing is assumed to go on as a cycle ago
/// @param compare also race the quick methods on held-out windows, so that the error can be told
@SuppressWarnings("ArrayRecordComponent")
public record ForecastRequest(
    Dataset dataset,
    String entity,
    List<String> channels,
    String method,
    Map<String, String> settings,
    int horizonRows,
    double[] levels,
    List<String> known,
    Optional<Frame> coming,
    boolean compare) {
  public ForecastRequest {
    channels = List.copyOf(channels);
    settings = Map.copyOf(settings);
    known = List.copyOf(known);
  }

  /// Without inputs.
  public ForecastRequest(
      Dataset dataset,
      String entity,
      List<String> channels,
      String method,
      Map<String, String> settings,
      int horizonRows,
      double[] levels,
      boolean compare) {
    this(
        dataset,
        entity,
        channels,
        method,
        settings,
        horizonRows,
        levels,
        List.of(),
        Optional.empty(),
        compare);
  }
}
