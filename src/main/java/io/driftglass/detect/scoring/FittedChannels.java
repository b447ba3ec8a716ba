package io.driftglass.detect.scoring;

import io.driftglass.detect.Decision;
import io.driftglass.detect.scoring.ChannelLearner.Joining;
import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.JointScore;
import io.driftglass.detect.statistic.UsualScore;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One model a target channel, and how their scores are joined.
final class FittedChannels<M extends ChannelModel> extends RowByRow {
  /// Rows before a stretch that warm its scorers up, at most.
  private static final int WARM_UP = 2000;

  private final ChannelLearner<M> learner;
  private final Watched watched;
  private final Gaps gaps;
  private final List<Optional<M>> models;
  private final List<UsualScore> usual;
  private final UsualScore joint;
  private final double[] reference;

  FittedChannels(
      ChannelLearner<M> learner,
      Watched watched,
      Gaps gaps,
      List<Optional<M>> models,
      List<UsualScore> usual,
      UsualScore joint,
      double[] reference) {
    this.learner = learner;
    this.watched = watched;
    this.gaps = gaps;
    this.models = models;
    this.usual = usual;
    this.joint = joint;
    this.reference = reference;
  }

  FittedChannels<M> with(List<Optional<M>> others) {
    return new FittedChannels<>(learner, watched, gaps, others, usual, joint, reference);
  }

  FittedChannels<M> with(List<UsualScore> channels, UsualScore together, double[] scores) {
    return new FittedChannels<>(learner, watched, gaps, models, channels, together, scores);
  }

  /// @return [channel][row], the channels' scores of some rows
  double[][] parts(Frame frame, int from, int until) {
    int start = Math.max(0, from - memoryRows());
    var scores = score(frame.slice(start, until), Progress.NONE).byChannel();
    var parts = new double[scores.length][];
    for (int c = 0; c < parts.length; c++) {
      parts[c] = Arrays.copyOfRange(scores[c], from - start, until - start);
    }
    return parts;
  }

  private int memoryRows() {
    int most = 0;
    for (var model : models) if (model.isPresent()) most = Math.max(most, model.get().memoryRows());
    return Math.min(WARM_UP, most);
  }

  @Override
  protected Watched watched() {
    return watched;
  }

  @Override
  protected boolean predicts() {
    return learner.predicts();
  }

  @Override
  protected RowScorer start() {
    return new Scorer();
  }

  @Override
  public double[] reference() {
    return reference;
  }

  @Override
  public Decision decision() {
    return learner.seldom()
        ? Deciding.seldom(learner.decision(), reference)
        : Deciding.above(learner.decision(), reference);
  }

  @Override
  public void write(OutputStream out) throws IOException {
    var to = new ParameterWriter(out);
    watched.write(to);
    gaps.write(to);
    for (int c = 0; c < models.size(); c++) {
      to.whole(models.get(c).isPresent() ? 1 : 0);
      if (models.get(c).isPresent()) models.get(c).get().write(to);
      usual.get(c).write(to);
    }
    joint.write(to);
    to.reals(reference);
  }

  private final class Scorer implements RowScorer {
    private final List<ChannelScorer> scorers =
        models.stream().map(m -> m.map(ChannelModel::start).orElse(value -> 0)).toList();
    private final int[] targets = watched.targets().stream().mapToInt(t -> t).toArray();
    private final double[] own = new double[targets.length];
    private boolean any;
    private long lastTick;

    @Override
    public double next(long tick, double[] row, Parts parts) {
      if (any && gaps.between(lastTick, tick)) scorers.forEach(ChannelScorer::gap);
      any = true;
      lastTick = tick;
      boolean measured = false;
      for (int k = 0; k < own.length; k++) {
        var scorer = scorers.get(k);
        double value = row[targets[k]];
        double raw = scorer.next(value);
        own[k] = Double.isNaN(value) ? Double.NaN : usual.get(k).of(raw);
        measured |= !Double.isNaN(own[k]);
        parts.byChannel[k] = Double.isNaN(own[k]) ? 0 : own[k];
        parts.expected[k] = scorer.expected();
        parts.spread[k] = scorer.spread();
      }
      if (!measured) return Double.NaN;
      return learner.joining() == Joining.TOGETHER ? joint.of(JointScore.plain(own)) : highest();
    }

    private double highest() {
      double highest = 0;
      for (double score : own) if (score > highest) highest = score;
      return highest;
    }
  }
}
