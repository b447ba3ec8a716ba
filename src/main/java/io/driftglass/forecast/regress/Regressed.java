package io.driftglass.forecast.regress;

import io.driftglass.forecast.EvenSeries;
import io.driftglass.forecast.FittedForecaster;
import io.driftglass.forecast.Forecaster;
import io.driftglass.forecast.Season;
import io.driftglass.forecast.Seasons;
import io.driftglass.job.Progress;
import io.driftglass.series.Cadence;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Another forecaster on what inputs and calendar leave over: their effect is taken from the
/// history, what remains is forecast, and the effect of the coming inputs is put back (dynamic
/// regression, Hyndman & Athanasopoulos 2021, 10). A target that they explain nothing of on rows
/// held out is forecast as it is.
///
/// @param seasonRows rows a cycle; 0 finds it, 1 is none
/// @param country whose holidays count: one of [Holidays#countries], none, or find
public record Regressed(Forecaster inner, int seasonRows, String country) implements Forecaster {
  private static final double LEAST_DAYS = 600;
  private static final double LEAST_SHARE = .03;
  private static final int TARGETS_JUDGED = 4;
  private static final Cadence NO_CADENCE =
      new Cadence(new Clock.Index("row"), Cadence.Unit.TICKS, 1, false);
  private static final List<Channel> ONE = List.of(Channel.target("column"));

  @Override
  public FittedForecaster fit(Frame history, int horizonRows, Progress progress) {
    var explained = explained(history, horizonRows, progress);
    if (explained.isPresent()) return explained.get();
    var nothing = Regressors.of(history.slice(0, 0).of(Role.INPUT), NO_CADENCE, Holidays.NONE, 0);
    return new FittedRegressed(inner.fit(history, horizonRows, progress), nothing, Map.of());
  }

  /// Empty where inputs and calendar explain nothing of any target.
  public Optional<FittedForecaster> explained(Frame history, int horizonRows, Progress progress) {
    progress.check();
    var targets = history.of(Role.TARGET);
    var inputs = history.of(Role.INPUT);
    var cadence = Cadence.of(history);
    var kept = country.equals(Holidays.FIND) ? found(targets, cadence, progress) : country;
    var regressors = Regressors.of(inputs, cadence, kept, slowRows(targets, cadence));
    var learnt = new LinkedHashMap<String, Learnt>();
    if (!regressors.empty() && history.rows() > 0) {
      var columns = regressors.columns(inputs);
      var even = even(columns, inputs, cadence);
      for (int c = 0; c < targets.channels().size(); c++) {
        progress.step(c, targets.channels().size(), "weighing the inputs");
        var one = learnt(targets, c, regressors, even, cadence);
        if (!one.effect().nothing()) learnt.put(targets.channel(c).name(), one);
      }
    }
    if (learnt.isEmpty()) return Optional.empty();
    var left = FittedRegressed.left(history, regressors, learnt);
    var fitted = inner.fit(left, horizonRows, progress.part(.1, 1));
    return Optional.of(new FittedRegressed(fitted, regressors, learnt));
  }

  /// The country whose holidays explain most of the changes of held-out rows from week to week;
  /// none where the rows reach over less than 600 days, which hold too few of them, or no country
  /// explains 3 %.
  private String found(Frame targets, Cadence cadence, Progress progress) {
    double days = targets.rows() * cadence.seconds() / 86_400;
    var best = Holidays.NONE;
    if (!(days > LEAST_DAYS) || targets.channels().isEmpty()) return best;
    double most = LEAST_SHARE;
    for (var each : Holidays.countries()) {
      progress.check();
      var calendar = Regressors.of(targets.slice(0, 0).of(Role.INPUT), cadence, each, 0);
      if (!calendar.causes().contains(Regressors.HOLIDAYS)) return best;
      var even = even(calendar.columns(targets), targets, cadence);
      double share = 0;
      int judged = Math.min(targets.channels().size(), TARGETS_JUDGED);
      for (int c = 0; c < judged; c++) {
        share += learnt(targets, c, calendar, even, cadence).effect().share() / judged;
      }
      if (share > most) {
        most = share;
        best = each;
      }
    }
    return best;
  }

  /// What was learnt of one target.
  ///
  /// @param changeRows rows a cycle the effect of the inputs is compared over
  /// @param changeSpread root mean square change of that effect from one cycle to the next: how far
  ///   off it is to assume that the inputs stay what they were
  /// @param floor lowest end of a band; negative infinity for none
  record Learnt(Effect effect, int changeRows, double changeSpread, double floor) {}

  private Learnt learnt(
      Frame targets, int channel, Regressors regressors, double[][] even, Cadence cadence) {
    var measured = EvenSeries.of(targets, channel, cadence);
    if (measured.length == 0) return new Learnt(Effect.none(even.length), 1, 0, 0);
    var season = season(targets, channel, cadence);
    int cycle = measured.length > 3 * season.longer() ? season.longer() : season.rows();
    var effect = Effect.of(measured, even, cycle);
    var causes = regressors.causes();
    var names = regressors.names();
    var ofInputs = effect.of(even, c -> names.contains(causes.get(c)));
    double low = Double.POSITIVE_INFINITY;
    for (double value : measured) if (value < low) low = value;
    int change = Math.max(1, season.rows());
    return new Learnt(
        effect, change, spread(ofInputs, change), low < 0 ? Double.NEGATIVE_INFINITY : 0);
  }

  private static double spread(double[] effect, int cycle) {
    double sum = 0;
    int count = 0;
    for (int row = cycle; row < effect.length; row++) {
      sum += (effect[row] - effect[row - cycle]) * (effect[row] - effect[row - cycle]);
      count++;
    }
    return count == 0 ? 0 : Math.sqrt(sum / count);
  }

  private Season season(Frame targets, int channel, Cadence cadence) {
    return seasonRows > 0
        ? Seasons.given(targets, channel, seasonRows)
        : Seasons.find(targets, channel, cadence);
  }

  /// A day where a day has rows, else four rows.
  private static int slowRows(Frame targets, Cadence cadence) {
    double aDay = targets.rows() == 0 ? 0 : 86_400 / cadence.seconds();
    return aDay >= 4 && aDay < targets.rows() ? (int) Math.round(aDay) : 4;
  }

  private static double[][] even(double[][] columns, Frame rows, Cadence cadence) {
    var even = new double[columns.length][];
    for (int c = 0; c < columns.length; c++) {
      var one = new double[][] {columns[c]};
      var frame = Frame.of(rows.clock(), rows.ticks(), ONE, one);
      even[c] = EvenSeries.of(frame, 0, cadence);
    }
    return even;
  }

  @Override
  public FittedForecaster read(InputStream in) throws IOException {
    return FittedRegressed.read(inner, in);
  }
}
