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

/// Distance of each window to the nearest of a few typical windows (KMeansAD; Yairi, Kato, Hori
/// 2001, i-SAIRAS). The typical windows are found by Lloyd's iterations from greedy k-means++
/// starts (Arthur and Vassilvitskii 2007, SODA) on a sample spread over the training rows.
public final class KMeans implements WindowLearner<KMeansModel> {
  public static final Method<Detector> METHOD =
      new Method<>(
          "kmeans",
          "Distance to typical windows",
          "Yairi, Kato, Hori 2001, i-SAIRAS",
          Method.Cost.INSTANT,
          Deciding.after(
              new Setting.Whole("clusters", 20, 1, 500, "typical windows"),
              new Setting.Whole(
                  "window",
                  0,
                  0,
                  5000,
                  "rows looked at together; 0 takes 20, fewer where there are more than 3"
                      + " channels"),
              new Setting.Whole("smooth", 5, 1, 10_000, "rows over which scores are averaged"),
              new Setting.Whole("sample", 4000, 100, 1_000_000, "windows learnt from at most"),
              new Setting.Whole("seed", 1, 0, Long.MAX_VALUE, "of the starts")),
          settings -> new Steadied(new WindowDetector<>(new KMeans(settings))));

  private static final int USUAL_ROWS = 20;

  /// With more values a fault in one of many channels drowns in the noise of the others.
  private static final int MOST_VALUES = 64;

  private final Settings settings;

  private KMeans(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String id() {
    return METHOD.id();
  }

  @Override
  public int windowRows(int channels) {
    int given = settings.whole("window");
    return given > 0 ? given : Math.clamp(MOST_VALUES / channels, 1, USUAL_ROWS);
  }

  @Override
  public int leastWindows() {
    return settings.whole("clusters") + 1;
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
  public KMeansModel fit(StackedWindows windows, Progress progress) {
    return KMeansModel.fit(
        windows.thinned(settings.whole("sample")),
        settings.whole("clusters"),
        settings.seed(),
        progress);
  }

  @Override
  public KMeansModel read(ParameterReader in) throws IOException {
    return KMeansModel.read(in);
  }
}
