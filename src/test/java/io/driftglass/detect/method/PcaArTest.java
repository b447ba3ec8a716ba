package io.driftglass.detect.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.Events;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PcaArTest {
  private static final int ROWS = 2000;

  @Test
  void its_score_is_the_root_of_both_squares_in_units_of_their_levels() {
    var train = related(1);
    var test = related(2);
    for (int row = 500; row < 520; row++) test.column(1)[row] = -test.column(1)[row];
    var ofBoth = totals(fit("pca-ar", train), test);
    var first = totals(fit("pca", train), test);
    var second = totals(fit("ridge-ar", train), test);
    double once = square(first[510]);
    double own = square(second[510]);
    // two rows give the two units, a third must agree with them
    double[] units = units(first, second, ofBoth, 300, 510);
    assertTrue(units[0] > 0 && units[1] > 0, Arrays.toString(units));
    assertEquals(square(ofBoth[510]), once * units[0] + own * units[1], 1e-9);
    for (int row = 100; row < ROWS; row += 100) {
      assertEquals(
          ofBoth[row],
          Math.sqrt(square(first[row]) * units[0] + square(second[row]) * units[1]),
          1e-6,
          "row " + row);
    }
  }

  @Test
  void a_broken_relation_and_a_changed_rhythm_are_events_of_their_channel() {
    var fitted = fit("pca-ar", related(1));
    var test = related(2);
    for (int row = 500; row < 520; row++) test.column(1)[row] = -test.column(1)[row];
    var random = new Random(5);
    for (int row = 1200; row < 1300; row++) test.column(3)[row] = random.nextGaussian();
    var events = fitted.decision();
    var scores = fitted.score(test, Progress.NONE);
    var alarms = Thresholds.alarms(events.threshold(), test, scores.total(), fitted.reference());
    var found = Events.of(test, scores, alarms, events, fitted.reference());
    assertEquals(
        "b",
        found.stream()
            .filter(event -> event.fromRow() < 520 && event.untilRow() > 500)
            .findFirst()
            .orElseThrow()
            .contributions()
            .getFirst()
            .channel());
    assertEquals(
        "d",
        found.stream()
            .filter(event -> event.fromRow() < 1300 && event.untilRow() > 1200)
            .findFirst()
            .orElseThrow()
            .contributions()
            .getFirst()
            .channel());
  }

  @Test
  void the_parts_add_up_to_the_score() {
    var scores = fit("pca-ar", related(1)).score(related(2), Progress.NONE);
    for (int row = 60; row < ROWS; row++) {
      double sum = 0;
      for (var part : scores.byChannel()) sum += part[row];
      assertTrue(sum <= scores.total()[row] + 1e-9, "row " + row);
      assertTrue(sum >= .5 * scores.total()[row], "row " + row);
    }
  }

  @Test
  void until_the_past_of_the_channels_is_known_components_judge_alone() {
    var total = totals(fit("pca-ar", related(1)), related(2));
    for (int row = 0; row < 40; row++) assertTrue(Double.isFinite(total[row]), "row " + row);
  }

  private static FittedDetector fit(String id, Frame train) {
    return Detectors.find(id).withDefaults().fit(train, Progress.NONE);
  }

  private static double[] totals(FittedDetector fitted, Frame frame) {
    return fitted.score(frame, Progress.NONE).total();
  }

  /// The two weights of squares that explain two rows.
  private static double[] units(double[] a, double[] b, double[] both, int one, int other) {
    double determinant = square(a[one]) * square(b[other]) - square(a[other]) * square(b[one]);
    return new double[] {
      (square(both[one]) * square(b[other]) - square(both[other]) * square(b[one])) / determinant,
      (square(a[one]) * square(both[other]) - square(a[other]) * square(both[one])) / determinant
    };
  }

  private static double square(double value) {
    return value * value;
  }

  /// Three channels that move as one, and one with a rhythm of its own.
  private static Frame related(long seed) {
    var common = Waves.noise(ROWS, seed);
    for (int row = 1; row < ROWS; row++) common[row] += .9 * common[row - 1];
    var columns =
        IntStream.range(0, 3)
            .mapToObj(
                c -> {
                  var noise = Waves.noise(ROWS, 10 * seed + c);
                  return IntStream.range(0, ROWS)
                      .mapToDouble(row -> common[row] + .1 * noise[row])
                      .toArray();
                })
            .toArray(double[][]::new);
    return Waves.frame(columns[0], columns[1], columns[2], Waves.sine(ROWS, seed));
  }
}
