package io.driftglass.detect.scoring;

import io.driftglass.detect.Detector;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.Reference;
import io.driftglass.detect.scoring.ChannelLearner.Joining;
import io.driftglass.detect.statistic.Folds;
import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.JointScore;
import io.driftglass.detect.statistic.UsualScore;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterReader;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A detector that judges every target channel by its own past and then joins the scores. A channel
/// with too few measured rows to learn from is never strange.
public final class ChannelDetector<M extends ChannelModel> implements Detector {
  private static final int MOST_REFERENCE = 20_000;

  /// By how much the joint score must rise over the usual to mean anything: as much as one channel
  /// makes of it that comes to that part of what one of its rows in a hundred reaches.
  private static final double LEAST_JOINT = .6;

  private final ChannelLearner<M> learner;

  public ChannelDetector(ChannelLearner<M> learner) {
    this.learner = learner;
  }

  @Override
  public Detector forStream() {
    return learner.forStream().orElse(this);
  }

  @Override
  public FittedDetector fit(Frame train, Progress progress) {
    var watched = Watched.of(train);
    var all = Training.of(train, watched);
    check(all);
    var models = learn(all, progress.part(0, learner.blocks(train.rows()) == 0 ? .8 : .3));
    var raw = new UsualScore[all.channels()];
    Arrays.fill(raw, UsualScore.RAW);
    var plain =
        new FittedChannels<>(
            learner, watched, all.gaps(), models, List.of(raw), UsualScore.RAW, new double[0]);
    boolean together = learner.joining() == Joining.TOGETHER;
    var parts =
        learner.blocks(train.rows()) == 0
            ? plain.parts(train, Math.max(0, train.rows() - MOST_REFERENCE), train.rows())
            : outOfBlock(plain, all, train, progress.part(.3, 1));
    if (!together) return plain.with(List.of(raw), UsualScore.RAW, Reference.of(highest(parts)));
    var usual = usual(parts, 0, 0);
    var joint = joint(parts);
    double least = LEAST_JOINT / Math.sqrt(parts.length);
    var scale = parts.length == 1 ? UsualScore.RAW : UsualScore.fit(joint, least);
    return plain.with(usual, scale, Reference.of(scale.of(joint)));
  }

  private void check(Training all) {
    int most = 0;
    for (int c = 0; c < all.channels(); c++) most = Math.max(most, all.measured(c).length);
    if (most < learner.leastRows()) {
      throw new InsufficientData(
          "%s needs %d measured rows, the data has %d."
              .formatted(learner.id(), learner.leastRows(), most),
          "Give more rows to learn from or choose a smaller window.");
    }
  }

  private List<Optional<M>> learn(Training train, Progress progress) {
    var models = new ArrayList<Optional<M>>();
    var each = learner.among(train.channels());
    for (int c = 0; c < train.channels(); c++) {
      progress.step(c, train.channels(), "learning channel " + (c + 1));
      var channel = train.channel(c).without(train.from(), train.until());
      models.add(
          channel.measured(0).length < learner.leastRows()
              ? Optional.empty()
              : Optional.of(
                  each.fit(
                      channel,
                      progress.part((double) c / train.channels(), (c + 1.0) / train.channels()))));
    }
    return models;
  }

  /// @return [channel][row], own scores of rows not learnt from
  private double[][] outOfBlock(
      FittedChannels<M> like, Training all, Frame train, Progress progress) {
    int blocks = learner.blocks(train.rows());
    int scored = Math.min(train.rows(), MOST_REFERENCE) / blocks;
    var parts = new double[all.channels()][scored * blocks];
    for (int block = 0; block < blocks; block++) {
      int from = (int) ((long) train.rows() * block / blocks);
      int until = (int) ((long) train.rows() * (block + 1) / blocks);
      var part = progress.part((double) block / blocks, (block + 1.0) / blocks);
      var without = like.with(learn(all.without(from, until), part));
      var scores = without.parts(train, until - scored, until);
      for (int c = 0; c < parts.length; c++) {
        System.arraycopy(scores[c], 0, parts[c], block * scored, scored);
      }
    }
    return parts;
  }

  private static double[] highest(double[][] parts) {
    var highest = new double[parts[0].length];
    Arrays.fill(highest, Double.NaN);
    for (var part : parts) {
      for (int t = 0; t < highest.length; t++) {
        if (!Double.isNaN(part[t]) && !(part[t] <= highest[t])) highest[t] = part[t];
      }
    }
    return highest;
  }

  /// What is usual of each channel, told without the rows from the first up to, not including, the
  /// second.
  private List<UsualScore> usual(double[][] parts, int from, int until) {
    return Arrays.stream(parts)
        .map(part -> UsualScore.fit(Folds.without(part, from, until), learner.leastUnit()))
        .toList();
  }

  /// The scores of all channels together. Several are joined on what is usual in the other rows: on
  /// their own scale they would always look usual.
  private double[] joint(double[][] parts) {
    int rows = parts[0].length;
    int folds = parts.length == 1 ? 1 : ChannelLearner.USUAL_BLOCKS;
    var joint = new double[rows];
    var row = new double[parts.length];
    for (int fold = 0; fold < folds; fold++) {
      int from = rows * fold / folds;
      int until = rows * (fold + 1) / folds;
      var usual = folds == 1 ? usual(parts, 0, 0) : usual(parts, from, until);
      for (int t = from; t < until; t++) {
        for (int c = 0; c < row.length; c++) row[c] = usual.get(c).of(parts[c][t]);
        joint[t] = JointScore.plain(row);
      }
    }
    return joint;
  }

  @Override
  public FittedDetector read(InputStream in) throws IOException {
    var from = new ParameterReader(in);
    var watched = Watched.read(from);
    var gaps = Gaps.read(from);
    var models = new ArrayList<Optional<M>>();
    var usual = new ArrayList<UsualScore>();
    for (int c = 0; c < watched.targets().size(); c++) {
      models.add(from.whole() == 0 ? Optional.empty() : Optional.of(learner.read(from)));
      usual.add(UsualScore.read(from));
    }
    return new FittedChannels<>(
        learner, watched, gaps, models, usual, UsualScore.read(from), from.reals());
  }
}
