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

/// How far the recent mean of all channels lies from the usual one, measured by how the channels
/// vary together; the covariance is drawn towards its diagonal so that few rows suffice (Ledoit and
/// Wolf 2004, JMVA). The mean over recent rows, not the row itself: a small lasting shift is what
/// it finds (Lowry et al. 1992, Technometrics, MEWMA).
public final class Mahalanobis implements WindowLearner<MahalanobisModel> {
  public static final Method<Detector> METHOD =
      new Method<>(
          "mahalanobis",
          "Mahalanobis distance of recent means",
          "Lowry, Woodall, Champ, Rigdon 1992, Technometrics; Ledoit, Wolf 2004, JMVA",
          Method.Cost.INSTANT,
          Deciding.after(
              new Setting.Real("rate", .1, .005, 1, "weight of the newest row in the recent mean"),
              new Setting.Real(
                  "shrink", .3, .001, 1, "how far the covariance is drawn to its diagonal"),
              new Setting.Whole("smooth", 1, 1, 10_000, "rows over which scores are averaged")),
          settings -> new Steadied(new WindowDetector<>(new Mahalanobis(settings))));

  /// Rows whose weight is left out together weigh this much.
  private static final double FORGOTTEN = .05;

  private final Settings settings;

  private Mahalanobis(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String id() {
    return METHOD.id();
  }

  @Override
  public int windowRows(int channels) {
    double rate = settings.real("rate");
    return rate == 1 ? 1 : (int) Math.ceil(Math.log(FORGOTTEN) / Math.log(1 - rate));
  }

  @Override
  public int leastWindows() {
    return 10;
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
  public MahalanobisModel fit(StackedWindows windows, Progress progress) {
    return MahalanobisModel.fit(windows, settings.real("rate"), settings.real("shrink"));
  }

  @Override
  public MahalanobisModel read(ParameterReader in) throws IOException {
    return MahalanobisModel.read(in);
  }
}
