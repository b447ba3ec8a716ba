package io.driftglass.evaluate;

import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.Forecaster;
import io.driftglass.job.Deadline;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.metric.ForecastMetrics;
import io.driftglass.metric.Measure;
import io.driftglass.problem.DriftglassException;
import io.driftglass.series.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;

/// Forecasters ranked by what they would have said on rows they had not seen.
///
/// @param rows best first; rows without a rank come last
/// @param reason why the first is the one to choose, a sentence
public record Leaderboard(List<Row> rows, String reason) {
  public Leaderboard {
    rows = List.copyOf(rows);
  }

  private static final double[] LEVELS = {.8, .95};

  /// A method this share behind is as good for most ends; one that many times faster is to be had
  /// for it.
  private static final double CLOSE = .02;

  private static final double FAR_FASTER = 10;

  /// One method, out of sample.
  ///
  /// @param smape percent, mean over all windows, n in rows
  /// @param mase mean over all windows, below 1 beats the same time last cycle
  /// @param rmse in the values' unit; not computable over several channels
  /// @param coverage80 share of rows inside the 80 % band
  /// @param coverage95 share of rows inside the 95 % band
  /// @param seconds to learn and forecast all windows
  /// @param windows origins times channels
  public record Row(
      String method,
      Measure smape,
      Measure mase,
      Measure rmse,
      Measure coverage80,
      Measure coverage95,
      double seconds,
      int windows) {}

  /// The method to choose; empty where none could be judged.
  public Optional<String> chosen() {
    return rows.stream().findFirst().filter(row -> row.smape().computable()).map(Row::method);
  }

  /// Runs every method over the same origins.
  ///
  /// @param given settings by name; a method gets those it declares and allows
  /// @param budgetSeconds a method still running after it is stopped, no further one is started;
  ///   those left out have no figures
  public static Leaderboard race(
      Frame frame,
      List<Method<Forecaster>> methods,
      Map<String, String> given,
      BacktestPlan plan,
      double budgetSeconds,
      Progress progress) {
    var rows = new ArrayList<Row>();
    var deadline = Deadline.in(budgetSeconds, progress);
    for (var method : methods) {
      var part =
          deadline.part(
              (double) rows.size() / methods.size(), (rows.size() + 1.0) / methods.size());
      part.report(0, method.title());
      try {
        deadline.check();
        rows.add(row(frame, method, given, plan, part));
      } catch (CancellationException stopped) {
        if (!deadline.passed()) throw stopped;
        rows.add(none(method.id(), "the %.0f seconds allowed were spent".formatted(budgetSeconds)));
      }
    }
    rows.sort(Comparator.comparingDouble(Leaderboard::rank));
    return new Leaderboard(rows, reason(rows, methods, plan));
  }

  private static Row row(
      Frame frame,
      Method<Forecaster> method,
      Map<String, String> given,
      BacktestPlan plan,
      Progress progress) {
    var own = method.accepted(given);
    try {
      var forecaster = method.with(own);
      int season = Integer.parseInt(own.getOrDefault("season", "0"));
      return row(method.id(), Backtest.run(frame, forecaster, plan, LEVELS, season, progress));
    } catch (DriftglassException told) {
      return none(method.id(), told.getMessage());
    }
  }

  /// The figures of one backtest, whose bands are 80 and 95 %.
  public static Row row(String method, Backtest backtest) {
    var windows = backtest.windows();
    boolean oneChannel = windows.stream().map(w -> w.path().channel()).distinct().count() == 1;
    return new Row(
        method,
        mean(windows, (path, w) -> ForecastMetrics.smape(w.actual(), path.point())),
        mean(windows, (path, w) -> ForecastMetrics.mase(w.actual(), path.point(), w.scale())),
        oneChannel ? rmse(windows) : Measure.because("channels differ in unit"),
        mean(windows, (path, w) -> coverage(path, w, 0)),
        mean(windows, (path, w) -> coverage(path, w, 1)),
        backtest.seconds(),
        windows.size());
  }

