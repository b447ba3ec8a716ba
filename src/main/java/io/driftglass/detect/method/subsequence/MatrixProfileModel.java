package io.driftglass.detect.method.subsequence;

import io.driftglass.detect.scoring.ChannelModel;
import io.driftglass.detect.scoring.ChannelScorer;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;

/// The windows of the training rows.
///
/// @param pool never added to
/// @param learns whether a scorer goes on with a pool of its own
record MatrixProfileModel(StandardScale scale, ProfilePool pool, boolean learns)
    implements ChannelModel {
  @Override
  public ChannelScorer start() {
    return new ProfileScorer(scale, learns ? pool.copy() : pool, learns);
  }

  @Override
  public int memoryRows() {
    return learns ? Integer.MAX_VALUE : 2 * pool.length();
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    scale.write(out);
    pool.write(out);
  }

  static MatrixProfileModel read(ParameterReader in, boolean learns) throws IOException {
    return new MatrixProfileModel(StandardScale.read(in), ProfilePool.read(in), learns);
  }
}
