package io.driftglass.detect.method.graph;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.scoring.ChannelDetector;
import io.driftglass.detect.scoring.ChannelLearner;
import io.driftglass.detect.scoring.Deciding;
import io.driftglass.detect.scoring.SlidingWindow;
import io.driftglass.detect.scoring.Steadied;
import io.driftglass.detect.scoring.Thinned;
import io.driftglass.detect.scoring.Training;
import io.driftglass.detect.scoring.WindowRows;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.series.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// How little the last rows follow the ways that rows usually go from shape to shape, drawn as a
/// graph (Boniol and Palpanas 2020, PVLDB 13(12), Series2Graph). A crossing far from all nodes is
/// at none of them here, and counts by how far: the paper scores the rows it has drawn the graph
/// from, in which there is none.
public final class Series2Graph implements ChannelLearner<GraphModel> {
  public static final Method<Detector> METHOD =
      new Method<>(
          "series2graph",
          "Unusual ways through a graph of shapes",
          "Boniol, Palpanas 2020, PVLDB 13(12)",
          Method.Cost.MEDIUM,
          Deciding.after(
              new Setting.Whole(
                  "window",
                  0,
                  0,
                  2000,
                  "rows of a window, 12 at least; 0 takes the channel's own period"),
              new Setting.Whole("sample", 5000, 100, 1_000_000, "windows the plane is laid by")),
          settings -> Steadied.whileShort(new ChannelDetector<>(new Series2Graph(settings))));

  private static final int SHORTEST = 12;
  private static final int WITHOUT_PERIOD = 50;

  private final Settings settings;

  private Series2Graph(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String id() {
    return METHOD.id();
  }

  @Override
  public int leastRows() {
    return 4 * Math.max(SHORTEST, settings.whole("window"));
  }

  @Override
  public Decision decision() {
    return Deciding.by(settings);
  }

  @Override
  public GraphModel fit(Training train, Progress progress) {
    int rows = WindowRows.of(train, settings.whole("window"), SHORTEST, WITHOUT_PERIOD);
    int length = Math.max(SHORTEST, rows);
    var scale = StandardScale.fit(train.columns(), train.from(), train.until());
    var values = SlidingWindow.filled(train.columns()[0], scale);
    int[] ends = train.windowEnds(length);
    progress.step(0, 3, "laying the plane");
    var plane = ShapePlane.fit(values, Thinned.of(ends, settings.whole("sample")), length);
    progress.step(1, 3, "drawing the graph");
    var paths = paths(plane, values, ends);
    var graph = PathGraph.of(paths);
    progress.step(2, 3, "walking through the graph");
    var usual = Spread.sorted(GraphModel.normality(graph, paths, length));
    return new GraphModel(scale, plane, graph, usual.length == 0 ? 0 : Spread.median(usual));
  }

  /// One path a stretch without a gap.
  private static List<double[][]> paths(ShapePlane plane, double[] values, int[] ends) {
    var paths = new ArrayList<double[][]>();
    for (int from = 0, until = 0; from < ends.length; from = until) {
      until = from + 1;
      while (until < ends.length && ends[until] == ends[until - 1] + 1) until++;
      var path = new double[2][until - from];
      for (int i = from; i < until; i++) {
        int first = ends[i] - plane.length() + 1;
        path[0][i - from] = plane.across(values, first);
        path[1][i - from] = plane.along(values, first);
      }
      paths.add(path);
    }
    return paths;
  }

  @Override
  public GraphModel read(ParameterReader in) throws IOException {
    return GraphModel.read(in);
  }
}
