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
import io.driftglass.neural.Backend;
import io.driftglass.neural.DenseNetwork;
import io.driftglass.neural.DenseTraining;
import io.driftglass.neural.TrainingPlan;
import java.io.IOException;

/// A network that has to give back the last rows of all channels through a narrow layer: what it
/// cannot give back, it has not seen in normal rows (Sakurada and Yairi 2014, MLSDA).
public final class AutoEncoder implements WindowLearner<AutoEncoderModel> {
  public static final Method<Detector> METHOD =
      new Method<>(
          "auto-encoder",
          "Auto-encoder",
          "Sakurada, Yairi 2014, MLSDA",
          Method.Cost.LONG,
          Deciding.after(
              new Setting.Whole(
                  "window",
                  0,
                  0,
                  5000,
                  "rows looked at together; 0 takes 32, fewer where there are many channels"),
              new Setting.Real(
                  "narrow",
                  .15,
                  .01,
                  .9,
                  "size of the narrow layer, as part of the values of a window"),
              new Setting.Whole(
                  "epochs", 60, 1, 10_000, "passes over the training windows at most"),
              new Setting.Whole("patience", 6, 1, 1000, "epochs without progress before it stops"),
              new Setting.Whole("batch", 64, 1, 4096, "windows a step"),
              new Setting.Whole(
                  "windows-per-epoch", 8192, 16, 10_000_000, "windows drawn an epoch"),
              new Setting.Real("learning-rate", .002, 1e-6, 1, "of Adam"),
              new Setting.Whole("smooth", 3, 1, 10_000, "rows over which scores are averaged"),
              new Setting.Whole(
                  "seed", 1, 0, Long.MAX_VALUE, "of the first weights and the order")),
          settings -> new Steadied(new WindowDetector<>(new AutoEncoder(settings))));

  private static final int USUAL_ROWS = 32;
  private static final int MOST_VALUES = 256;
  private static final double VALIDATION = .15;
  private static final double LEAST_GAIN = 1e-5;

  private final Settings settings;

  private AutoEncoder(Settings settings) {
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
    return 20;
  }

  @Override
  public int blocks() {
    return 0;
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
  public AutoEncoderModel fit(StackedWindows windows, Progress progress) {
    int held = Math.max(1, (int) (VALIDATION * windows.count()));
    int learnt = windows.count() - held;
    var outcome =
        new DenseTraining(Backend.here().blas(), plan())
            .run(
                DenseNetwork.untrained(sizes(windows.size()), settings.seed()),
                new Inputs(windows.slice(0, learnt)),
                new Inputs(windows.slice(learnt, windows.count())),
                progress);
    return new AutoEncoderModel(windows.channels(), outcome.network());
  }

  private int[] sizes(int values) {
    int narrow =
        Math.clamp(Math.round(settings.real("narrow") * values), 1, Math.max(1, values - 1));
    int between = Math.max(narrow, (int) Math.ceil(Math.sqrt((double) narrow * values)));
    return new int[] {values, between, narrow, between, values};
  }

  private TrainingPlan plan() {
    return new TrainingPlan(
        settings.whole("epochs"),
        settings.whole("batch"),
        settings.whole("windows-per-epoch"),
        settings.real("learning-rate"),
        0,
        settings.whole("patience"),
        LEAST_GAIN,
        settings.seed());
  }

  /// Windows in single precision.
  private record Inputs(StackedWindows windows) implements DenseTraining.Rows {
    @Override
    public int count() {
      return windows.count();
    }

    @Override
    public void copy(int row, float[] to, int at) {
      var window = windows.get(row);
      for (int i = 0; i < window.length; i++) to[at + i] = AutoEncoderModel.input(window[i]);
    }
  }

  @Override
  public AutoEncoderModel read(ParameterReader in) throws IOException {
    return AutoEncoderModel.read(in);
  }
}
