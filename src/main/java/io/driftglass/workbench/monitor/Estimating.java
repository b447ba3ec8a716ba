package io.driftglass.workbench.monitor;

import io.driftglass.evaluate.Backtest;
import io.driftglass.evaluate.BacktestPlan;
import io.driftglass.forecast.Forecast;
import io.driftglass.job.Progress;
import io.driftglass.metric.Measure;
import io.driftglass.monitor.estimate.AlarmQuality;
import io.driftglass.monitor.estimate.Estimate;
import io.driftglass.monitor.estimate.LossModel;
import io.driftglass.monitor.estimate.Support;
import io.driftglass.monitor.estimate.WindowFigure;
import io.driftglass.problem.InsufficientData;
import io.driftglass.registry.ModelCard;
import io.driftglass.registry.ModelVersion;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import io.driftglass.workbench.registry.Models;
import io.driftglass.workbench.registry.OutOfSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// How a version did stretch by stretch on the rows after its training, and how it was likely to do
/// where the truth is not known. Estimates learn from the rows it was validated on and are made for
/// the rows after those.
///
/// @param frame rows of the newest dataset
/// @param from first row of the validation
/// @param until first row after it, where estimates begin
/// @param now moment that stands for a clock without a calendar
record Estimating(Frame frame, int from, int until, Instant now) {
  private static final List<String> CIRCUMSTANCES =
      List.of("the width of the band", "the movement of the last rows");
  private static final String REFERENCE = "these rows are the reference of the estimates";
  private static final String GONE = "the rows it was validated on are no longer there";
  private static final long SEED = 1;
  private static final double LEVEL = .8;
  private static final int MOST_WINDOWS = 60;
  private static final int MOST_ORIGINS = 600;
  private static final int LEAST_ORIGINS = 4;
  private static final int REFERENCE_ORIGINS = LossModel.LEAST + 10;
  private static final int PARTS = 8;
  private static final int LEAST_ROWS = 50;
  private static final int LOOK_BACK = 24;

  /// @param alarmed the rows as a detector saw them; empty where the version is a forecaster
  /// @param known what is known of the rows
  /// @return in the order of time; empty where there are too few rows for one stretch
  static List<WindowFigure> of(
      ModelVersion version,
      ModelRows rows,
      Optional<Alarmed> alarmed,
      KnownRows known,
      Models models,
      Instant now,
      Progress progress) {
    var card = version.card();
    var frame = OutOfSample.seen(version, rows.all(), progress);
    int from = Math.max(rows.fresh(), frame.rowAt(card.validatedOn().from()));
    int until = Math.max(from, frame.rowAt(card.validatedOn().until()));
    var estimating = new Estimating(frame, from, until, now);
    return alarmed
        .map(seen -> estimating.detector(seen, known))
        .orElseGet(() -> estimating.forecaster(version, models, progress));
  }

  private List<WindowFigure> detector(Alarmed alarmed, KnownRows known) {
    int length = length(Math.max(LEAST_ROWS, (until - from) / PARTS), 1);
    var quality = quality(alarmed, known);
    var figures = new ArrayList<WindowFigure>();
    for (var stretch : stretches(length)) {
      int start = stretch.from();
      int end = stretch.until();
      int rows = end - start;
      var alarms = Arrays.copyOfRange(alarmed.strange(), start, end);
      long count = 0;
      for (boolean alarm : alarms) if (alarm) count++;
      figures.add(
          figure(
              "alarm_rate",
              start,
              end,
              OptionalDouble.of((double) count / rows),
              Estimate.refused("it is known without labels"),
              rows));
      var scores = Arrays.copyOfRange(alarmed.scores(), start, end);
      var realised = realised(known, alarmed, start, end);
      var estimates = quality.estimate(scores, alarms, SEED);
      for (var metric : AlarmQuality.NAMES) {
        var came = realised.getOrDefault(metric, OptionalDouble.empty());
        var estimate = start < until ? Estimate.refused(REFERENCE) : estimates.get(metric);
        figures.add(figure(metric, start, end, came, estimate, rows));
      }
    }
    return figures;
  }

  /// Learnt from the validation rows of which the truth is known.
  private AlarmQuality quality(Alarmed alarmed, KnownRows known) {
    int rows = 0;
    var scores = new double[until - from];
    var truth = new boolean[scores.length];
    var alarms = new boolean[scores.length];
    for (int row = from; row < until; row++) {
      if (!known.known()[row]) continue;
      scores[rows] = alarmed.scores()[row];
      truth[rows] = known.truth()[row];
      alarms[rows++] = alarmed.strange()[row];
    }
    if (until == from) return AlarmQuality.refused(GONE);
    if (rows == 0) return AlarmQuality.refused("no validation row is labelled");
    return AlarmQuality.of(
        Arrays.copyOf(scores, rows), Arrays.copyOf(truth, rows), Arrays.copyOf(alarms, rows));
  }