  private static Measure coverage(Forecast.Path path, Backtest.Window window, int level) {
    var band = path.bands().get(level);
    return ForecastMetrics.coverage(window.actual(), band.low(), band.high());
  }

  private static Row none(String method, String because) {
    var no = Measure.because(because);
    return new Row(method, no, no, no, no, no, 0, 0);
  }

  private static Measure rmse(List<Backtest.Window> windows) {
    var square =
        mean(windows, (path, w) -> squared(ForecastMetrics.rmse(w.actual(), path.point())));
    return square instanceof Measure.Value(double value, long n)
        ? Measure.of(Math.sqrt(value), n)
        : square;
  }

  private static Measure squared(Measure root) {
    return root instanceof Measure.Value(double value, long n)
        ? Measure.of(value * value, n)
        : root;
  }

  /// The mean over all rows of the windows that can be computed.
  private static Measure mean(
      List<Backtest.Window> windows, BiFunction<Forecast.Path, Backtest.Window, Measure> measure) {
    double sum = 0;
    long rows = 0;
    var none = Measure.because("there is no window");
    for (var window : windows) {
      switch (measure.apply(window.path(), window)) {
        case Measure.Value(double value, long n) -> {
          sum += value * n;
          rows += n;
        }
        case Measure.NotComputable reason -> none = reason;
      }
    }
    return rows == 0 ? none : Measure.of(sum / rows, rows);
  }

  private static double rank(Row row) {
    if (row.mase().computable()) return row.mase().value();
    return row.smape().computable() ? 1e9 + row.smape().value() : Double.POSITIVE_INFINITY;
  }

  private static String reason(
      List<Row> rows, List<Method<Forecaster>> methods, BacktestPlan plan) {
    var best = rows.getFirst();
    if (!best.smape().computable()) return "No method could be judged on these rows.";
    var by = best.mase().computable() ? "MASE" : "sMAPE";
    double figure = figure(best);
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s has the lowest %s, %.3f over %d %s of %d rows",
            title(methods, best.method()),
            by,
            figure,
            best.windows(),
            best.windows() == 1 ? "window" : "windows",
            plan.horizonRows()));
    rows.stream()
        .filter(row -> row.method().equals("seasonal-naive"))
        .filter(row -> !row.method().equals(best.method()))
        .filter(row -> row.smape().computable() && figure(row) > 0)
        .forEach(
            row ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        ", %.0f %% below the same time last cycle (%.3f)",
                        100 * (1 - figure / figure(row)),
                        figure(row))));
    return text.append('.').append(cheaper(rows, methods)).toString();
  }

  /// That a method close behind takes far less time, where one does.
  static String cheaper(List<Row> rows, List<Method<Forecaster>> methods) {
    var best = rows.getFirst();
    return rows.stream()
        .skip(1)
        .filter(row -> row.smape().computable() && row.seconds() > 0)
        .filter(row -> row.mase().computable() == best.mase().computable())
        .filter(row -> figure(row) <= (1 + CLOSE) * figure(best))
        .filter(row -> FAR_FASTER * row.seconds() <= best.seconds())
        .min(Comparator.comparingDouble(Row::seconds))
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    " It is %s %s, which is %.0f times faster: use that.",
                    better(figure(best), figure(row)),
                    title(methods, row.method()),
                    best.seconds() / row.seconds()))
        .orElse("");
  }

  private static String better(double figure, double than) {
    double percent = figure == than ? 0 : 100 * (1 - figure / than);
    return percent < .05
        ? "only as good as"
        : String.format(Locale.ROOT, "%.1f %% better than", percent);
  }

  private static String title(List<Method<Forecaster>> methods, String id) {
    return methods.stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow().title();
  }

  private static double figure(Row row) {
    return row.mase().computable() ? row.mase().value() : row.smape().value();
  }
}
