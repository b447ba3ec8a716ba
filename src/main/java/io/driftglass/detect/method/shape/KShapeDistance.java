package io.driftglass.detect.method.shape;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.scoring.ChannelDetector;
import io.driftglass.detect.scoring.ChannelLearner;
import io.driftglass.detect.scoring.Deciding;
import io.driftglass.detect.scoring.Training;
import io.driftglass.detect.scoring.WindowRows;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import java.io.IOException;

/// Distance of each window to the nearest of a few typical shapes, whatever its level, size and
/// place in the window (KShapeAD; k-Shape of Paparrizos and Gravano 2015, SIGMOD).
public final class KShapeDistance implements ChannelLearner<KShapeModel> {
  public static final Method<Detector> METHOD =
      new Method<>(
          "k-shape",
          "Distance to typical shapes",
          "Paparrizos, Gravano 2015, SIGMOD",
          Method.Cost.MEDIUM,
          Deciding.after(
              new Setting.Whole("clusters", 6, 1, 100, "typical shapes"),
              new Setting.Whole(
                  "window", 0, 0, 2000, "rows of a window; 0 takes the channel's own period"),
              new Setting.Whole("sample", 1000, 100, 100_000, "windows learnt from at most"),
              new Setting.Whole("seed", 1, 0, Long.MAX_VALUE, "of the starts")),
          settings -> new ChannelDetector<>(new KShapeDistance(settings)));

  static final int SHORTEST = 10;
  private static final int WITHOUT_PERIOD = 64;

  private final Settings settings;

  private KShapeDistance(Settings settings) {
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
  public KShapeModel fit(Training train, Progress progress) {
    int length = windowRows(train, settings);
    var shapes =
        Shapes.fit(
            train,
            length,
            settings.whole("sample"),
            settings.whole("clusters"),
            settings.seed(),
            progress);
    return new KShapeModel(shapes.with(ShapeCluster.withoutMembers(shapes.clusters())));
  }

  static int windowRows(Training train, Settings settings) {
    return WindowRows.of(train, settings.whole("window"), SHORTEST, WITHOUT_PERIOD);
  }

  @Override
  public KShapeModel read(ParameterReader in) throws IOException {
    return new KShapeModel(Shapes.read(in));
  }
}
