package io.driftglass.detect.method.shape;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.scoring.ChannelDetector;
import io.driftglass.detect.scoring.ChannelLearner;
import io.driftglass.detect.scoring.Deciding;
import io.driftglass.detect.scoring.Steadied;
import io.driftglass.detect.scoring.Training;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import java.io.IOException;

/// Distance of each window to all typical shapes, by their weight, which go on being learnt from
/// what passes: a shape that comes more often is less strange, one that stays away is forgotten
/// (Boniol, Paparrizos, Palpanas, Franklin 2021, PVLDB 14(10), SAND).
public final class Sand implements ChannelLearner<SandModel> {
  public static final Method<Detector> METHOD =
      new Method<>(
          "sand",
          "Typical shapes, learning as it goes",
          "Boniol, Paparrizos, Palpanas, Franklin 2021, PVLDB 14(10)",
          Method.Cost.MEDIUM,
          Deciding.after(
              new Setting.Whole("clusters", 6, 1, 100, "typical shapes of a batch"),
              new Setting.Whole(
                  "window", 0, 0, 2000, "rows of a window; 0 takes the channel's own period"),
              new Setting.Whole(
                  "learn-every", 2000, 100, 1_000_000, "rows after which it learns anew"),
              new Setting.Real("rate", .5, .01, 1, "weight of the newest batch"),
              new Setting.Whole("sample", 1000, 100, 100_000, "windows learnt from at first"),
              new Setting.Whole("seed", 1, 0, Long.MAX_VALUE, "of the starts")),
          settings -> Steadied.whileShort(new ChannelDetector<>(new Sand(settings))));

  private final Settings settings;

  private Sand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String id() {
    return METHOD.id();
  }

  @Override
  public int leastRows() {
    return 4 * Math.max(KShapeDistance.SHORTEST, settings.whole("window"));
  }

  @Override
  public Decision decision() {
    return Deciding.by(settings);
  }

  @Override
  public SandModel fit(Training train, Progress progress) {
    int length = KShapeDistance.windowRows(train, settings);
    var shapes =
        Shapes.fit(
            train,
            length,
            settings.whole("sample"),
            settings.whole("clusters"),
            settings.seed(),
            progress);
    var shares = ShapeStream.shares(shapes.clusters());
    return new SandModel(shapes.with(shares), plan(), settings.whole("learn-every"));
  }

  private ShapeStream.Plan plan() {
    return new ShapeStream.Plan(settings.whole("clusters"), settings.real("rate"), settings.seed());
  }

  @Override
  public SandModel read(ParameterReader in) throws IOException {
    return SandModel.read(in, plan(), settings.whole("learn-every"));
  }
}
