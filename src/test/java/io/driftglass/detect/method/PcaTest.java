package io.driftglass.detect.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Events;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.job.Progress;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PcaTest {
  @Test
  void t2_and_q_are_those_of_the_plane() {
    // axis (.6, .8) of variance 4: z = (3, 4) lies on it at 5, z = (-.8, .6) beside it at 1
    var one = new double[] {1, 1};
    var model =
        new PcaModel(
            new Gaps(1),
            new StandardScale(new double[2], one),
            new double[][] {{.6, .8}},
            new double[] {4},
            new double[7][2],
            one,
            new double[] {1, 1, 1});
    assertArrayEquals(new double[] {25 / 4., 0, 0}, sums(model, 3, 4), 1e-12);
    assertArrayEquals(new double[] {0, 1, 0}, sums(model, -.8, .6), 1e-12);
  }

  @Test
  void a_broken_relation_is_found_though_each_value_is_usual() {
    var train = related(2000, 1);
    var test = related(400, 2);
    for (int row = 200; row < 210; row++) test.column(1)[row] = -test.column(1)[row];
    var fitted = Pca.METHOD.withDefaults().fit(train, Progress.NONE);
    var scores = fitted.score(test, Progress.NONE);
    var decision = fitted.decision();
    var alarms = Thresholds.alarms(decision.threshold(), test, scores.total(), fitted.reference());
    var first = Events.of(test, scores, alarms, decision, fitted.reference()).getFirst();
    assertTrue(first.fromRow() >= 200 && first.peakRow() < 212, first.toString());
    assertTrue(first.confidence() > .99);
    var robust = Detectors.find("robust-z").withDefaults().fit(train, Progress.NONE);
    assertTrue(robust.score(test, Progress.NONE).total()[205] < 3.5);
  }

  @Test
  void its_reference_is_as_high_as_scores_of_rows_it_has_not_seen() {
    var fitted = Pca.METHOD.withDefaults().fit(related(2000, 1), Progress.NONE);
    var fresh = fitted.score(related(2000, 9), Progress.NONE).total();
    double level = Thresholds.level(new Threshold.Quantile(.99), related(2, 1), fitted.reference());
    double over = Arrays.stream(fresh).filter(s -> s >= level).count() / 2000.;
    assertEquals(.01, over, .008);
  }

  @Test
  void a_level_that_stays_is_usual_again_after_a_while() {
    var moved = related(4000, 2);
    for (int row = 1000; row < 4000; row++) {
      for (int c = 0; c < 3; c++) moved.column(c)[row] += 4;
    }
    var fitted = Pca.METHOD.with(Map.of("follow", "500")).fit(related(2000, 1), Progress.NONE);
    var level = Thresholds.level(fitted.decision().threshold(), moved, fitted.reference());
    var total = fitted.score(moved, Progress.NONE).total();
    assertTrue(total[1010] > level);
    assertTrue(IntStream.range(3500, 4000).filter(t -> total[t] > level).count() < 50);
  }

  @Test
  void noise_raises_no_alarm_as_shipped_and_one_from_a_lower_level_ends() {
    var random = new Random(3);
    var noise = new double[4][3000];
    for (var column : noise) for (int t = 0; t < 3000; t++) column[t] = random.nextGaussian();
    var frame =
        Frame.of(
            new Clock.Index("step"),
            LongStream.range(0, 3000).toArray(),
            IntStream.range(0, 4).mapToObj(c -> Channel.target("c" + c)).toList(),
            noise);
    var fitted = Pca.METHOD.with(Map.of("join", "0")).fit(frame.slice(0, 1500), Progress.NONE);
    var shipped = fitted.decision();
    assertEquals(0, strange(frame, fitted, shipped), "rows of noise inside events as shipped");
    var lower = shipped.with(new Threshold.Quantile(.995));
    long strange = strange(frame, fitted, lower);
    assertTrue(strange > 0 && strange < 90, strange + " rows of noise inside events");
  }

  private static long strange(Frame frame, FittedDetector fitted, Decision decision) {
    var scores = fitted.score(frame, Progress.NONE);
    var alarms = Thresholds.alarms(decision.threshold(), frame, scores.total(), fitted.reference());
    var events = Events.of(frame, scores, alarms, decision, fitted.reference());
    var inside = Events.rows(frame.rows(), events);
    return IntStream.range(0, frame.rows()).filter(t -> inside[t]).count();
  }

  @Test
  void under_forty_rows_it_refuses() {
    var refused =
        assertThrows(
            InsufficientData.class,
            () -> Pca.METHOD.withDefaults().fit(related(39, 1), Progress.NONE));
    assertEquals("pca needs 40 rows, the data has 39.", refused.getMessage());
  }

  private static double[] sums(PcaModel model, double... z) {
    var statistics = new PcaStatistics(model);
    var mapped = statistics.room();
    statistics.map(z, mapped);
    var sums = new double[3];
    statistics.sums(z, mapped, new double[2], sums);
    return sums;
  }

  /// Three channels that follow one hidden cause.
  private static Frame related(int rows, long seed) {
    var random = new Random(seed);
    var columns = new double[3][rows];
    for (int row = 0; row < rows; row++) {
      double cause = random.nextGaussian();
      columns[0][row] = cause + .1 * random.nextGaussian();
      columns[1][row] = 2 * cause + .1 * random.nextGaussian();
      columns[2][row] = -cause + .1 * random.nextGaussian();
    }
    return Frame.of(
        new Clock.Index("step"),
        LongStream.range(0, rows).toArray(),
        List.of(Channel.target("a"), Channel.target("b"), Channel.target("c")),
        columns);
  }
}
