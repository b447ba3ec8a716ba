package io.driftglass.detect.method.shape;

import io.driftglass.detect.scoring.ChannelModel;
import io.driftglass.detect.scoring.ChannelScorer;
import io.driftglass.detect.scoring.SlidingWindow;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The shapes of the training rows, from which every scorer goes on learning by itself.
///
/// @param shapes their sizes as shares of the windows
/// @param batchRows rows after which what has passed is learnt
record SandModel(Shapes shapes, ShapeStream.Plan plan, int batchRows) implements ChannelModel {
  /// Windows learnt from in a batch.
  private static final int MOST_WINDOWS = 200;

  @Override
  public ChannelScorer start() {
    return new Scorer();
  }

  private final class Scorer implements ChannelScorer {
    private final SlidingWindow window = new SlidingWindow(shapes.scale(), shapes.length());
    private final ShapeDistance distance = shapes.distance();
    private final ShapeStream stream = new ShapeStream(plan, distance, shapes.clusters());
    private final List<double[]> passed = new ArrayList<>();

    /// Every so many windows one is kept, so that a batch has no more than are learnt from.
    private final int every = Math.max(1, batchRows / MOST_WINDOWS);

    private int rows;

    @Override
    public double next(double value) {
      window.take(value);
      if (!window.full()) return Double.NaN;
      var newest = distance.window(window.values(), window.from());
      double score = stream.score(newest);
      if (!Double.isNaN(value) && rows++ % every == 0) passed.add(newest.shape());
      if (rows >= batchRows) {
        stream.learn(passed);
        passed.clear();
        rows = 0;
      }
      return score;
    }

    @Override
    public void gap() {
      window.clear();
    }
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    shapes.write(out);
  }

  static SandModel read(ParameterReader in, ShapeStream.Plan plan, int batchRows)
      throws IOException {
    return new SandModel(Shapes.read(in), plan, batchRows);
  }
}
