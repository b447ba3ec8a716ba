package io.driftglass.workbench.run;

import io.driftglass.db.Json;
import io.driftglass.metric.Segments;
import io.driftglass.neural.Backend;
import io.driftglass.registry.DataPrint;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import java.util.List;
import java.util.Optional;

/// What a chart was made of, beside its method and settings: enough to make it again.
///
/// @param dataSha256 of the dataset
/// @param print of its rows, to say where others differ
/// @param confirmed stretches of rows, half-open, that people had confirmed as anomalies
/// @param channels forecast; empty for all
/// @param known columns whose coming values were known
/// @param coming whether there were any
public record ChartOrigin(
    String dataSha256,
    DataPrint print,
    List<Interval> confirmed,
    List<String> channels,
    List<String> known,
    boolean coming,
    String device) {
  public static ChartOrigin ofSearch(String dataSha256, Frame frame, boolean[] confirmed) {
    return new ChartOrigin(
        dataSha256,
        DataPrint.of(frame, frame.rows()),
        stretches(confirmed),
        List.of(),
        List.of(),
        false,
        Backend.here().sentence());
  }

  public static ChartOrigin ofForecast(
      String dataSha256, Frame frame, List<String> channels, List<String> known, boolean coming) {
    return new ChartOrigin(
        dataSha256,
        DataPrint.of(frame, frame.rows()),
        List.of(),
        channels,
        known,
        coming,
        Backend.here().sentence());
  }

  /// @param text empty for charts from before origins were kept
  public static Optional<ChartOrigin> of(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Json.read(text, ChartOrigin.class));
  }

  public boolean sameDevice() {
    return device.equals(Backend.here().sentence());
  }

  public boolean[] confirmedRows(int rows) {
    var marked = new boolean[rows];
    for (var stretch : confirmed) {
      for (long row = stretch.from(); row < stretch.until(); row++) marked[(int) row] = true;
    }
    return marked;
  }

  private static List<Interval> stretches(boolean[] marked) {
    return Segments.of(marked).stream().map(s -> new Interval(s.from(), s.until())).toList();
  }
}
