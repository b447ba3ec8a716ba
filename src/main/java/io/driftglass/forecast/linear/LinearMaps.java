package io.driftglass.forecast.linear;

import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.PooledExpert;
import io.driftglass.forecast.Season;
import io.driftglass.job.Progress;
import io.driftglass.neural.portable.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// Linear maps over long windows, each shared by all series: a full matrix relative to the last
/// row, and one across cycles, which counts twice. Where there is no season, or too few rows for
/// it, a full matrix relative to the mean takes its place and counts once.
///
/// @param lookBack rows of the full matrices, at most
public record LinearMaps(int lookBack) implements PooledExpert {
  private static final int CYCLES = 21;
  private static final int WINDOWS_NEEDED = 200;

  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return horizonRows + 12;
  }

  @Override
  public FittedExpert fit(
      List<double[]> series, Season season, int horizonRows, Progress progress) {
    var shares = series.stream().mapToDouble(LinearMaps::share).toArray();
    int rows = series.stream().mapToInt(s -> s.length).min().orElseThrow();
    int looked = Math.clamp((rows - horizonRows) / 2, 4, lookBack);
    var full = new ArrayList<WindowMap>();
    progress.step(0, 2, "map relative to the last row");
    full.add(WindowMap.fit(series, shares, looked, horizonRows, true));
    var phases = new ArrayList<PhaseMap>();
    int needed = CYCLES * season.rows() + horizonRows + season.rows() + WINDOWS_NEEDED;
    if (season.present() && rows >= needed) {
      progress.step(1, 2, "map across " + CYCLES + " cycles");
      phases.add(PhaseMap.fit(series, shares, season.rows(), CYCLES, horizonRows));
    } else {
      progress.step(1, 2, "map relative to the mean");
      full.add(WindowMap.fit(series, shares, looked, horizonRows, false));
    }
    return new Fitted(full, phases);
  }

  /// So that every series counts alike, whatever its spread.
  private static double share(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double square = 0;
    for (double value : values) square += (value - mean) * (value - mean);
    double variance = square / values.length;
    return variance > 1e-24 * mean * mean ? 1 / variance : 0;
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    var full = new ArrayList<WindowMap>();
    var phases = new ArrayList<PhaseMap>();
    int at = 0;
    while (at < p.length) {
      int kind = (int) p[at];
      var weights = new double[(int) p[at + 1]][(int) p[at + 2]];
      at += 3;
      for (var row : weights) {
        System.arraycopy(p, at, row, 0, row.length);
        at += row.length;
      }
      if (kind == 2) phases.add(new PhaseMap(weights, season.rows()));
      else full.add(new WindowMap(weights, kind == 1));
    }
    return new Fitted(full, phases);
  }

  private record Fitted(List<WindowMap> full, List<PhaseMap> phases) implements FittedExpert {
    @Override
    public int rowsBack() {
      int far = full.stream().mapToInt(WindowMap::lookBack).max().orElse(1);
      return Math.max(far, phases.stream().mapToInt(PhaseMap::lookBack).max().orElse(1));
    }

    @Override
    public int rowsUsed() {
      return rowsBack();
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      var path = new double[horizonRows];
      for (var map : full) map.add(values, until, share(), path);
      for (var map : phases) map.add(values, until, times() * share(), path);
      return path;
    }

    /// How often the map across cycles counts.
    private int times() {
      return full.size() == 1 && phases.size() == 1 ? 2 : 1;
    }

    private double share() {
      return 1.0 / (full.size() + times() * phases.size());
    }

    @Override
    public OptionalInt write(Program program, int window, int horizonRows) {
      int rows = rowsUsed();
      var weigh = new double[rows * horizonRows];
      for (var map : full) map.addWeights(weigh, rows, horizonRows, share());
      for (var map : phases) map.addWeights(weigh, rows, horizonRows, times() * share());
      return OptionalInt.of(
          program.add(new Program.Step.Times(window, weigh, new double[horizonRows])));
    }

    @Override
    public double[] parameters() {
      var all = new ArrayList<double[]>();
      for (var map : full) head(all, map.last() ? 1 : 0, map.weights());
      for (var map : phases) head(all, 2, map.weights());
      return all.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static void head(List<double[]> all, int kind, double[][] weights) {
      all.add(new double[] {kind, weights.length, weights[0].length});
      all.addAll(Arrays.asList(weights));
    }

    @Override
    public String choice() {
      return "mean of %d linear maps over %d rows"
          .formatted(full.size() + phases.size(), rowsBack());
    }
  }
}
