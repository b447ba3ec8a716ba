package io.driftglass.detect.method.graph;

import io.driftglass.detect.scoring.ChannelModel;
import io.driftglass.detect.scoring.ChannelScorer;
import io.driftglass.detect.scoring.SlidingWindow;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.List;

/// The usual paths of a channel's windows over their plane; how strange a stretch is, is how little
/// its path follows them, and how far beside them it goes.
///
/// @param usual the middle normality of stretches of the training rows
record GraphModel(StandardScale scale, ShapePlane plane, PathGraph graph, double usual)
    implements ChannelModel {
  /// The normality of every stretch of a path as long as a window (algorithm 4).
  static double[] normality(PathGraph graph, List<double[][]> paths, int length) {
    var all = new double[paths.stream().mapToInt(path -> path[0].length).sum()];
    int at = 0;
    for (var path : paths) {
      var walk = new Walk(graph, length);
      for (int t = 0; t < path[0].length; t++) {
        walk.move(path[0][t], path[1][t]);
        all[at++] = walk.full() ? walk.normality() : Double.NaN;
      }
    }
    return all;
  }

  /// The newest stretch of a path.
  private static final class Walk {
    private final PathGraph graph;
    private final Rays rays = new Rays();
    private final double[] normal;
    private final double[] beside;
    private int from = -1;
    private int moves;

    Walk(PathGraph graph, int length) {
      this.graph = graph;
      normal = new double[length];
      beside = new double[length];
    }

    void move(double across, double along) {
      rays.move(across, along);
      int at = moves++ % normal.length;
      normal[at] = 0;
      beside[at] = 0;
      for (int i = 0; i < rays.count(); i++) {
        int to = graph.node(rays.ray(i), rays.radius(i));
        if (from >= 0 && to >= 0) normal[at] += graph.normality(from, to);
        beside[at] += Math.log1p(graph.beside(rays.ray(i), rays.radius(i)));
        from = to;
      }
    }

    void lift() {
      rays.lift();
      from = -1;
      moves = 0;
    }

    boolean full() {
      return moves >= normal.length;
    }

    double normality() {
      return mean(normal);
    }

    double beside() {
      return mean(beside);
    }

    /// Summed anew each time: nothing builds up.
    private static double mean(double[] values) {
      double sum = 0;
      for (double value : values) sum += value;
      return sum / values.length;
    }
  }

  @Override
  public ChannelScorer start() {
    var window = new SlidingWindow(scale, plane.length());
    var walk = new Walk(graph, plane.length());
    return new ChannelScorer() {
      @Override
      public double next(double value) {
        window.take(value);
        if (!window.full()) return Double.NaN;
        var values = window.values();
        walk.move(plane.across(values, window.from()), plane.along(values, window.from()));
        if (!walk.full()) return Double.NaN;
        double strange = usual > 0 ? usual / (usual + walk.normality()) : 0;
        return strange + walk.beside();
      }

      @Override
      public void gap() {
        window.clear();
        walk.lift();
      }
    };
  }

  @Override
  public int memoryRows() {
    return 3 * plane.length();
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    scale.write(out);
    plane.write(out);
    graph.write(out);
    out.real(usual);
  }

  static GraphModel read(ParameterReader in) throws IOException {
    return new GraphModel(
        StandardScale.read(in), ShapePlane.read(in), PathGraph.read(in), in.real());
  }
}
