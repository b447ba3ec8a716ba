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

/// How much thinner the normal rows lie around a row than around its neighbours: the local outlier
/// factor (Breunig, Kriegel, Ng, Sander 2000, SIGMOD), of new rows against a sample of normal ones.
public final class LocalOutliers implements WindowLearner<LocalOutlierModel> {
  public static final Method<Detector> METHOD =
      new Method<>(
          "lof",
          "Local outlier factor",
          "Breunig, Kriegel, Ng, Sander 2000, SIGMOD",
          Method.Cost.MEDIUM,
          Deciding.after(
              new Setting.Whole("neighbours", 20, 2, 500, "nearest normal rows compared with"),
              new Setting.Whole("sample", 1000, 10, 100_000, "normal rows kept at most"),
              new Setting.Whole("window", 1, 1, 500, "rows looked at together"),
              new Setting.Whole("smooth", 5, 1, 10_000, "rows over which scores are averaged")),
          settings -> new Steadied(new WindowDetector<>(new LocalOutliers(settings))));

  private final Settings settings;

  private final int neighbours;

  private LocalOutliers(Settings settings) {
    this(settings, settings.whole("neighbours"));
  }

  private LocalOutliers(Settings settings, int neighbours) {
    this.settings = settings;
    this.neighbours = neighbours;
  }

  /// The same part of the windows as neighbours: as many as before would reach further out, and see
  /// less of what lies near.
  @Override
  public WindowLearner<LocalOutlierModel> among(int part, int all) {
    int sample = settings.whole("sample");
    long fewer = Math.ceilDiv((long) neighbours * Math.min(part, sample), Math.min(all, sample));
    return new LocalOutliers(settings, (int) Math.max(2, fewer));
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
    return neighbours + 1;
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
  public LocalOutlierModel fit(StackedWindows windows, Progress progress) {
    int most = Math.max(leastWindows(), settings.whole("sample"));
    return LocalOutlierModel.fit(windows.thinned(most), neighbours, progress);
  }

  @Override
  public LocalOutlierModel read(ParameterReader in) throws IOException {
    return LocalOutlierModel.read(in);
  }
}
