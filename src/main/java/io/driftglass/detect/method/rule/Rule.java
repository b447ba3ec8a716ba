package io.driftglass.detect.method.rule;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.scoring.ChannelDetector;
import io.driftglass.detect.scoring.ChannelLearner;
import io.driftglass.detect.scoring.ChannelModel;
import io.driftglass.detect.scoring.ChannelScorer;
import io.driftglass.detect.scoring.Steadied;
import io.driftglass.detect.scoring.Training;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.function.Function;

/// A rule over one channel that can be said in a sentence: a few numbers are learnt, a value is
/// strange from the level on. A row's score is that of its strangest channel.
///
/// @param id as in the catalogue
/// @param leastRows measured rows it needs
/// @param level from which a score is strange
/// @param learn the numbers
/// @param start a scorer over those numbers
/// @param seldom whether the level is raised where normal rows reach it too often
/// @param channels how many it watches
record Rule(
    String id,
    int leastRows,
    double level,
    Learn learn,
    Function<double[], ChannelScorer> start,
    boolean seldom,
    int channels)
    implements ChannelLearner<Rule.Learnt> {
  Rule(
      String id,
      int leastRows,
      double level,
      Function<double[], double[]> learn,
      Function<double[], ChannelScorer> start) {
    this(id, leastRows, level, (values, channels) -> learn.apply(values), start);
  }

  Rule(
      String id,
      int leastRows,
      double level,
      Learn learn,
      Function<double[], ChannelScorer> start) {
    this(id, leastRows, level, learn, start, false, 1);
  }

  /// The numbers of one channel.
  interface Learn {
    /// @param values measured, in the order of time
    /// @param channels that are watched: the more, the likelier one of them is misjudged
    double[] of(double[] values, int channels);
  }

  /// Scores are held here, so that a channel that was constant has a finite one.
  static final double MOST = 100;

  Detector detector() {
    return new ChannelDetector<>(this);
  }

  /// The same for a rule about the level: a channel that wanders has none.
  Detector steadied() {
    return new Steadied(new Rule(id, leastRows, level, learn, start, true, 1).detector());
  }

  /// How many units a value is away: 0 where it is not, however small the unit.
  static double units(double away, double unit) {
    return away == 0 ? 0 : Math.min(MOST, Math.abs(away) / unit);
  }

  @SuppressWarnings("ArrayRecordComponent")
  record Learnt(double[] numbers, Function<double[], ChannelScorer> begin) implements ChannelModel {
    @Override
    public ChannelScorer start() {
      return begin.apply(numbers);
    }

    @Override
    public void write(ParameterWriter out) throws IOException {
      out.reals(numbers);
    }
  }

  @Override
  public Rule among(int others) {
    return new Rule(id, leastRows, level, learn, start, seldom, others);
  }

  @Override
  public Joining joining() {
    return Joining.STRANGEST;
  }

  @Override
  public int blocks(int rows) {
    return seldom ? USUAL_BLOCKS : 0;
  }

  @Override
  public boolean predicts() {
    return true;
  }

  @Override
  public Decision decision() {
    return Decision.at(new Threshold.Fixed(level));
  }

  @Override
  public Learnt fit(Training train, Progress progress) {
    return new Learnt(learn.of(train.measured(0), channels), start);
  }

  @Override
  public Learnt read(ParameterReader in) throws IOException {
    return new Learnt(in.reals(), start);
  }
}
