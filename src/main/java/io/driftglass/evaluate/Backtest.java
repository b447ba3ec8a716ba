package io.driftglass.evaluate;

import io.driftglass.forecast.FittedForecaster;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.Forecaster;
import io.driftglass.forecast.Seasons;
import io.driftglass.job.Progress;
import io.driftglass.metric.ForecastMetrics;
import io.driftglass.metric.Measure;
import io.driftglass.series.Cadence;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a forecaster would have said at earlier moments, beside what came.
///
/// @param windows by origin, then by channel
/// @param seconds to learn and to forecast, all of it
public record Backtest(List<Window> windows, double seconds) {
  public Backtest {
    windows = List.copyOf(windows);
  }

  /// One channel from one origin.
  ///
  /// @param firstRow row of the first forecast step
  /// @param actual one a forecast row, NaN where nothing was measured
  /// @param scale mean seasonal change of the rows learnt from, what MASE is measured in
  /// @param rootScale root of its mean square, what RMSSE is measured in
  @SuppressWarnings("ArrayRecordComponent")
  public record Window(
      int firstRow, Forecast.Path path, double[] actual, Measure scale, Measure rootScale) {
    /// What was forecast, as long as `actual`.
    public double[] point() {
      return path.point();
    }

    long known() {
      return Arrays.stream(actual).filter(Double::isFinite).count();
    }
  }

  /// How many rows were judged, of the channel with the most.
  public long judgedRows() {
    return windows.stream()
        .collect(
            Collectors.groupingBy(w -> w.path().channel(), Collectors.summingLong(Window::known)))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  /// @param levels nominal coverage of the bands, 0..1 exclusive
  /// @param season rows a cycle for the scale of errors; 0 finds it
  public static Backtest run(
      Frame frame,
      Forecaster forecaster,
      BacktestPlan plan,
      double[] levels,
      int season,
      Progress progress) {
    long start = System.nanoTime();
    var windows = new ArrayList<Window>();
    int ahead = plan.gapRows() + plan.horizonRows();
    Fit fit = null;
    int done = 0;
    for (int origin : plan.origins()) {
      double fraction = (double) done / plan.origins().size();
      progress.step(done++, plan.origins().size(), "forecasting from row " + origin);
      if (fit == null || plan.fitUntil() == 0) {
        int until = plan.fitUntil() == 0 ? origin - plan.gapRows() : plan.fitUntil();
        var learnt = frame.slice(0, until);
        var fitted = forecaster.fit(learnt, ahead, progress.part(fraction, fraction));
        fit = new Fit(fitted, scales(learnt, season));
      }
      int known = origin - plan.gapRows();
      var recent = frame.slice(0, known);
      var coming = frame.slice(known, Math.min(frame.rows(), known + ahead));
      var forecast =
          fit.forecaster.forecast(recent, coming.of(Role.INPUT), ahead, levels, Progress.NONE);
      for (var path : forecast.paths()) {
        var judged = path.from(plan.gapRows());
        long[] ticks = Arrays.copyOfRange(forecast.ticks(), plan.gapRows(), ahead);
        var actual = actual(frame, path.channel(), ticks);
        var scales = fit.scales.get(path.channel());
        windows.add(new Window(origin, judged, actual, scales.mean, scales.root));
      }
    }
    return new Backtest(windows, (System.nanoTime() - start) / 1e9);
  }

  private record Fit(FittedForecaster forecaster, Map<String, Scales> scales) {}

  /// How much a channel changes from one cycle to the next.
  private record Scales(Measure mean, Measure root) {}

  private static Map<String, Scales> scales(Frame learnt, int season) {
    var scales = new HashMap<String, Scales>();
    var targets = learnt.of(Role.TARGET);
    var cadence = Cadence.of(targets);
    for (int c = 0; c < targets.channels().size(); c++) {
      int rows = season > 0 ? season : Seasons.find(targets, c, cadence).rows();
      double[] column = targets.column(c);
      scales.put(
          targets.channel(c).name(),
          new Scales(
              ForecastMetrics.seasonalScale(column, rows),
              ForecastMetrics.seasonalRootScale(column, rows)));
    }
    return scales;
  }

  /// For every forecast tick the value of the row nearest to it, NaN where none is within half a
  /// step or where it was not measured but filled in.
  private static double[] actual(Frame frame, String channel, long[] ticks) {
    var column = frame.column(frame.indexOf(channel));
    var filled = frame.filled(frame.indexOf(channel));
    long half = Math.max(1, frame.interval()) / 2;
    var actual = new double[ticks.length];
    for (int step = 0; step < ticks.length; step++) {
      int row = frame.rowAt(ticks[step] - half);
      if (row + 1 < frame.rows()
          && Math.abs(frame.tick(row + 1) - ticks[step])
              < Math.abs(frame.tick(row) - ticks[step])) {
        row++;
      }
      boolean near = row < frame.rows() && Math.abs(frame.tick(row) - ticks[step]) <= half;
      actual[step] = near && !filled.get(row) ? column[row] : Double.NaN;
    }
    return actual;
  }
}
