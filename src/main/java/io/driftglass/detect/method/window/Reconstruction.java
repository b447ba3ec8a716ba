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
import io.driftglass.neural.TrainingPlan;
import io.driftglass.neural.WindowNetwork;
import io.driftglass.neural.WindowTraining;
import io.driftglass.neural.portable.Portable;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Learns a network that has to give back the last rows of all channels: what it cannot give back,
/// it has not seen in normal rows. What all such detectors have in common, whatever the network.
final class Reconstruction<N extends WindowNetwork<N>>
    implements WindowLearner<ReconstructionModel<N>> {
  private static final double VALIDATION = .15;
  private static final double LEAST_GAIN = 1e-5;

  private final String id;
  private final Settings settings;
  private final Kind<N> kind;

  private Reconstruction(String id, Settings settings, Kind<N> kind) {
    this.id = id;
    this.settings = settings;
    this.kind = kind;
  }

  /// What tells one network from another.
  interface Kind<N extends WindowNetwork<N>> {
    /// Rows of a window where none are set.
    int usualRows(int channels);

    N untrained(int rows, int channels);

    /// Chance of a drop in training.
    default double dropout() {
      return 0;
    }

    N read(ParameterReader in) throws IOException;

    /// The network for other programs.
    Portable.Function portable(N network);
  }

  /// @param learningRate usual
  /// @param own settings of the method alone
  static <N extends WindowNetwork<N>> Method<Detector> method(
      String id,
      String title,
      String paper,
      double learningRate,
      List<Setting> own,
      Function<Settings, Kind<N>> kind) {
    var settings = Stream.concat(own.stream(), training(learningRate)).toArray(Setting[]::new);
    return new Method<>(
        id,
        title,
        paper,
        Method.Cost.LONG,
        Deciding.after(settings),
        given ->
            new Steadied(new WindowDetector<>(new Reconstruction<>(id, given, kind.apply(given)))));
  }

  private static Stream<Setting> training(double learningRate) {
    return Stream.of(
        new Setting.Whole("epochs", 60, 1, 10_000, "passes over the training windows at most"),
        new Setting.Whole("patience", 6, 1, 1000, "epochs without progress before it stops"),
        new Setting.Whole("batch", 64, 1, 4096, "windows a step"),
        new Setting.Whole("windows-per-epoch", 8192, 16, 10_000_000, "windows drawn an epoch"),
        new Setting.Real("learning-rate", learningRate, 1e-6, 1, "of Adam"),
        new Setting.Whole("smooth", 3, 1, 10_000, "rows over which scores are averaged"),
        new Setting.Whole("seed", 1, 0, Long.MAX_VALUE, "of the first weights and the order"));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int windowRows(int channels) {
    int given = settings.whole("window");
    return given > 0 ? given : kind.usualRows(channels);
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
  public ReconstructionModel<N> fit(StackedWindows windows, Progress progress) {
    int held = Math.max(1, (int) (VALIDATION * windows.count()));
    int learnt = windows.count() - held;
    int rows = windows.size() / windows.channels();
    var outcome =
        new WindowTraining(Backend.here().blas(), plan())
            .run(
                kind.untrained(rows, windows.channels()),
                new Inputs(windows.slice(0, learnt)),
                new Inputs(windows.slice(learnt, windows.count())),
                progress);
    return model(windows.channels(), outcome.network());
  }

  private TrainingPlan plan() {
    return new TrainingPlan(
        settings.whole("epochs"),
        settings.whole("batch"),
        settings.whole("windows-per-epoch"),
        settings.real("learning-rate"),
        kind.dropout(),
        settings.whole("patience"),
        LEAST_GAIN,
        settings.seed());
  }

  /// Windows in single precision.
  private record Inputs(StackedWindows windows) implements WindowTraining.Rows {
    @Override
    public int count() {
      return windows.count();
    }

    @Override
    public void copy(int row, float[] to, int at) {
      var window = windows.get(row);
      for (int i = 0; i < window.length; i++) to[at + i] = ReconstructionModel.input(window[i]);
    }
  }

  @Override
  public ReconstructionModel<N> read(ParameterReader in) throws IOException {
    return model(in.count(), kind.read(in));
  }

  private ReconstructionModel<N> model(int channels, N network) {
    return new ReconstructionModel<>(channels, network, kind.portable(network));
  }
}
