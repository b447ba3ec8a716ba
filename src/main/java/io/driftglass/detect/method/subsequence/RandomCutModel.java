package io.driftglass.detect.method.subsequence;

import com.amazon.randomcutforest.RandomCutForest;
import io.driftglass.detect.scoring.ChannelModel;
import io.driftglass.detect.scoring.ChannelScorer;
import io.driftglass.detect.scoring.SlidingWindow;
import io.driftglass.detect.scoring.Training;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A forest of one channel. It is kept as the windows it was shown: shown again in the same order
/// with the same seed, they make the same forest.
final class RandomCutModel implements ChannelModel {
  /// @param learns whether a scorer shows the forest what it has scored
  record Shape(int window, int trees, int sample, long seed, boolean learns) {
    RandomCutForest forest() {
      return RandomCutForest.builder()
          .dimensions(window)
          .numberOfTrees(trees)
          .sampleSize(sample)
          .randomSeed(seed)
          .outputAfter(1)
          .parallelExecutionEnabled(false)
          .build();
    }
  }

  private final StandardScale scale;
  private final Shape shape;
  private final List<float[]> shown;

  /// Guarded by itself: it keeps notes while it scores.
  private final RandomCutForest forest;

  private RandomCutModel(StandardScale scale, Shape shape, List<float[]> shown) {
    this.scale = scale;
    this.shape = shape;
    this.shown = shown;
    forest = grown();
  }

  static RandomCutModel fit(Training train, Shape shape, int most, Progress progress) {
    var scale = StandardScale.fit(train.columns(), train.from(), train.until());
    var values = SlidingWindow.filled(train.columns()[0], scale);
    int[] ends = train.windowEnds(shape.window);
    int count = Math.min(most, ends.length);
    var shown = new ArrayList<float[]>();
    for (int i = 0; i < count; i++) {
      if (i % 256 == 0) progress.step(i, count, "growing the forest");
      int end = ends[(int) ((long) i * ends.length / count)];
      var window = new float[shape.window];
      for (int j = 0; j < window.length; j++) {
        window[j] = (float) values[end - window.length + 1 + j];
      }
      shown.add(window);
    }
    return new RandomCutModel(scale, shape, shown);
  }

  private RandomCutForest grown() {
    var grown = shape.forest();
    for (var window : shown) grown.update(window);
    return grown;
  }

  @Override
  public ChannelScorer start() {
    var own = shape.learns ? grown() : forest;
    var window = new SlidingWindow(scale, shape.window);
    var newest = new float[shape.window];
    return new ChannelScorer() {
      @Override
      public double next(double value) {
        window.take(value);
        if (!window.full()) return Double.NaN;
        for (int i = 0; i < newest.length; i++) {
          newest[i] = (float) window.values()[window.from() + i];
        }
        synchronized (own) {
          double score = own.getAnomalyScore(newest);
          if (shape.learns && !Double.isNaN(value)) own.update(newest);
          return score;
        }
      }

      @Override
      public void gap() {
        window.clear();
      }
    };
  }

  @Override
  public int memoryRows() {
    return shape.learns ? Integer.MAX_VALUE : 2 * shape.window;
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    scale.write(out);
    out.whole(shown.size());
    for (var window : shown) out.floats(window);
  }

  static RandomCutModel read(ParameterReader in, Shape shape) throws IOException {
    var scale = StandardScale.read(in);
    int count = in.count();
    var shown = new ArrayList<float[]>();
    for (int i = 0; i < count; i++) shown.add(in.floats());
    return new RandomCutModel(scale, shape, shown);
  }
}