  /// @return by a name of [AlarmQuality#NAMES]; none where the truth is not known of every row
  private static Map<String, OptionalDouble> realised(
      KnownRows known, Alarmed alarmed, int start, int end) {
    for (int row = start; row < end; row++) if (!known.known()[row]) return Map.of();
    var figures =
        AlarmQuality.realised(
            Arrays.copyOfRange(known.truth(), start, end),
            Arrays.copyOfRange(alarmed.strange(), start, end));
    var byName = new HashMap<String, OptionalDouble>();
    for (int m = 0; m < figures.size(); m++) {
      byName.put(AlarmQuality.NAMES.get(m), value(figures.get(m)));
    }
    return byName;
  }

  private static OptionalDouble value(Measure measure) {
    return measure.computable() ? OptionalDouble.of(measure.value()) : OptionalDouble.empty();
  }

  private List<WindowFigure> forecaster(ModelVersion version, Models models, Progress progress) {
    int horizon = horizon(version.card());
    int length = length(Math.max(LEAST_ORIGINS * horizon, (until - from) / PARTS), horizon);
    if (from + horizon > frame.rows()) return List.of();
    int thinned = horizon * (1 + (frame.rows() - from) / horizon / MOST_ORIGINS);
    var plan =
        BacktestPlan.rolling(
            horizon, alignedTo(thinned), frame.rows() - horizon + 1, thinned, from, 0);
    var backtest =
        Backtest.run(frame, models.fitted(version), plan, new double[] {LEVEL}, 0, progress);
    var origins = origins(backtest);
    var model = learnt(origins);
    var figures = new ArrayList<WindowFigure>();
    for (var stretch : stretches(length)) {
      int start = stretch.from();
      int end = stretch.until();
      var own = origins.stream().filter(o -> o.row() >= start && o.row() < end).toList();
      if (own.isEmpty()) continue;
      var realised = mostly(own.stream().mapToDouble(Origin::loss).toArray());
      var estimate = start < until ? Estimate.refused(REFERENCE) : estimate(model, own, start, end);
      figures.add(figure("mase", start, end, realised, estimate, (long) own.size() * horizon));
      var unit = unit(backtest);
      if (unit.isEmpty()) continue;
      double scale = unit.getAsDouble();
      var inUnit =
          realised.isPresent()
              ? OptionalDouble.of(realised.getAsDouble() * scale)
              : OptionalDouble.empty();
      figures.add(
          figure("mae", start, end, inUnit, estimate.times(scale), (long) own.size() * horizon));
    }
    return figures;
  }

  private Estimate estimate(Learnt learnt, List<Origin> own, int start, int end) {
    if (learnt.model().isEmpty()) return Estimate.refused(learnt.because());
    for (int c = 0; c < frame.channels().size(); c++) {
      if (frame.channel(c).role() != Role.TARGET) continue;
      double[] column = frame.column(c);
      var level = Support.of("the level of " + frame.channel(c).name(), cut(column, 0, until));
      var refused = level.refuses(cut(column, start, end));
      // rows without a value are what is forecast where no actual has come
      if (refused.isPresent() && measured(column, start, end)) {
        return Estimate.refused(refused.get());
      }
    }
    return learnt
        .model()
        .get()
        .estimate(own.stream().map(Origin::circumstances).toArray(double[][]::new));
  }

  private static boolean measured(double[] column, int start, int end) {
    for (int row = start; row < end; row++) if (Double.isFinite(column[row])) return true;
    return false;
  }

  private static double[] cut(double[] column, int start, int end) {
    return Arrays.copyOfRange(column, start, end);
  }

  /// Rows ahead: as many as leave enough origins among the validation rows to learn from.
  private int horizon(ModelCard card) {
    int most = card.horizonRows() > 0 ? card.horizonRows() : LOOK_BACK;
    return Math.clamp((until - from) / REFERENCE_ORIGINS, 1, most);
  }

  /// The first origin, so that one stands where the validation ends.
  private int alignedTo(int stride) {
    return until - (until - from) / stride * stride;
  }

  /// Rows of a stretch, a multiple of `unit`, so that there are not too many of them.
  private int length(int wanted, int unit) {
    int least = (frame.rows() - from + MOST_WINDOWS - 1) / MOST_WINDOWS;
    int rows = Math.max(wanted, least);
    return (rows + unit - 1) / unit * unit;
  }

  private record Stretch(int from, int until) {}

