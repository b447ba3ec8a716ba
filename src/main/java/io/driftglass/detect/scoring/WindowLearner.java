package io.driftglass.detect.scoring;

import io.driftglass.detect.Decision;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterReader;
import java.io.IOException;

/// How a [WindowModel] is learnt. Holds settings only.
public interface WindowLearner<M extends WindowModel> {
  /// As in the catalogue, for messages.
  String id();

  /// Rows of a window, 1 or more.
  int windowRows(int channels);

  /// The fewest windows it can learn from.
  int leastWindows();

  /// A learner for a part of the windows, where what is looked for in all of them is told by fewer.
  ///
  /// @param part how many there are
  /// @param all how many there would be
  default WindowLearner<M> among(int part, int all) {
    return this;
  }

  /// Rows over which scores are averaged with falling weight; 1 not at all.
  int smoothRows();

  Decision decision();

  M fit(StackedWindows windows, Progress progress);

  M read(ParameterReader in) throws IOException;
}
