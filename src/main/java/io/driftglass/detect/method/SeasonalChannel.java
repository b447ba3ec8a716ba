package io.driftglass.detect.method;

import io.driftglass.detect.statistic.Ewma;
import io.driftglass.detect.statistic.Novelty;
import io.driftglass.detect.statistic.RunningQuantile;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the seasonal residual carries of one channel. Four forecasts compete: two slow means, the
/// profile of the day and that of the week; the smoothed error of their mixture is compared with
/// its own history on four time scales, and so is its size. Beside the error stands what needs no
/// forecast: how unlike every earlier stretch the newest one is, and how otherwise than before the
/// channel moves of late.
final class SeasonalChannel {
  private static final int PREDICTIONS = 4;
  private static final double MOST = 15;
  private static final double[] SPANS = {1, 6, 24, 96};
  private static final double ROUNDING = 1e-12;

  /// Of the channel's own spread: an error below it is as usual, however well the rest was
  /// predicted.
  private static final double LEAST_ERROR = .03;

  /// Of the usual size of a smoothed error: a larger one teaches the usual size no more than this,
  /// so that one wild hour does not hide the next for months.
  private static final double MOST_TAUGHT = 5;

  /// What counts as strange of one kind.
  ///
  /// @param anywhere the size that is strange in any channel
  /// @param here the size that is strange in a channel whose history has a root of 1
  /// @param weight in the sum
  /// @param silent measured rows before it counts
  private record Strange(double anywhere, double here, double weight, int silent) {}

  /// Of a deviation, of a change of volatility, and of a novelty: among few earlier stretches much
  /// is new that is not strange.
  private static final List<Strange> STRANGE =
      List.of(
          new Strange(4.5, 2.3, 1, 0),
          new Strange(2.3, 1.6, .5, 0),
          new Strange(1.6, 1.126, .5, 1200));

  /// Sum of the weights, on the scale on which .95 is strange.
  private static final double WEIGHTS = 1.96;

  /// Measured rows before the first score: until then every error is large beside its history.
  private static final int HISTORY_ROWS = 100;

  private final int day;
  private final boolean seasonal;
  private final SeasonalProfile ofDay;
  private final SeasonalProfile ofWeek;
  private final Ewma fast;
  private final Ewma slow = Ewma.ofSpan(2000);
  private final Ewma[] error = spans(PREDICTIONS, 1000);
  private final Ewma[] smooth = new Ewma[SPANS.length];
  private final Ewma[] square = spans(SPANS.length, 10_000);
  private final Ewma recent = Ewma.ofSpan(72);
  private final Ewma usual = Ewma.ofSpan(4000);
  private final Ewma drift = Ewma.ofSpan(4000);
  private final Ewma driftSquare = Ewma.ofSpan(4000);
  private final RunningQuantile[] history = new RunningQuantile[STRANGE.size()];
  private final Novelty novelty;
  private final Optional<MovementNovelty> movement;

  private final Ewma centre = Ewma.ofSpan(4000);
  private final Ewma variance = Ewma.ofSpan(4000);

  private long seen;
  private double expected = Double.NaN;
  private double spread = Double.NaN;

  /// @param pastRows rows remembered, with which the newest are compared
  /// @param alone whether it is the only channel: of many, one or another always begins to move
  ///   otherwise, so that this does not count there
  SeasonalChannel(int daySlots, boolean seasonal, int pastRows, boolean alone) {
    day = daySlots;
    this.seasonal = seasonal;
    ofDay = new SeasonalProfile(daySlots, .15);
    ofWeek = new SeasonalProfile(7 * daySlots, .30);
    fast = Ewma.ofSpan(Math.max(daySlots, 100));
    for (int i = 0; i < SPANS.length; i++) smooth[i] = Ewma.ofSpan(SPANS[i]);
    for (int i = 0; i < history.length; i++) history[i] = new RunningQuantile(.98, MOST);
    novelty = new Novelty(pastRows);
    movement =
        alone
            ? Optional.of(new MovementNovelty(seasonal ? daySlots : 0, pastRows))
            : Optional.empty();
  }

  private static Ewma[] spans(int count, double span) {
    var means = new Ewma[count];
    for (int i = 0; i < count; i++) means[i] = Ewma.ofSpan(span);
    return means;
  }

  double expected() {
    return expected;
  }

  double spread() {
    return spread;
  }

  /// @param slot of the week
  /// @return 0 is as usual, about 1 is strange; 0 until there is a history
  double next(int slot, double value) {
    var prediction = predictions(slot);
    double mixture = mixture(prediction);
    expected = mixture;
    spread = 3 * Math.sqrt(usual.mean());
    double residual = Double.isNaN(mixture) ? 0 : value - mixture;
    if (Math.abs(residual) <= ROUNDING * Math.abs(value)) residual = 0;
    learn(slot, value, prediction);
    double least = leastSquare(value);
    double[] found = {
      deviation(residual, least), volatility(residual, least), novelty.next(value, least)
    };
    double moved = movement.isPresent() ? movement.get().next(value) : 0;
    if (++seen <= HISTORY_ROWS) return 0;
    double sum = 0;
    for (int i = 0; i < found.length; i++) sum += strangeness(i, found[i]);
    return sum / WEIGHTS + moved;
  }

