package io.driftglass.workbench.forecast;

import io.driftglass.forecast.FittedForecaster;
import io.driftglass.forecast.Forecast;
import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.Optional;

/// What a method would have said of the last rows, having learnt only from those before them, and
/// never seeing a row at or after the moment it speaks. Any thread.
///
/// @param rows all that are known now
/// @param from the first row that was not learnt from
/// @param level nominal coverage of the band
public record Hindsight(
    FittedForecaster fitted, Frame rows, int from, int horizonRows, double level) {
  /// From the first row on, a horizon after the other.
  public Forecast said(Progress progress) {
    var said = new ArrayList<Forecast>();
    for (int origin = from; origin < rows.rows(); origin += horizonRows) {
      said.add(from(origin, progress));
    }
    return Forecast.joined(said);
  }

  /// What would have been said when the row at or after that tick was still to come; empty outside
  /// of those rows.
  public Optional<Forecast> at(long tick, Progress progress) {
    int origin = origin(tick);
    return origin < 0 ? Optional.empty() : Optional.of(from(origin, progress));
  }

  /// The first row that is still to come at that tick; -1 outside of those rows.
  public int origin(long tick) {
    int origin = rows.rowAt(tick);
    return origin < from || origin >= rows.rows() ? -1 : origin;
  }

  private Forecast from(int origin, Progress progress) {
    int until = Math.min(rows.rows(), origin + horizonRows);
    var coming = rows.slice(origin, until).of(Role.INPUT);
    return fitted.forecast(
        rows.slice(0, origin), coming, horizonRows, new double[] {level}, progress);
  }
}
