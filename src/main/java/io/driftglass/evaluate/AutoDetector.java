package io.driftglass.evaluate;

import io.driftglass.detect.Detector;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.method.Detectors;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/// The program's own choice: the detector that suits the shape of the data, told from the rows and
/// channels alone, never from labels or names.
///
/// The rules were settled on the shared halves of SMAP/MSL, SMD, TEP and NAB.
public final class AutoDetector implements Detector {
  public static final Method<Detector> METHOD =
      new Method<>(
          "auto",
          "Automatic",
          "Chosen by rows and channels among the catalogue's detectors",
          Method.Cost.INSTANT,
          List.of(),
          settings -> new AutoDetector());

  /// Every detector a user may name, the automatic one first.
  public static final List<Method<Detector>> CATALOGUE =
      Stream.concat(Stream.of(METHOD), Detectors.ALL.stream()).toList();

  private static final int FEW_ROWS = 30;
  private static final int MANY_CHANNELS = 4;

  private AutoDetector() {}

  /// A choice and why.
  ///
  /// @param because a clause: `its 38 channels can be watched together`
  record Choice(String method, String because) {}

  static Choice choose(Frame train) {
    long channels =
        train.channels().stream()
            .filter(channel -> channel.role() == Role.TARGET && channel.kind() == Kind.NUMBER)
            .count();
    if (train.rows() < FEW_ROWS) {
      return new Choice("robust-z", "there are only %d rows to learn from".formatted(train.rows()));
    }
    if (channels >= MANY_CHANNELS && train.rows() >= FEW_ROWS + 5 * channels) {
      return new Choice("pca", "its %d channels can be watched together".formatted(channels));
    }
    return new Choice(
        "ridge-ar",
        channels == 1
            ? "there is one channel, best told by its own past"
            : "each of its %d channels is best told by its own past".formatted(channels));
  }

  @Override
  public FittedDetector fit(Frame train, Progress progress) {
    var choice = choose(train);
    progress.log("auto takes %s: %s".formatted(choice.method, choice.because));
    var detector = Detectors.find(choice.method).withDefaults();
    return new FittedChoice(choice.method, choice.because, detector.fit(train, progress));
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
    return new FittedChoice(method, because, Detectors.find(method).withDefaults().read(in));
  }
}
