package io.driftglass.detect.method.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.Detector;
import io.driftglass.detect.method.Waves;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReconstructionTest {
  private static final Map<String, String> QUICK =
      Map.of("window", "24", "epochs", "40", "windows-per-epoch", "1024");

  static Stream<Method<Detector>> methods() {
    return Stream.of(
        AutoEncoder.METHOD,
        ConvAutoEncoder.METHOD,
        LstmAutoEncoder.METHOD,
        MaskedTransformer.METHOD);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void a_beat_at_the_wrong_time_cannot_be_given_back(Method<Detector> method) {
    double[] now = Waves.sine(800, 2);
    for (int t = 400; t < 420; t++) now[t] = -now[t];
    var fitted = method.with(QUICK).fit(Waves.frame(Waves.sine(1500, 1)), Progress.NONE);
    int peak = Waves.highest(fitted.score(Waves.frame(now), Progress.NONE).total());
    assertTrue(peak >= 400 && peak < 450, "highest at " + peak);
  }

  /// A window of one row is narrowed to itself.
  @ParameterizedTest
  @MethodSource("methods")
  void a_window_may_be_a_single_row(Method<Detector> method) {
    var given = new HashMap<>(QUICK);
    given.put("window", "1");
    given.put("epochs", "2");
    var scores =
        method
            .with(given)
            .fit(Waves.frame(Waves.sine(100, 1)), Progress.NONE)
            .score(Waves.frame(Waves.sine(10, 2)), Progress.NONE);
    assertEquals(10, java.util.Arrays.stream(scores.total()).filter(Double::isFinite).count());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void every_network_is_given_to_other_programs(Method<Detector> method) {
    var fitted =
        method
            .with(Map.of("window", "4", "epochs", "1"))
            .fit(Waves.frame(Waves.sine(100, 1)), Progress.NONE);
    assertEquals("", fitted.unportable());
    assertEquals(1, fitted.portable().size());
  }
}