  /// Half by what is strange anywhere, half by what is strange in this channel.
  private double strangeness(int i, double found) {
    double root = Math.sqrt(Math.max(.5, history[i].value()));
    history[i].add(found);
    var strange = STRANGE.get(i);
    if (seen <= strange.silent) return 0;
    return strange.weight * (found / strange.anywhere + found / (strange.here * root)) / 2;
  }

  private double[] predictions(int slot) {
    double mean = fast.mean();
    double ofSlot = seasonal ? ofDay.around(slot % day) : Double.NaN;
    double first = Double.isNaN(ofSlot) ? mean : ofSlot;
    double ofWeekSlot = seasonal ? ofWeek.around(slot) : Double.NaN;
    return new double[] {mean, slow.mean(), first, Double.isNaN(ofWeekSlot) ? first : ofWeekSlot};
  }

  /// The predictions weighted by the fourth power of how small their errors have been.
  private double mixture(double[] prediction) {
    double best = Double.POSITIVE_INFINITY;
    for (var mean : error) best = Math.min(best, orInfinite(mean.mean()));
    double sum = 0;
    double weights = 0;
    for (int k = 0; k < prediction.length; k++) {
      double own = orInfinite(error[k].mean());
      double ratio = best == own ? 1 : best / own;
      double weight = ratio * ratio * ratio * ratio;
      sum += weight * prediction[k];
      weights += weight;
    }
    return sum / weights;
  }

  private static double orInfinite(double mean) {
    return Double.isNaN(mean) ? Double.POSITIVE_INFINITY : mean;
  }

  private void learn(int slot, double value, double[] prediction) {
    for (int k = 0; k < prediction.length; k++) error[k].next(Math.abs(value - prediction[k]));
    fast.next(value);
    slow.next(value);
    if (!seasonal) return;
    ofDay.learn(slot % day, value);
    ofWeek.learn(slot, value);
  }

  /// The square of the error that counts as the least, from the values before this one.
  private double leastSquare(double value) {
    double spread = variance.mean();
    double away = Double.isNaN(centre.mean()) ? 0 : value - centre.mean();
    centre.next(value);
    variance.next(away * away);
    return Double.isNaN(spread) ? 0 : LEAST_ERROR * LEAST_ERROR * spread;
  }

  private double deviation(double residual, double least) {
    double sum = 0;
    for (int i = 0; i < SPANS.length; i++) {
      double smoothed = smooth[i].next(residual);
      double before = square[i].mean() + least;
      sum += ratio(Math.abs(smoothed), Math.sqrt(before));
      double size = smoothed * smoothed;
      double most = MOST_TAUGHT * MOST_TAUGHT * before;
      square[i].next(seen >= HISTORY_ROWS && size > most ? most : size);
    }
    return sum / SPANS.length;
  }

  private double volatility(double residual, double least) {
    double now = Math.sqrt(recent.next(residual * residual) + least);
    double before = Math.sqrt(usual.mean() + least);
    usual.next(residual * residual);
    if (Double.isNaN(before)) return 0;
    double size = before > 0 ? now / before : now > 0 ? 1e3 : 1;
    double q = Math.log(Math.min(1e3, size) + .001);
    double away = drift.mean();
    drift.next(q);
    if (Double.isNaN(away)) return 0;
    double x = q - away;
    double strength = ratio(Math.abs(x), Math.sqrt(driftSquare.mean()));
    driftSquare.next(x * x);
    return strength;
  }

  private static double ratio(double size, double usual) {
    if (Double.isNaN(usual) || size == 0) return 0;
    return Math.min(MOST, size / usual);
  }

  void write(ParameterWriter out) throws IOException {
    out.reals(ofDay.mean).reals(ofDay.count).reals(ofWeek.mean).reals(ofWeek.count);
    for (var mean : means()) out.reals(mean.state());
    out.whole(seen);
    for (var quantile : history) out.reals(quantile.state());
    novelty.write(out);
    if (movement.isPresent()) movement.get().write(out);
  }

  void restore(ParameterReader in) throws IOException {
    for (var kept : new double[][] {ofDay.mean, ofDay.count, ofWeek.mean, ofWeek.count}) {
      var stored = in.reals();
      System.arraycopy(stored, 0, kept, 0, kept.length);
    }
    for (var mean : means()) mean.restored(in.reals());
    seen = in.whole();
    for (var quantile : history) quantile.restore(in.reals());
    novelty.restore(in);
    if (movement.isPresent()) movement.get().restore(in);
  }

  private List<Ewma> means() {
    var all =
        new ArrayList<Ewma>(
            List.of(fast, slow, recent, usual, drift, driftSquare, centre, variance));
    all.addAll(List.of(error));
    all.addAll(List.of(smooth));
    all.addAll(List.of(square));
    return all;
  }
}
