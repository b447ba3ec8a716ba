package io.driftglass.detect.method.window;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.Reference;
import io.driftglass.detect.scoring.Deciding;
import io.driftglass.detect.scoring.RowByRow;
import io.driftglass.detect.scoring.RowScorer;
import io.driftglass.detect.scoring.StackedWindows;
import io.driftglass.detect.scoring.Steadied;
import io.driftglass.detect.scoring.Training;
import io.driftglass.detect.scoring.Watched;
import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.neural.Backend;
import io.driftglass.neural.TrainingPlan;
import io.driftglass.neural.WindowNetwork;
import io.driftglass.neural.WindowTraining;
import io.driftglass.neural.portable.Portable;
import io.driftglass.series.Frame;
import io.driftglass.series.Spread;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Learns a network that has to give back the last rows of all channels: what it cannot give back,
/// it has not seen in normal rows. What all such detectors have in common, whatever the network.
///
/// The unit of a score lies between what the network shows of the rows it was trained on and of
/// those left out, so that a drift like that of the training rows is no event.
final class Reconstruction<N extends WindowNetwork<N>> implements Detector {
  private static final double VALIDATION = .15;
  private static final double LEAST_GAIN = 1e-5;
  private static final int LEAST_WINDOWS = 20;

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
    var settings =
        Stream.of(
                own.stream(),
                training(learningRate),
                Deciding.recovering(2.2).stream(),
                Stream.of(Deciding.follow()))
            .flatMap(some -> some)
            .toList();
    return new Method<>(
        id,
        title,
        paper,
        Method.Cost.LONG,
        settings,
        given -> new Steadied(new Reconstruction<>(id, given, kind.apply(given))));
  }

  private static Stream<Setting> training(double learningRate) {
    return Stream.of(
        new Setting.Whole("epochs", 60, 1, 10_000, "passes over the training windows at most"),
        new Setting.Whole("patience", 6, 1, 1000, "epochs without progress before it stops"),
        new Setting.Whole("batch", 64, 1, 4096, "windows a step"),
        new Setting.Whole("windows-per-epoch", 8192, 16, 10_000_000, "windows drawn an epoch"),
        new Setting.Real("learning-rate", learningRate, 1e-6, 1, "of Adam"),
        new Setting.Whole("smooth", 3, 1, 10_000, "rows over which the size of misses is averaged"),
        new Setting.Real(
            "rate", .1, .005, 1, "weight of the newest row in the mean of what is not given back"),
        new Setting.Real("shrink", .2, .01, 1, "part of the correlations that is not believed"),
        new Setting.Real(
            "quantile",
            .998,
            .5,
            .999999,
            "part of normal rows that must lie below the level, or it is raised"),
        new Setting.Whole("seed", 1, 0, Long.MAX_VALUE, "of the first weights and the order"));
  }

  @Override
  public FittedDetector fit(Frame train, Progress progress) {
    var watched = Watched.of(train);
    var all = Training.of(train, watched);
    progress.report(0, "learning from " + train.rows() + " rows");
    var seen = all.without(train.rows() * 3 / 4, train.rows());
    var scale = StandardScale.fit(all.columns(), seen.from(), seen.until());
    int length = windowRows(all.channels());
    var stacked = StackedWindows.of(seen, scale, length);
    stacked.atLeast(LEAST_WINDOWS, id, train.rows());
    int learnt = stacked.count() - Math.max(1, (int) (VALIDATION * stacked.count()));
    var network = trained(stacked, learnt, progress.part(0, .9));
    var misses =
        ReconstructionErrors.of(
            network, stacked.of(all), learnt, stacked.count(), smoothing(), progress.part(.9, .99));
    int first = Math.min(misses.squares().length / 4, smoothing().warmUp());
    double usual = misses.usual();
    var distance = misses.distance(first, settings.real("shrink"), progress.part(.99, 1));
    var reference = distance.apart();
    for (int i = 0; i < reference.length; i++) {
      reference[i] = ReconstructionModel.score(misses.squares()[first + i] / usual, reference[i]);
    }
    var model = new ReconstructionModel<>(network, usual, distance.model());
    return new Fitted(watched, all.gaps(), scale, length, model, Reference.of(reference));
  }

  private int windowRows(int channels) {
    int given = settings.whole("window");
    return given > 0 ? given : kind.usualRows(channels);
  }

  private ReconstructionErrors.Smoothing smoothing() {
    return new ReconstructionErrors.Smoothing(settings.whole("smooth"), settings.real("rate"));
  }

  private N trained(StackedWindows windows, int learnt, Progress progress) {
    int rows = windows.size() / windows.channels();
    return new WindowTraining(Backend.here().blas(), plan())
        .run(
            kind.untrained(rows, windows.channels()),
            new Inputs(windows.slice(0, learnt)),
            new Inputs(windows.slice(learnt, windows.count())),
            progress)
        .network();
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
  public FittedDetector read(InputStream in) throws IOException {
    var from = new ParameterReader(in);
    return new Fitted(
        Watched.read(from),
        Gaps.read(from),
        StandardScale.read(from),
        from.count(),
        ReconstructionModel.read(kind, from),
        from.reals());
  }

  private final class Fitted extends RowByRow {
    private final Watched watched;
    private final Gaps gaps;
    private final StandardScale scale;
    private final int length;
    private final ReconstructionModel<N> model;
    private final double[] reference;
    private final double level;

    Fitted(
        Watched watched,
        Gaps gaps,
        StandardScale scale,
        int length,
        ReconstructionModel<N> model,
        double[] reference) {
      this.watched = watched;
      this.gaps = gaps;
      this.scale = scale;
      this.length = length;
      this.model = model;
      this.reference = reference;
      double high = Spread.quantile(Spread.sorted(reference), settings.real("quantile"));
      level = Math.max(settings.real("level"), Math.nextUp(high));
    }

    @Override
    protected Watched watched() {
      return watched;
    }

    @Override
    protected boolean predicts() {
      return false;
    }

    @Override
    protected RowScorer start() {
      return new ReconstructionScorer(watched, gaps, scale, length, model, smoothing());
    }

    @Override
    public double[] reference() {
      return reference;
    }

    @Override
    public Decision decision() {
      return Deciding.returning(settings, level);
    }

    /// The network and the root mean square of what it does not give back; all earlier rows go into
    /// what is made of it.
    @Override
    public List<Portable> portable() {
      return List.of(
          new Portable(
              "row",
              watched.targetNames(),
              length,
              Arrays.stream(scale.mean()).boxed().toList(),
              Arrays.stream(scale.unit()).boxed().toList(),
              StandardScale.FAR,
              ReconstructionModel.FAR,
              kind.portable(model.network()),
              Portable.Says.SCORE));
    }

    @Override
    public void write(OutputStream out) throws IOException {
      var to = new ParameterWriter(out);
      watched.write(to);
      gaps.write(to);
      scale.write(to);
      to.whole(length);
      model.write(to);
      to.reals(reference);
    }
  }
}