  /// From the end of the validation in both directions; the last one may be half as long.
  private List<Stretch> stretches(int length) {
    var stretches = new ArrayList<Stretch>();
    int first = alignedTo(length);
    int start = first;
    for (; start + length <= frame.rows(); start += length) {
      stretches.add(new Stretch(start, start + length));
    }
    int rest = frame.rows() - start;
    if (2 * rest >= length) stretches.add(new Stretch(start, frame.rows()));
    return stretches;
  }

  private record Learnt(Optional<LossModel> model, String because) {}

  private Learnt learnt(List<Origin> origins) {
    if (until == from) return new Learnt(Optional.empty(), GONE);
    var reference = origins.stream().filter(origin -> origin.row() < until).toList();
    try {
      return new Learnt(
          Optional.of(
              LossModel.of(
                  CIRCUMSTANCES,
                  reference.stream().map(Origin::circumstances).toArray(double[][]::new),
                  reference.stream().mapToDouble(Origin::loss).toArray())),
          "");
    } catch (InsufficientData e) {
      return new Learnt(Optional.empty(), e.getMessage());
    }
  }

  /// One forecast of all channels.
  ///
  /// @param loss mean absolute error in mean seasonal changes, NaN where most values have not come
  @SuppressWarnings("ArrayRecordComponent")
  private record Origin(int row, double[] circumstances, double loss) {}

  private List<Origin> origins(Backtest backtest) {
    var origins = new ArrayList<Origin>();
    var windows = backtest.windows();
    for (int at = 0; at < windows.size(); ) {
      int row = windows.get(at).firstRow();
      int end = at;
      while (end < windows.size() && windows.get(end).firstRow() == row) end++;
      origins.add(origin(row, windows.subList(at, end)));
      at = end;
    }
    return origins;
  }

  private Origin origin(int row, List<Backtest.Window> channels) {
    var losses = new double[channels.size()];
    double width = 0;
    double moved = 0;
    for (int at = 0; at < losses.length; at++) {
      var window = channels.get(at);
      double unit = window.scale() instanceof Measure.Value(double s, long n) ? s : Double.NaN;
      if (unit == 0) unit = Double.NaN;
      losses[at] = apart(window.actual(), window.path().point()) / unit;
      width += halfWidth(window.path().bands().getFirst()) / unit;
      moved += movement(frame.column(frame.indexOf(window.path().channel())), row) / unit;
    }
    int count = channels.size();
    double loss = mostly(losses).orElse(Double.NaN);
    return new Origin(row, new double[] {width / count, moved / count}, loss);
  }

  private static double apart(double[] actual, double[] point) {
    var errors = new double[actual.length];
    Arrays.setAll(errors, step -> Math.abs(actual[step] - point[step]));
    return mostly(errors).orElse(Double.NaN);
  }

  /// The mean of those that are there; empty where that is less than half of them.
  private static OptionalDouble mostly(double[] values) {
    double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
    return 2 * known.length < values.length
        ? OptionalDouble.empty()
        : Arrays.stream(known).average();
  }

  private static double halfWidth(Forecast.Band band) {
    double sum = 0;
    for (int step = 0; step < band.low().length; step++) {
      sum += (band.high()[step] - band.low()[step]) / 2;
    }
    return sum / band.low().length;
  }

  /// Mean change from row to row of the last measured rows before a row.
  private static double movement(double[] column, int before) {
    double sum = 0;
    int changes = 0;
    double later = Double.NaN;
    for (int row = before - 1; row >= 0 && changes < LOOK_BACK; row--) {
      if (!Double.isFinite(column[row])) continue;
      if (Double.isFinite(later)) {
        sum += Math.abs(later - column[row]);
        changes++;
      }
      later = column[row];
    }
    return changes == 0 ? Double.NaN : sum / changes;
  }

  /// What a MASE of 1 is in the unit of the channel, where there is a single one.
  private static OptionalDouble unit(Backtest backtest) {
    var channels = backtest.windows().stream().map(w -> w.path().channel()).distinct().count();
    return channels == 1
            && backtest.windows().getFirst().scale() instanceof Measure.Value(double scale, long n)
        ? OptionalDouble.of(scale)
        : OptionalDouble.empty();
  }

  private WindowFigure figure(
      String metric, int start, int end, OptionalDouble realised, Estimate estimate, long rows) {
    long last = frame.tick(end - 1);
    boolean calendar = !(frame.clock() instanceof Clock.Index);
    return new WindowFigure(
        metric,
        calendar ? Clock.instant(last) : now,
        frame.clock().text(frame.tick(start)),
        frame.clock().text(last),
        frame.tick(start),
        last,
        realised,
        estimate,
        rows);
  }
}
