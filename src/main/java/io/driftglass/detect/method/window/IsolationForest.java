package io.driftglass.detect.method.window;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.scoring.Deciding;
import io.driftglass.detect.scoring.StackedWindows;
import io.driftglass.detect.scoring.Steadied;
import io.driftglass.detect.scoring.WindowDetector;
import io.driftglass.detect.scoring.WindowLearner;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import java.io.IOException;

/// How few random cuts set a row apart from all others (Liu, Ting, Zhou 2008, ICDM). A channel's
/// part is how much its cuts thinned out the row's neighbourhood.
public final class IsolationForest implements WindowLearner<IsolationModel> {
  /// What lies far out of the forest's rows all lies about as far out: a higher level finds little.
  private static final double QUANTILE = .99;

  public static final Method<Detector> METHOD =
      new Method<>(
          "isolation-forest",
          "Isolation forest",
          "Liu, Ting, Zhou 2008, ICDM",
          Method.Cost.INSTANT,
          Deciding.after(
              QUANTILE,
              new Setting.Whole("trees", 100, 1, 2000, "trees in the forest"),
              new Setting.Whole("sample", 256, 8, 1024, "rows every tree is grown from"),
              new Setting.Whole("window", 1, 1, 500, "rows looked at together"),
              new Setting.Whole("smooth", 5, 1, 10_000, "rows over which scores are averaged"),
              new Setting.Whole("seed", 1, 0, Long.MAX_VALUE, "of the cuts")),
          settings -> new Steadied(new WindowDetector<>(new IsolationForest(settings))));

  private final Settings settings;

  private IsolationForest(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String id() {
    return METHOD.id();
  }

  @Override
  public int windowRows(int channels) {
    return settings.whole("window");
  }

  @Override
  public int leastWindows() {
    return 8;
  }

  @Override
  public int smoothRows() {
    return settings.whole("smooth");
  }

  @Override
  public Decision decision() {
    return Deciding.by(settings);
  }

  @Override
  public IsolationModel fit(StackedWindows windows, Progress progress) {
    return IsolationModel.grow(
        windows, settings.whole("trees"), settings.whole("sample"), settings.seed(), progress);
  }

  @Override
  public IsolationModel read(ParameterReader in) throws IOException {
    return IsolationModel.read(in);
  }
}
