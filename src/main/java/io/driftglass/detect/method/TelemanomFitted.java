package io.driftglass.detect.method;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Reference;
import io.driftglass.detect.scoring.RowByRow;
import io.driftglass.detect.scoring.RowScorer;
import io.driftglass.detect.scoring.Watched;
import io.driftglass.detect.statistic.ChannelScale;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.method.Settings;
import io.driftglass.neural.portable.Portable;
import io.driftglass.series.Frame;
import io.driftglass.series.Spread;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/// The networks of all channels, and what their errors usually are.
final class TelemanomFitted extends RowByRow {
  /// The usual error counts as no smaller than this part of half a channel's range.
  private static final double LEAST_ERROR = .01;

  private static final double BAND = .95;

  /// Scores count as so many that have no errors in common, at least: a spread of fewer tells
  /// nothing.
  private static final double LEAST_APART = 5;

  /// Rows the usual errors are taken from, at most.
  private static final int MOST_REFERENCE_ROWS = 20_000;

  private final Watched watched;
  private final List<TelemanomChannel> channels;
  private final Settings settings;
  private final double[] reference;

  TelemanomFitted(
      Watched watched, List<TelemanomChannel> channels, Settings settings, double[] reference) {
    this.watched = watched;
    this.channels = List.copyOf(channels);
    this.settings = settings;
    this.reference = reference;
  }

  /// The same with usual errors, bands and reference scores from the last rows of training: those
  /// held out for validation, and those the scorer warms up on before them.
  TelemanomFitted calibrated(Frame train, Progress progress) {
    int held = Math.min(MOST_REFERENCE_ROWS, (int) (settings.real("validation") * train.rows()));
    int from = Math.max(0, train.rows() - held - warmUpRows());
    var last = train.slice(from, train.rows());
    var rough = score(last, progress.part(0, .5));
    var measured = watched.targetColumns(last);
    var calibrated = new ArrayList<TelemanomChannel>();
    for (int k = 0; k < channels.size(); k++) {
      double usual = Arrays.stream(Spread.sorted(rough.byChannel()[k])).average().orElse(0);
      double band = band(measured[k], rough.expected()[k]);
      calibrated.add(channels.get(k).calibrated(usual + LEAST_ERROR, band));
    }
    var fitted = new TelemanomFitted(watched, calibrated, settings, reference);
    double[] scores = fitted.score(last, progress.part(.5, 1)).total();
    return new TelemanomFitted(watched, calibrated, settings, Reference.of(scores));
  }

  private int warmUpRows() {
    return settings.whole("window") + settings.whole("min-periods");
  }

  private static double band(double[] measured, double[] expected) {
    var errors = new double[measured.length];
    for (int row = 0; row < errors.length; row++) {
      errors[row] = Math.abs(measured[row] - expected[row]);
    }
    var sorted = Spread.sorted(errors);
    return sorted.length == 0 ? 0 : Spread.quantile(sorted, BAND);
  }

  @Override
  protected Watched watched() {
    return watched;
  }

  @Override
  protected boolean predicts() {
    return true;
  }

  @Override
  protected RowScorer start() {
    return new TelemanomScorer(channels, settings);
  }

  @Override
  public double[] reference() {
    return reference;
  }

  @Override
  public Decision decision() {
    return Decision.at(Threshold.Dynamic.PAPER.atLeast(least()));
  }

  /// What one usual score in a window of the paper comes to by chance, told from so few of them
  /// that are smoothed over the same rows (Student's bound of a next value); 0 where there are as
  /// many as one event takes in with its buffers, and the paper's level stands alone.
  private double least() {
    var paper = Threshold.Dynamic.PAPER;
    if (reference.length == 0 || reference.length > 2 * paper.bufferRows()) return 0;
    double apart = Math.max(LEAST_APART, reference.length / settings.real("span"));
    double times =
        new TDistribution(null, apart - 1)
            .inverseCumulativeProbability(1 - 1.0 / paper.windowRows());
    var usual = new SummaryStatistics();
    for (double score : reference) usual.addValue(score);
    double spread = usual.getStandardDeviation() * Math.sqrt((apart + 1) / (apart - 1));
    return usual.getMean() + times * spread;
  }

  @Override
  public List<Portable> portable() {
    var all = new ArrayList<Portable>();
    for (var channel : channels) {
      if (channel.network().isEmpty()) continue;
      all.add(
          new Portable(
              watched.names().get(channel.target()),
              channel.seen().stream().map(watched.names()::get).toList(),
              settings.whole("window"),
              channel.scales().stream().map(ChannelScale::zero).toList(),
              channel.scales().stream().map(ChannelScale::unit).toList(),
              ChannelScale.FAR,
              ChannelScale.FAR,
              new Portable.Function.Recurrent(channel.network().get()),
              Portable.Says.PREDICTION));
    }
    return List.copyOf(all);
  }

  @Override
  public void write(OutputStream out) throws IOException {
    var to = new ParameterWriter(out);
    watched.write(to);
    to.whole(channels.size());
    for (var channel : channels) channel.write(to);
    to.reals(reference);
  }

  static TelemanomFitted read(ParameterReader in, Settings settings) throws IOException {
    var watched = Watched.read(in);
    int count = in.count();
    var channels = new ArrayList<TelemanomChannel>();
    for (int k = 0; k < count; k++) channels.add(TelemanomChannel.read(in));
    return new TelemanomFitted(watched, channels, settings, in.reals());
  }
}
