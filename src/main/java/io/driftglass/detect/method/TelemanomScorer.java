package io.driftglass.detect.method;

import io.driftglass.detect.scoring.RowScorer;
import io.driftglass.detect.statistic.Ewma;
import io.driftglass.detect.statistic.Stillness;
import io.driftglass.method.Settings;
import java.util.List;

/// Carries the state of all networks and the smoothed errors from row to row.
final class TelemanomScorer implements RowScorer {
  /// A single error counts as no more than so many usual ones, so that no later sum overflows.
  private static final double MOST = 1e6;

  /// A channel that moves so many times less than ever in training has fallen still.
  private static final double STILL = Math.log(1.8);

  /// Usual errors that this counts for, half of them lost on the way there.
  private static final double USUAL_ERRORS = 8;

  private final List<TelemanomChannel> channels;
  private final ChannelPredictor[] predictors;
  private final Ewma[] smoothed;
  private final Stillness[] stillness;
  private final int[] errors;
  private final int leastErrors;

  TelemanomScorer(List<TelemanomChannel> channels, Settings settings) {
    this.channels = channels;
    predictors =
        channels.stream()
            .map(channel -> ChannelPredictor.of(channel, settings))
            .toArray(ChannelPredictor[]::new);
    smoothed = new Ewma[predictors.length];
    for (int k = 0; k < smoothed.length; k++) smoothed[k] = Ewma.ofSpan(settings.real("span"));
    stillness =
        channels.stream().map(channel -> new Stillness(channel.least())).toArray(Stillness[]::new);
    errors = new int[predictors.length];
    leastErrors = settings.whole("min-periods");
  }

  @Override
  public double next(long tick, double[] row, Parts parts) {
    double sum = 0;
    int scored = 0;
    for (int k = 0; k < predictors.length; k++) {
      double part = part(k, row, parts);
      parts.byChannel[k] = Double.isNaN(part) ? 0 : part;
      if (Double.isNaN(part)) continue;
      sum += part * part;
      scored++;
    }
    return scored == 0 ? Double.NaN : Math.sqrt(sum / scored);
  }

  /// The channel's smoothed error over the usual one, more where it has fallen still; NaN where
  /// nothing was measured or predicted.
  private double part(int k, double[] row, Parts parts) {
    var channel = channels.get(k);
    double value = channel.scale().in(row[channel.target()]);
    double predicted = predictors[k].predicted();
    parts.expected[k] = channel.scale().out(predicted);
    parts.spread[k] = channel.band();
    predictors[k].take(row);
    double error = Math.abs(value - predicted) / channel.usual();
    if (Double.isNaN(error)) return Double.NaN;
    errors[k]++;
    double mean = smoothed[k].next(Math.min(MOST, error));
    double still = Math.max(0, stillness[k].next(value) / STILL - .5);
    return errors[k] < leastErrors ? Double.NaN : mean + USUAL_ERRORS * still;
  }
}
