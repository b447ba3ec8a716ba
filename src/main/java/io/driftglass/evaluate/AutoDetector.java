package io.driftglass.evaluate;

import io.driftglass.detect.Detector;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.method.Detectors;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The program's own choice: the detector that suits the shape of the data and keeps calm on rows
/// kept out, told from the rows and channels alone, never from labels or names.
///
/// The rules were settled on the shared halves of SMAP/MSL, SMD, TEP and NAB.
public final class AutoDetector implements Detector {
  public static final Method<Detector> METHOD =
      new Method<>(
          "auto",
          "Automatic",
          "Chosen by rows and channels among the catalogue's detectors",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Real(
                  "fallback-threshold",
                  3,
                  .5,
                  50,
                  "robust standard deviations from which a row is strange where there are too few"
                      + " rows for a model")),
          AutoDetector::new);

  /// Every detector a user may name, the automatic one first.
  public static final List<Method<Detector>> CATALOGUE =
      Stream.concat(Stream.of(METHOD), Detectors.ALL.stream()).toList();

  /// Where too few rows are there for a model.
  static final String FALLBACK = "robust-z";

  private static final int FEW_ROWS = 30;
  private static final int MANY_CHANNELS = 4;

  /// Up to so many rows a history may be too short to show how far the process wanders.
  private static final int SHORT_ROWS = 5000;

  /// Fewer rows a day do not show its course.
  private static final int LEAST_ROWS_A_DAY = 4;

  /// What may be taken where a choice calls too much strange.
  private static final Map<String, String> STAND_INS =
      Map.of("seasonal-residual", "ridge-ar", "ridge-ar", FALLBACK, "pca-ar", "smoothed-distance");

  private static final String UNTRIED =
      "There are too few rows to keep some out and try it on them.";
  private static final String KEPT =
      "Learnt from %d rows and tried on the next %d, it called %d of these strange.";
  private static final String BROKEN =
      "Learnt from %d rows and tried on the next %d, it called %d of these strange: expect many"
          + " alarms.";

  private final double fallbackThreshold;

  private AutoDetector(Settings settings) {
    fallbackThreshold = settings.real("fallback-threshold");
  }

  /// A choice and why.
  ///
  /// @param because a clause, after which sentences may follow: `its 38 channels can be watched
  ///   together`
  record Choice(String method, String because) {
    private Choice and(String sentence) {
      return new Choice(method, because + ". " + sentence);
    }
  }

  /// By the shape of the data, confirmed on rows kept out. Where too many of these are called
  /// strange, the detector that may stand in is taken, if it does better.
  Choice choose(Frame train, Progress progress) {
    var choice = byShape(train, progress.part(0, .4));
    if (choice.method.equals(FALLBACK)) return choice;
    var tried = HeldOut.of(made(choice.method), train, progress.part(.4, .7));
    if (tried.isEmpty()) return choice.and(UNTRIED);
    var told = tried.get();
    if (!told.broken()) return choice.and(told.in(KEPT));
    return Optional.ofNullable(STAND_INS.get(choice.method))
        .flatMap(other -> calmer(choice, told, other, train, progress.part(.7, 1)))
        .orElseGet(() -> choice.and(told.in(BROKEN)));
  }

  /// @param told of the choice
  /// @return the other one, where it calls fewer rows strange
  private Optional<Choice> calmer(
      Choice choice, HeldOut told, String other, Frame train, Progress progress) {
    var why =
        "%s, learnt from %d rows and tried on the next %d, called %d of these strange"
            .formatted(
                Detectors.find(choice.method).title(), told.learnt(), told.kept(), told.strange());
    return HeldOut.of(made(other), train, progress)
        .filter(tried -> !tried.broken())
        .map(
            tried ->
                new Choice(other, why).and("Tried so, it called %d.".formatted(tried.strange())));
  }

  /// By rows and channels, and by whether few rows tell of one another.
  private static Choice byShape(Frame train, Progress progress) {
    long channels =
        train.channels().stream()
            .filter(channel -> channel.role() == Role.TARGET && channel.kind() == Kind.NUMBER)
            .count();
    int rows = train.rows();
    if (rows < FEW_ROWS) {
      return new Choice(FALLBACK, "there are only %d rows to learn from".formatted(rows));
    }
    if (channels == 1 && hasTimeOfDay(train)) {
      return new Choice(
          "seasonal-residual",
          "there is one channel, and its rows have a time of day to compare by");
    }
    if (channels < MANY_CHANNELS || rows < FEW_ROWS + 5 * channels) {
      return new Choice(
          "ridge-ar",
          channels == 1
              ? "there is one channel, best told by its own past"
              : "each of its %d channels is best told by its own past".formatted(channels));
    }
    if (rows > SHORT_ROWS) {
      return new Choice(
          "pca-ar",
          "its %d channels can be watched together and each by its own past".formatted(channels));
    }
    var wandering = Wandering.of(Detectors.find("pca").withDefaults(), train, progress);
    if (!wandering.wanders()) {
      return new Choice(
          "pca-ar",
          ("its %d channels can be watched together and each by its own past, and its %d rows tell"
                  + " of one another")
              .formatted(channels, rows));
    }
    return new Choice(
        "smoothed-distance",
        ("its %d rows wander: after %d %% of them principal components would have called %d %% of"
                + " the others strange")
            .formatted(
                rows, Math.round(100 * wandering.learnt()), Math.round(100 * wandering.alarmed())));
  }

  private static boolean hasTimeOfDay(Frame train) {
    return !(train.clock() instanceof Clock.Index)
        && train.interval() <= TimeUnit.DAYS.toMicros(1) / LEAST_ROWS_A_DAY;
  }

  @Override
  public FittedDetector fit(Frame train, Progress progress) {
    var choice = choose(train, progress.part(0, .3));
    progress.log("auto takes %s: %s".formatted(choice.method, choice.because));
    var detector = made(choice.method);
    return new FittedChoice(
        choice.method, choice.because, detector.fit(train, progress.part(.3, 1)));
  }

  /// Where rows come one by one, the detector that needs no training rows.
  @Override
  public Detector forStream() {
    return Detectors.find("seasonal-residual").withDefaults();
  }

  @Override
  public FittedDetector read(InputStream in) throws IOException {
    var from = new ParameterReader(in);
    var method = from.text();
    var because = from.text();
    return new FittedChoice(method, because, made(method).read(in));
  }

  private Detector made(String method) {
    var found = Detectors.find(method);
    return method.equals(FALLBACK)
        ? found.with(Map.of("level", Double.toString(fallbackThreshold)))
        : found.withDefaults();
  }
}
