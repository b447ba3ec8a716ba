package io.driftglass.workbench.bench;

import io.driftglass.evaluate.Backtest;
import io.driftglass.evaluate.BacktestPlan;
import io.driftglass.forecast.Forecaster;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.metric.ForecastMetrics;
import io.driftglass.metric.Measure;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.workbench.run.Catalogues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;

/// How every forecaster does on made series of the kinds that sensors and sales show: days within
/// weeks, a year of weeks, months, a wandering level, steps between two levels, counts that are
/// mostly 0. Errors are means over the series, each forecast once from rows it was not learnt from.
public final class ForecastBench {
  private static final double[] LEVELS = {.8, .95};
  private static final int SEEDS = 3;

  private ForecastBench() {}

  /// @param season rows a cycle, 1 for none
  private record Made(Frame frame, int season, int horizonRows) {}

  /// Methods that take long are left out unless asked for.
  public static List<Measured> run(boolean all, Progress progress) {
    var methods =
        Catalogues.FORECASTERS.stream()
            .filter(method -> all || method.cost() != Method.Cost.LONG)
            .toList();
    var made = made();
    var rows = new ArrayList<Measured>();
    for (int i = 0; i < methods.size(); i++) {
      progress.step(i, methods.size(), methods.get(i).title());
      rows.addAll(of(methods.get(i), made));
    }
    return rows;
  }

  private static List<Measured> of(Method<Forecaster> method, List<Made> made) {
    var windows = new ArrayList<List<Measure>>();
    double seconds = 0;
    for (var one : made) {
      var plan = BacktestPlan.folds(one.frame.rows(), one.horizonRows, 1);
      var forecaster = method.with(Map.of("season", Integer.toString(one.season)));
      var backtest = Backtest.run(one.frame, forecaster, plan, LEVELS, one.season, Progress.NONE);
      seconds += backtest.seconds();
      for (var window : backtest.windows()) windows.add(figures(window));
    }
    var rows = new ArrayList<Measured>();
    var names = List.of("smape", "mase", "coverage80", "coverage95", "msis95");
    for (int at = 0; at < names.size(); at++) {
      int figure = at;
      var measures = windows.stream().map(figures -> figures.get(figure)).toList();
      mean(method.id(), names.get(at), at == 0 ? "%" : "", measures).ifPresent(rows::add);
    }
    rows.add(new Measured(method.id(), "seconds_series", seconds / made.size(), "s", made.size()));
    return rows;
  }

  /// Empty where there is nothing to average: no error is no figure.
  static Optional<Measured> mean(String of, String name, String unit, List<Measure> measures) {
    var known = measures.stream().filter(Measure::computable).mapToDouble(Measure::value).toArray();
    if (known.length == 0) return Optional.empty();
    double mean = Arrays.stream(known).average().getAsDouble();
    return Optional.of(new Measured(of, name, mean, unit, known.length));
  }

  private static List<Measure> figures(Backtest.Window window) {
    var path = window.path();
    var inner = path.bands().get(0);
    var outer = path.bands().get(1);
    var actual = window.actual();
    return List.of(
        ForecastMetrics.smape(actual, path.point()),
        ForecastMetrics.mase(actual, path.point(), window.scale()),
        ForecastMetrics.coverage(actual, inner.low(), inner.high()),
        ForecastMetrics.coverage(actual, outer.low(), outer.high()),
        ForecastMetrics.msis(actual, outer.low(), outer.high(), LEVELS[1], window.scale()));
  }

  private static List<Made> made() {
    var made = new ArrayList<Made>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      var random = new Random(seed);
      made.add(made(900, 24, 48, row -> day(row) * week(row) * noise(random, .05)));
      made.add(made(420, 52, 13, row -> (50 + .1 * row) * wave(row, 52) * noise(random, .05)));
      made.add(made(138, 12, 18, row -> (200 + row) * wave(row, 12) * noise(random, .04)));
      var level = new double[] {100};
      made.add(made(312, 1, 12, row -> level[0] += random.nextGaussian()));
      made.add(made(512, 1, 12, row -> 20 + 5 * ((row + 7) / 64 % 2) + .5 * random.nextGaussian()));
      made.add(made(212, 1, 12, row -> random.nextDouble() < .25 ? 1 + random.nextInt(5) : 0));
    }
    return made;
  }

  private static Made made(int rows, int season, int horizonRows, IntToDoubleFunction value) {
    var values = new double[rows];
    for (int row = 0; row < rows; row++) values[row] = value.applyAsDouble(row);
    var ticks = LongStream.rangeClosed(1, rows).toArray();
    var channels = List.of(Channel.target("value"));
    var frame = Frame.of(new Clock.Index("step"), ticks, channels, new double[][] {values});
    return new Made(frame, season, horizonRows);
  }

  private static double day(int row) {
    return 10 + 4 * Math.sin(row * Math.PI / 12) + 2 * Math.cos(row * Math.PI / 6);
  }

  private static double week(int row) {
    return row / 24 % 7 < 5 ? 1 : .7;
  }

  private static double wave(int row, int season) {
    return 1 + .2 * Math.sin(row * 2 * Math.PI / season);
  }

  private static double noise(Random random, double size) {
    return Math.exp(size * random.nextGaussian());
  }
}
