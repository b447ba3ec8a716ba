package io.driftglass.forecast.regress;

import io.driftglass.forecast.Contribution;
import io.driftglass.forecast.FittedForecaster;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.Forecaster;
import io.driftglass.forecast.FutureInputs;
import io.driftglass.forecast.regress.Regressed.Learnt;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.neural.portable.Portable;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/// What inputs and calendar add to a forecast of what they leave over.
///
/// @param learnt by target; those that nothing is added to are not in it
record FittedRegressed(FittedForecaster inner, Regressors regressors, Map<String, Learnt> learnt)
    implements FittedForecaster {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  FittedRegressed {
    learnt = Map.copyOf(learnt);
  }

  /// The targets without what inputs and calendar add to them.
  static Frame left(Frame rows, Regressors regressors, Map<String, Learnt> learnt) {
    var targets = rows.of(Role.TARGET);
    var columns = regressors.columns(rows.of(Role.INPUT));
    var left = new double[targets.channels().size()][];
    for (int c = 0; c < left.length; c++) {
      var known = learnt.get(targets.channel(c).name());
      left[c] = targets.column(c);
      if (known == null) continue;
      var effect = known.effect().of(columns, _ -> true);
      left[c] = left[c].clone();
      for (int row = 0; row < effect.length; row++) left[c][row] -= effect[row];
    }
    return Frame.of(targets.clock(), targets.ticks(), targets.channels(), left);
  }

  @Override
  public Forecast forecast(
      Frame recent, Frame futureInputs, int horizonRows, double[] levels, Progress progress) {
    if (learnt.isEmpty()) {
      return inner.forecast(recent, futureInputs, horizonRows, levels, progress);
    }
    check(recent);
    var coming = FutureInputs.of(recent, futureInputs, horizonRows);
    var columns = coming(recent, coming, horizonRows);
    var left = left(recent, regressors, learnt);
    var forecast = inner.forecast(left, futureInputs, horizonRows, levels, progress);
    boolean known = coming.given().containsAll(regressors.names());
    var paths = forecast.paths().stream().map(path -> put(path, columns, known)).toList();
    return new Forecast(forecast.clock(), forecast.ticks(), paths);
  }

  @Override
  public List<Portable> portable() {
    return learnt.isEmpty() ? inner.portable() : List.of();
  }

  @Override
  public String unportable() {
    if (learnt.isEmpty()) return inner.unportable();
    return "It adds what inputs and calendar do in the coming rows, and no window of past rows"
        + " holds those.";
  }

  private void check(Frame recent) {
    for (var name : regressors.names()) {
      if (recent.indexOf(name) < 0) {
        throw new SchemaMismatch(
            "The forecast was learnt with input '%s', which the data lack.".formatted(name),
            "Give data with that input or learn a forecast on these.");
      }
    }
  }

  /// The columns of the coming rows alone.
  private double[][] coming(Frame recent, FutureInputs coming, int horizonRows) {
    var columns = regressors.columns(coming.after(recent));
    for (int c = 0; c < columns.length; c++) {
      int rows = columns[c].length;
      columns[c] = Arrays.copyOfRange(columns[c], rows - horizonRows, rows);
    }
    return columns;
  }

  /// @param known whether every input of the coming rows was given; where not, the bands also hold
  ///   how far the assumed ones are usually off
  private Forecast.Path put(Forecast.Path path, double[][] columns, boolean known) {
    var own = learnt.get(path.channel());
    if (own == null) return path;
    var effect = own.effect().of(columns, _ -> true);
    var point = new double[effect.length];
    for (int step = 0; step < point.length; step++) {
      point[step] = Math.max(path.point()[step] + effect[step], own.floor());
    }
    var bands = new ArrayList<Forecast.Band>();
    for (var band : path.bands()) {
      double reach = NORMAL.inverseCumulativeProbability((1 + band.level()) / 2);
      var low = new double[point.length];
      var high = new double[point.length];
      for (int step = 0; step < point.length; step++) {
        double cycles = Math.ceil((step + 1.0) / own.changeRows());
        double assumed = known ? 0 : reach * own.changeSpread() * Math.sqrt(cycles);
        double below = Math.hypot(path.point()[step] - band.low()[step], assumed);
        double above = Math.hypot(band.high()[step] - path.point()[step], assumed);
        low[step] = Math.max(point[step] - below, own.floor());
        high[step] = point[step] + above;
      }
      bands.add(new Forecast.Band(band.level(), low, high));
    }
    return new Forecast.Path(path.channel(), point, bands);
  }

  @Override
  public List<Contribution> contributions(Frame recent, Frame futureInputs, int horizonRows) {
    if (learnt.isEmpty()) return inner.contributions(recent, futureInputs, horizonRows);
    var coming = FutureInputs.of(recent, futureInputs, horizonRows);
    var columns = coming(recent, coming, horizonRows);
    var causes = regressors.causes();
    var all = new ArrayList<Contribution>();
    for (var entry : learnt.entrySet()) {
      for (var cause : causes.stream().distinct().toList()) {
        var effect = entry.getValue().effect().of(columns, c -> causes.get(c).equals(cause));
        all.add(new Contribution(entry.getKey(), cause, effect));
      }
    }
    return all;
  }

  @Override
  public String reason() {
    var reason = inner.reason();
    if (learnt.isEmpty()) return reason;
    var causes = regressors.causes();
    var named = new TreeSet<String>();
    double share = 0;
    for (var own : learnt.values()) {
      share += own.effect().share() / learnt.size();
      var weights = own.effect().weights();
      IntStream.range(0, weights.length)
          .filter(c -> weights[c] != 0)
          .forEach(c -> named.add(named(causes.get(c))));
    }
    return String.format(
        Locale.ROOT,
        "%s; %.0f %% of what changes from one cycle to the next is explained by %s",
        reason,
        100 * share,
        String.join(", ", named));
  }

  private String named(String cause) {
    boolean holidays = cause.equals(Regressors.HOLIDAYS);
    return holidays ? cause + " (" + regressors.country() + ")" : cause;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    var writer = new ParameterWriter(out);
    writer.texts(regressors.names());
    for (var curve : regressors.inputs()) writer.reals(curve.numbers());
    writer.text(regressors.country());
    writer.text(regressors.grid().name()).whole(learnt.size());
    for (var name : learnt.keySet().stream().sorted().toList()) {
      var own = learnt.get(name);
      writer.text(name).reals(own.effect().weights());
      writer.reals(
          new double[] {own.effect().share(), own.changeRows(), own.changeSpread(), own.floor()});
    }
    inner.write(out);
  }

  static FittedRegressed read(Forecaster inner, InputStream in) throws IOException {
    var reader = new ParameterReader(in);
    var curves = new ArrayList<Curve>();
    for (var name : reader.texts()) curves.add(Curve.read(name, reader.reals()));
    var country = reader.text();
    var grid = Regressors.Grid.valueOf(reader.text());
    int targets = reader.count();
    var learnt = new LinkedHashMap<String, Learnt>();
    for (int t = 0; t < targets; t++) {
      var name = reader.text();
      var weights = reader.reals();
      var p = reader.reals();
      learnt.put(name, new Learnt(new Effect(weights, p[0]), (int) p[1], p[2], p[3]));
    }
    return new FittedRegressed(inner.read(in), new Regressors(curves, country, grid), learnt);
  }
}
