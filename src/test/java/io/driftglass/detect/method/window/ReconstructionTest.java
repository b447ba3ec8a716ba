package io.driftglass.detect.method.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.Detector;
import io.driftglass.detect.Events;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.method.Waves;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.series.Frame;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
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

  /// Few rows not learnt from tell little of how high a score may lie.
  @ParameterizedTest
  @MethodSource("methods")
  void noise_is_hardly_ever_alarmed_after_a_hundred_rows(Method<Detector> method) {
    for (int channels : new int[] {1, 8}) {
      int alarmed = 0;
      for (long seed = 1; seed <= 2; seed++) {
        var frame = noise(channels, 1100, seed);
        var fitted = method.with(SHORT).fit(frame.slice(0, 100), Progress.NONE);
        alarmed += alarmed(fitted, frame.slice(100, 1100));
      }
      assertTrue(alarmed <= 100, alarmed + " of 2000 rows alarmed on " + channels + " channels");
    }
  }

  /// Hardly wilder than noise in any row, but never back at the mean.
  @ParameterizedTest
  @MethodSource("methods")
  void a_small_shift_that_lasts_is_found(Method<Detector> method) {
    var frame = noise(8, 1400, 1);
    for (int c = 0; c < 8; c++) {
      for (int row = 1000; row < 1400; row++) frame.column(c)[row] += c % 2 == 0 ? 1.2 : -1.2;
    }
    var fitted = method.with(SHORT).fit(frame.slice(0, 600), Progress.NONE);
    assertTrue(alarmed(fitted, frame.slice(600, 1000)) <= 8);
    assertTrue(alarmed(fitted, frame.slice(900, 1400)) >= 300);
  }

  /// One wild row reaches into a window's rows, fewer than the hundredth that tells the unit.
  @ParameterizedTest
  @MethodSource("methods")
  void wild_rows_among_normal_ones_raise_the_level(Method<Detector> method) {
    var frame = noise(2, 3000, 1);
    assertEquals(2.2, level(method.with(SHORT).fit(frame, Progress.NONE)), 1e-9);
    frame.column(0)[500] += 20;
    assertTrue(level(method.with(SHORT).fit(frame, Progress.NONE)) > 3);
  }

  /// A level that never follows alarms to the end.
  @ParameterizedTest
  @MethodSource("methods")
  void a_shift_that_stays_is_no_alarm_for_ever(Method<Detector> method) {
    var frame = noise(8, 1600, 1);
    for (int c = 0; c < 8; c++) {
      for (int row = 700; row < 1600; row++) frame.column(c)[row] += c % 2 == 0 ? 1.2 : -1.2;
    }
    var last = new int[2];
    for (int follow : new int[] {0, 100}) {
      var settings = new HashMap<>(SHORT);
      settings.put("follow", String.valueOf(follow));
      var fitted = method.with(settings).fit(frame.slice(0, 600), Progress.NONE);
      last[follow / 100] = alarmed(fitted, frame.slice(600, 1600));
    }
    assertTrue(last[1] >= 50 && last[1] < last[0] - 200, last[1] + " and never " + last[0]);
  }

  /// The way back is a matter of the decision: who judges by the score sees it as it is.
  @ParameterizedTest
  @MethodSource("methods")
  void after_a_peak_the_level_is_raised_and_the_score_is_not_lowered(Method<Detector> method) {
    var frame = noise(2, 800, 1);
    for (int row = 400; row < 420; row++) frame.column(0)[row] += 40;
    var plain = new HashMap<>(SHORT);
    plain.put("recovery", "0");
    var train = frame.slice(0, 300);
    var found = method.with(SHORT).fit(train, Progress.NONE);
    var other = method.with(plain).fit(train, Progress.NONE);
    assertArrayEquals(
        other.score(frame, Progress.NONE).total(), found.score(frame, Progress.NONE).total());
    assertTrue(alarmed(found, frame) < alarmed(other, frame));
  }

  private static double level(FittedDetector fitted) {
    return ((Threshold.Recovering) fitted.decision().threshold()).level();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void the_parts_add_up_to_the_score(Method<Detector> method) {
    var frame = noise(3, 500, 1);
    for (int row = 300; row < 500; row++) frame.column(1)[row] += row < 350 ? 100 : 3;
    var scores =
        method
            .with(SHORT)
            .fit(frame.slice(0, 300), Progress.NONE)
            .score(frame.slice(200, 500), Progress.NONE);
    for (int row = 30; row < 300; row++) {
      double sum = 0;
      for (var part : scores.byChannel()) sum += part[row];
      assertEquals(scores.total()[row], sum, 1e-9 * scores.total()[row]);
    }
  }

  private static final Map<String, String> SHORT = Map.of("window", "16", "epochs", "8");

  private static Frame noise(int channels, int rows, long seed) {
    return Waves.frame(
        IntStream.range(0, channels)
            .mapToObj(c -> Waves.noise(rows, 100 * seed + c))
            .toArray(double[][]::new));
  }

  private static int alarmed(FittedDetector fitted, Frame frame) {
    double[] scores = fitted.score(frame, Progress.NONE).total();
    var decision = fitted.decision();
    var alarms = Thresholds.alarms(decision.threshold(), frame, scores, fitted.reference());
    int alarmed = 0;
    for (boolean inside : Events.inside(scores, alarms, decision)) if (inside) alarmed++;
    return alarmed;
  }
}
