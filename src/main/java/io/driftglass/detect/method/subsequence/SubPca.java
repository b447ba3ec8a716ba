package io.driftglass.detect.method.subsequence;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.scoring.ChannelDetector;
import io.driftglass.detect.scoring.ChannelLearner;
import io.driftglass.detect.scoring.Deciding;
import io.driftglass.detect.scoring.Steadied;
import io.driftglass.detect.scoring.Training;
import io.driftglass.detect.statistic.Period;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import java.io.IOException;

/// How unusual the shape of the last rows is: their distance from the usual windows of the channel,
/// along and beside the principal components of those (Aggarwal 2017, Outlier Analysis, section
/// 3.3; the strongest simple method of Liu and Paparrizos 2024, NeurIPS, TSB-AD).
public final class SubPca implements ChannelLearner<SubPcaModel> {
  public static final Method<Detector> METHOD =
      new Method<>(
          "sub-pca",
          "Principal components of windows",
          "Aggarwal 2017, Outlier Analysis; Liu, Paparrizos 2024, NeurIPS",
          Method.Cost.MEDIUM,
          Deciding.after(
              new Setting.Whole(
                  "window", 0, 0, 2000, "rows of a window; 0 takes the channel's own period"),
              new Setting.Real(
                  "variance", .9, .1, .999, "part of the variation that counts as usual"),
              new Setting.Whole("sample", 5000, 100, 1_000_000, "windows learnt from at most")),
          settings -> new Steadied(new ChannelDetector<>(new SubPca(settings))));

  private static final int SHORTEST = 10;
  private static final int WITHOUT_PERIOD = 64;

  private final Settings settings;

  private SubPca(Settings settings) {
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
  public SubPcaModel fit(Training train, Progress progress) {
    var measured = train.measured(0);
    int given = settings.whole("window");
    int most = measured.length / 4;
    int length = given > 0 ? given : Math.min(most, Period.of(measured, SHORTEST, WITHOUT_PERIOD));
    return SubPcaModel.fit(train, length, settings.real("variance"), settings.whole("sample"));
  }

  @Override
  public SubPcaModel read(ParameterReader in) throws IOException {
    return SubPcaModel.read(in);
  }
}
