package io.driftglass.detect.method.subsequence;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.scoring.ChannelDetector;
import io.driftglass.detect.scoring.ChannelLearner;
import io.driftglass.detect.scoring.Deciding;
import io.driftglass.detect.scoring.SlidingWindow;
import io.driftglass.detect.scoring.Steadied;
import io.driftglass.detect.scoring.Training;
import io.driftglass.detect.scoring.WindowRows;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.detect.statistic.WhiteNoise;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Distance of each window to its nearest window of the training rows, whatever their level and
/// size (Yeh et al. 2016, ICDM; products by STOMP, Zhu et al. 2016, ICDM). The left profile goes on
/// learning: there every row that has passed is compared with too, so that what comes again is no
/// longer strange (Lu et al. 2022, KDD, DAMP); it is what is taken where rows come one by one.
public final class MatrixProfile implements ChannelLearner<MatrixProfileModel> {
  private static final List<Setting> SETTINGS =
      Deciding.after(
          new Setting.Whole(
              "window", 0, 0, 5000, "rows of a window; 0 takes the channel's own period"),
          new Setting.Whole(
              "history", 10_000, 100, 1_000_000, "newest rows compared with at most"));

  public static final Method<Detector> METHOD =
      new Method<>(
          "matrix-profile",
          "Matrix profile",
          "Yeh et al. 2016, ICDM; Zhu et al. 2016, ICDM",
          Method.Cost.MEDIUM,
          SETTINGS,
          settings ->
              Steadied.whileShort(new ChannelDetector<>(new MatrixProfile(settings, false))));

  public static final Method<Detector> LEFT =
      new Method<>(
          "left-profile",
          "Left matrix profile",
          "Lu, Wu, Mueen, Zuluaga, Keogh 2022, KDD",
          Method.Cost.MEDIUM,
          SETTINGS,
          settings -> new ChannelDetector<>(new MatrixProfile(settings, true)));

  private static final int SHORTEST = 10;
  private static final int WITHOUT_PERIOD = 50;

  /// Of a distance from 0, the same shape, to 1, none in common.
  private static final double LEAST_UNIT = .1;

  private final Settings settings;
  private final boolean learns;

  private MatrixProfile(Settings settings, boolean learns) {
    this.settings = settings;
    this.learns = learns;
  }

  @Override
  public String id() {
    return learns ? LEFT.id() : METHOD.id();
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
  public double leastUnit() {
    return LEAST_UNIT;
  }

  @Override
  public MatrixProfileModel fit(Training train, Progress progress) {
    int length = WindowRows.of(train, settings.whole("window"), SHORTEST, WITHOUT_PERIOD);
    var scale = StandardScale.fit(train.columns(), train.from(), train.until());
    var values = SlidingWindow.filled(train.columns()[0], scale);
    var pool = new ProfilePool(length, 2 * settings.whole("history"), WhiteNoise.of(values));
    int out = train.until() - train.from();
    for (int row = Math.max(0, values.length - out - settings.whole("history"));
        row < values.length;
        row++) {
      boolean left = row >= train.from() && row < train.until();
      if (left || train.gapBefore(row)) pool.seam();
      if (!left) pool.add(values[row]);
    }
    return new MatrixProfileModel(scale, pool, learns);
  }

  @Override
  public MatrixProfileModel read(ParameterReader in) throws IOException {
    return MatrixProfileModel.read(in, learns);
  }

  @Override
  public Optional<Detector> forStream() {
    return Optional.of(new ChannelDetector<>(new MatrixProfile(settings, true)));
  }
}
