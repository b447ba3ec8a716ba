package io.driftglass.evaluate;

import io.driftglass.forecast.Forecaster;
import io.driftglass.job.Deadline;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.metric.Measure;
import io.driftglass.problem.DriftglassException;
import io.driftglass.series.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Forecasters ranked by what they would have said on rows they had not seen.
///
/// @param rows best first; rows without a rank come last
/// @param reason why the first is the one to choose, a sentence
public record Leaderboard(List<Row> rows, String reason) {
  public Leaderboard {
    rows = List.copyOf(rows);
  }

  /// A method this share behind is as good for most ends; one that many times faster is to be had
  /// for it.
  private static final double CLOSE = .02;

  private static final double FAR_FASTER = 10;

  private static final String LOWEST = "%s has the lowest %s, %.3f over %d %s of %d rows.";
  private static final String LOWEST_AND_NAIVE =
      "%s has the lowest %s, %.3f over %d %s of %d rows, %.0f %% below the same time last cycle"
          + " (%.3f).";

  /// One method, out of sample.
  ///
  /// @param seconds to learn and forecast all windows
  /// @param windows origins times channels
  public record Row(String method, Accuracy accuracy, double seconds, int windows) {
    public Measure smape() {
      return accuracy.smape();
    }

    public Measure mase() {
      return accuracy.mase();
    }
  }

  /// The method to choose; empty where none could be judged.
  public Optional<String> chosen() {
    return rows.stream().findFirst().filter(row -> row.smape().computable()).map(Row::method);
  }

  /// Runs every method over the same origins.
  ///
  /// @param given settings by name; a method gets those it declares and allows
  /// @param budgetSeconds a method still running after it is stopped, no further one is started;
  ///   those left out have no figures; see [Turns]
  public static Leaderboard race(
      Frame frame,
      List<Method<Forecaster>> methods,
      Map<String, String> given,
      BacktestPlan plan,
      double budgetSeconds,
      Progress progress) {
    var rows = new ArrayList<Row>();
    var deadline = Deadline.in(budgetSeconds, progress);
    var turns =
        Turns.of(methods, deadline, (method, part) -> row(frame, method, given, plan, part));
    for (int i = 0; i < turns.size(); i++) {
      var spent = "the %.0f seconds allowed were spent".formatted(budgetSeconds);
      rows.add(turns.get(i).orElse(none(methods.get(i).id(), spent)));
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
      return row(
          method.id(), Backtest.run(frame, forecaster, plan, Accuracy.levels(), season, progress));
    } catch (DriftglassException told) {
      return none(method.id(), told.getMessage());
    }
  }

  /// The figures of one backtest.
  public static Row row(String method, Backtest backtest) {
    var windows = backtest.windows();
    return new Row(method, Accuracy.of(windows), backtest.seconds(), windows.size());
  }

  private static Row none(String method, String because) {
    return new Row(method, Accuracy.none(because), 0, 0);
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
    var naive =
        rows.stream()
            .filter(row -> row.method().equals("seasonal-naive"))
            .filter(row -> !row.method().equals(best.method()))
            .filter(row -> row.smape().computable() && figure(row) > 0)
            .mapToDouble(Leaderboard::figure)
            .findFirst();
    var values = new ArrayList<Object>();
    values.addAll(List.of(title(methods, best.method()), by, figure, best.windows()));
    values.addAll(List.of(best.windows() == 1 ? "window" : "windows", plan.horizonRows()));
    naive.ifPresent(error -> values.addAll(List.of(100 * (1 - figure / error), error)));
    var said = naive.isEmpty() ? LOWEST : LOWEST_AND_NAIVE;
    return String.format(Locale.ROOT, said, values.toArray()) + cheaper(rows, methods);
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
