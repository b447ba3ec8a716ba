package io.driftglass.detect.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.driftglass.detect.Detector;
import io.driftglass.detect.Events;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.Scores;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every detector of the catalogue promises.
class DetectorsContractTest {
  private static final int ROWS = 400;
  private static final long MINUTES = 10 * 60_000_000L;

  /// Networks learn less here than they should, to be quick; what is promised does not depend on
  /// it.
  private static final Map<String, String> SMALL =
      Map.of(
          "window", "12", "units", "6", "layers", "1", "horizon", "2", "epochs", "6", "batch", "16",
          "span", "6");

  static List<Named> detectors() {
    return Detectors.ALL.stream().map(Named::new).toList();
  }

  record Named(Method<Detector> method) {
    Detector detector() {
      var given = new HashMap<>(SMALL);
      given.keySet().retainAll(method.settings().stream().map(s -> s.name()).toList());
      return method.with(given);
    }

    @Override
    public String toString() {
      return method.id();
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void every_row_has_a_finite_score_once_warm(Named named) {
    var scores = fit(named, normal()).score(faulty(), Progress.NONE);
    assertEquals(ROWS, scores.rows());
    assertFiniteOnceWarm(scores);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void the_parts_are_as_many_as_the_targets_and_none_is_negative(Named named) {
    var scores = fit(named, normal()).score(faulty(), Progress.NONE);
    assertEquals(List.of("a", "b"), scores.channels());
    for (var part : scores.byChannel()) {
      for (int row = 0; row < ROWS; row++) {
        if (Double.isNaN(scores.total()[row])) assertTrue(Double.isNaN(part[row]));
        else assertTrue(part[row] >= 0, "row " + row + " has " + part[row]);
      }
    }
    assertEquals(scores.predicts() ? 2 : 0, scores.expected().length);
    assertEquals(scores.expected().length, scores.spread().length);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void a_fault_is_the_highest_event_and_its_channel_is_named(Named named) {
    var fitted = fit(named, normal());
    var frame = named.toString().equals("stuck") ? stuck() : faulty();
    var scores = fitted.score(frame, Progress.NONE);
    int peak = highest(scores.total());
    assertTrue(peak >= 300 && peak < 340, "highest score at row " + peak);
    assertTrue(scores.byChannel()[1][peak] >= scores.byChannel()[0][peak]);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void a_reloaded_model_gives_the_same_scores_to_the_last_bit(Named named) throws IOException {
    var fitted = fit(named, normal());
    var out = new ByteArrayOutputStream();
    fitted.write(out);
    var reloaded = named.detector().read(new ByteArrayInputStream(out.toByteArray()));
    assertArrayEquals(totals(fitted, faulty()), totals(reloaded, faulty()));
    assertArrayEquals(fitted.reference(), reloaded.reference());
    assertEquals(fitted.decision(), reloaded.decision());
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void a_second_fit_gives_the_same_scores(Named named) {
    assertArrayEquals(
        totals(fit(named, normal()), faulty()), totals(fit(named, normal()), faulty()));
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void a_cancelled_fit_stops(Named named) {
    assertThrows(
        CancellationException.class, () -> named.detector().fit(normal(), new Cancelled()));
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void live_scores_are_the_scores_of_the_prefix(Named named) {
    var fitted = fit(named, normal());
    var frame = faulty();
    var batch = totals(fitted, frame);
    var live = fitted.live(frame.slice(0, 150));
    for (int row = 150; row < ROWS; row++) {
      var values = new double[] {frame.column(0)[row], frame.column(1)[row]};
      assertEquals(batch[row], live.next(frame.tick(row), values), 1e-9, "row " + row);
    }
    var prefix = totals(fitted, frame.slice(0, 320));
    assertArrayEquals(Arrays.copyOf(batch, 320), prefix, 1e-9);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void a_channel_without_values_does_not_poison_the_other(Named named) {
    assertFiniteOnceWarm(
        fit(named, with(normal(), 0, v -> Double.NaN))
            .score(with(faulty(), 0, v -> Double.NaN), Progress.NONE));
    assertFiniteOnceWarm(
        fit(named, normal()).score(with(faulty(), 0, v -> Double.NaN), Progress.NONE));
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void a_gap_leaves_the_scores_after_it_finite(Named named) {
    var frame = faulty();
    for (int row = 200; row < 230; row++) {
      frame.column(0)[row] = Double.NaN;
      frame.column(1)[row] = Double.NaN;
    }
    var total = fit(named, normal()).score(frame, Progress.NONE).total();
    for (int row = 330; row < ROWS; row++) assertTrue(Double.isFinite(total[row]), "row " + row);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void constant_channels_have_finite_scores_and_no_event(Named named) {
    for (double value : new double[] {0, 7, -1e-12, 1e12}) {
      var frame = with(with(normal(), 0, v -> value), 1, v -> value);
      var fitted = fit(named, frame);
      var scores = fitted.score(frame, Progress.NONE);
      assertFiniteOnceWarm(scores);
      var decision = fitted.decision();
      var alarms =
          Thresholds.alarms(decision.threshold(), frame, scores.total(), fitted.reference());
      assertEquals(
          List.of(),
          Events.of(frame, scores, alarms, decision, fitted.reference()),
          "constant " + value);
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void a_fault_is_found_whatever_the_unit(Named named) {
    for (double factor : new double[] {1e-15, 1e-12, 1e-6, 1e6, 1e12, 1e15}) {
      DoubleUnaryOperator scale = v -> v * factor;
      var train = with(with(normal(), 0, scale), 1, scale);
      var frame = named.toString().equals("stuck") ? stuck() : faulty();
      var test = with(with(frame, 0, scale), 1, scale);
      var scores = fit(named, train).score(test, Progress.NONE);
      assertFiniteOnceWarm(scores);
      int peak = highest(scores.total());
      assertTrue(peak >= 300 && peak < 340, "times " + factor + ": highest score at row " + peak);
    }
  }

  /// No row is known by its number: a fault is where it is, wherever the test begins.
  @ParameterizedTest
  @MethodSource("detectors")
  void a_fault_is_found_wherever_the_test_begins(Named named) {
    var fitted = fit(named, normal());
    var frame = named.toString().equals("stuck") ? stuck() : faulty();
    for (int from : new int[] {0, 37, 150, 211}) {
      int peak = from + highest(fitted.score(frame.slice(from, ROWS), Progress.NONE).total());
      assertTrue(peak >= 300 && peak < 340, "from row " + from + " highest at row " + peak);
    }
  }

  /// Neither deviation nor quartiles tell anything of values that are almost all the same.
  @ParameterizedTest
  @MethodSource("detectors")
  void what_differs_from_a_constant_is_stranger_than_the_constant(Named named) {
    assumeFalse(named.toString().equals("stuck"), "looks for values that stay");
    assumeFalse(named.toString().equals("isolation-forest"), "splits only where rows differ");
    for (double value : new double[] {0, 5, -1e-12, 1e12}) {
      double away = value == 0 ? 1 : 2 * Math.abs(value);
      var train = with(with(normal(), 0, v -> value), 1, v -> value);
      var almost = with(with(normal(), 0, v -> value), 1, v -> value);
      for (int row = 40; row < ROWS; row += 100) almost.column(1)[row] = value + away / 100;
      var test = with(with(normal(), 0, v -> value), 1, v -> value);
      for (int row = 300; row < 320; row++) test.column(1)[row] = value + away;
      for (var learnt : List.of(train, almost)) {
        var scores = fit(named, learnt).score(test, Progress.NONE);
        assertFiniteOnceWarm(scores);
        int peak = highest(scores.total());
        assertTrue(peak >= 300 && peak < 340, value + ": highest score at row " + peak);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void too_few_rows_are_told_with_both_numbers(Named named) {
    assumeFalse(named.detector().learnsOnline(), "learns as it goes: needs no rows");
    var refused = assertThrows(InsufficientData.class, () -> fit(named, normal().slice(0, 3)));
    assertTrue(refused.getMessage().matches(".*needs \\d+ .*3.*"), refused.getMessage());
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void a_label_changes_no_score(Named named) {
    var plain = totals(fit(named, normal()), faulty());
    var random = new Random(3);
    var label = random.doubles(ROWS).map(Math::rint).toArray();
    var other = random.doubles(ROWS).map(Math::rint).toArray();
    assertArrayEquals(
        plain, totals(fit(named, labelled(normal(), label)), labelled(faulty(), other)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 700, 12_345})
  void a_shifted_clock_changes_no_score(long days) {
    for (var named : detectors()) {
      var plain = totals(fit(named, normal()), faulty());
      long shift = days * 86_400_000_000L + 5 * MINUTES;
      var shifted = totals(fit(named, shifted(normal(), shift)), shifted(faulty(), shift));
      assertArrayEquals(plain, shifted, named.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void a_missing_channel_is_named(Named named) {
    var fitted = fit(named, normal());
    var without = faulty().select(channel -> !channel.name().equals("b"));
    var refused = assertThrows(SchemaMismatch.class, () -> fitted.score(without, Progress.NONE));
    assertTrue(refused.getMessage().contains("missing here: b"), refused.getMessage());
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void channels_are_found_by_name_not_by_place(Named named) {
    var frame = faulty();
    var turned =
        Frame.of(
            frame.clock(),
            frame.ticks(),
            List.of(frame.channel(1), frame.channel(0)),
            new double[][] {frame.column(1), frame.column(0)});
    var fitted = fit(named, normal());
    assertArrayEquals(totals(fitted, frame), totals(fitted, turned));
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void the_reference_is_scores_of_normal_rows(Named named) {
    var reference = fit(named, normal()).reference();
    assertTrue(reference.length > 0);
    assertTrue(Arrays.stream(reference).allMatch(Double::isFinite));
  }

  private static FittedDetector fit(Named named, Frame train) {
    return named.detector().fit(train, Progress.NONE);
  }

  private static double[] totals(FittedDetector fitted, Frame frame) {
    return fitted.score(frame, Progress.NONE).total();
  }

  private static void assertFiniteOnceWarm(Scores scores) {
    var total = scores.total();
    int warm = 0;
    while (warm < total.length && Double.isNaN(total[warm])) warm++;
    assertTrue(warm <= total.length / 2, "first score at row " + warm);
    for (int row = warm; row < total.length; row++) {
      assertTrue(Double.isFinite(total[row]), "row " + row + " has " + total[row]);
    }
  }

  private static int highest(double[] total) {
    int at = 0;
    for (int row = 0; row < total.length; row++) {
      if (Double.isNaN(total[at]) || total[row] > total[at]) at = row;
    }
    return at;
  }

  /// Two waves with a little noise, ten minutes a row.
  private static Frame normal() {
    return waves(1);
  }

  /// The same with channel b raised from row 300 for 20 rows.
  private static Frame faulty() {
    var frame = waves(2);
    for (int row = 300; row < 320; row++) frame.column(1)[row] += 6;
    return frame;
  }

  /// The only fault that a rule for stuck values looks for, in the same rows.
  private static Frame stuck() {
    var frame = waves(2);
    Arrays.fill(frame.column(1), 300, 320, frame.column(1)[300]);
    return frame;
  }

  private static Frame waves(long seed) {
    var random = new Random(seed);
    var columns = new double[2][ROWS];
    for (int row = 0; row < ROWS; row++) {
      columns[0][row] = 20 + Math.sin(row / 7.0) + .1 * random.nextGaussian();
      columns[1][row] = 5 + Math.cos(row / 7.0) + .1 * random.nextGaussian();
    }
    return Frame.of(
        new Clock.Wall(),
        LongStream.range(0, ROWS).map(row -> row * MINUTES).toArray(),
        List.of(Channel.target("a"), Channel.target("b")),
        columns);
  }

  private static Frame with(Frame frame, int channel, DoubleUnaryOperator change) {
    var columns = new double[][] {frame.column(0), frame.column(1)};
    columns[channel] = Arrays.stream(columns[channel]).map(change).toArray();
    return Frame.of(frame.clock(), frame.ticks(), frame.channels(), columns);
  }

  private static Frame shifted(Frame frame, long ticks) {
    return Frame.of(
        frame.clock(),
        LongStream.of(frame.ticks()).map(tick -> tick + ticks).toArray(),
        frame.channels(),
        new double[][] {frame.column(0), frame.column(1)});
  }

  private static Frame labelled(Frame frame, double[] label) {
    var channels =
        Stream.concat(Stream.of(Channel.label("fault")), frame.channels().stream()).toList();
    return Frame.of(
        frame.clock(),
        frame.ticks(),
        channels,
        new double[][] {label, frame.column(0), frame.column(1)});
  }

  private static final class Cancelled implements Progress {
    @Override
    public void report(double fraction, String message) {}

    @Override
    public boolean cancelled() {
      return true;
    }
  }
}
