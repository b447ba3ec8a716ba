package io.driftglass.detect.scoring;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.statistic.UsualScore;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterReader;
import java.io.IOException;
import java.util.Optional;

/// How a [ChannelModel] is learnt. Holds settings only.
public interface ChannelLearner<M extends ChannelModel> {
  /// How the scores of several channels become one.
  enum Joining {
    /// The highest: every channel's score is in a unit that means the same in all.
    STRANGEST,
    /// Their root mean square, each on the scale of what it usually is.
    TOGETHER
  }

  int USUAL_BLOCKS = 4;

  /// The same where so many channels are watched: the more, the likelier one of them is misjudged.
  default ChannelLearner<M> among(int channels) {
    return this;
  }

  /// As in the catalogue, for messages.
  String id();

  /// The fewest measured rows of a channel it can learn from; a channel with fewer is not judged.
  int leastRows();

  default Joining joining() {
    return Joining.TOGETHER;
  }

  /// How many blocks of training rows are left out in turn to see scores of rows not learnt from; 0
  /// where the model hardly depends on single rows: then the training rows themselves are scored.
  ///
  /// @param rows there are to learn from
  default int blocks(int rows) {
    return USUAL_BLOCKS;
  }

  /// By how much its measure must rise over the usual to mean anything.
  default double leastUnit() {
    return UsualScore.LEAST;
  }

  /// Whether its scorers carry an expected value.
  default boolean predicts() {
    return false;
  }

  Decision decision();

  /// Whether the level of [#decision] is raised where normal rows reach it too often.
  default boolean seldom() {
    return false;
  }

  /// @param train one channel
  M fit(Training train, Progress progress);

  M read(ParameterReader in) throws IOException;

  /// The detector to use where rows come one by one, if not this.
  default Optional<Detector> forStream() {
    return Optional.empty();
  }
}
