package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.method.Detectors;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapsTest {
  @Test
  void a_step_over_five_usual_ones_is_a_gap() {
    var gaps = Gaps.of(frame(LongStream.range(0, 300).map(t -> t * 10).toArray()));
    assertFalse(gaps.between(100, 150));
    assertTrue(gaps.between(100, 151));
  }

  @Test
  void where_wide_steps_are_common_none_is_a_gap() {
    var bursts = LongStream.range(0, 300).map(t -> t + t / 10 * 100).toArray();
    assertFalse(Gaps.of(frame(bursts)).between(0, 1_000_000));
  }

  /// A wave that breaks off for 1000 rows and goes on at another phase.
  @ParameterizedTest
  @ValueSource(strings = {"ridge-ar", "pca"})
  void the_rows_after_a_gap_are_not_strange_for_what_lay_before(String id) {
    var ticks = LongStream.range(0, 2000).map(t -> t < 1500 ? t : t + 1000).toArray();
    var detector = Detectors.find(id).withDefaults();
    var fitted = detector.fit(frame(LongStream.range(0, 2000).toArray()), Progress.NONE);
    var total = fitted.score(frame(ticks), Progress.NONE).total();
    double usual = IntStream.range(1000, 1500).mapToDouble(row -> total[row]).max().orElseThrow();
    double after =
        IntStream.range(1500, 2000)
            .mapToDouble(row -> total[row])
            .filter(s -> !Double.isNaN(s))
            .max()
            .orElseThrow();
    assertEquals(usual, after, .2 * usual + .01);
  }

  private static Frame frame(long[] ticks) {
    var wave = LongStream.of(ticks).mapToDouble(t -> Math.sin(t / 9.0)).toArray();
    return Frame.of(
        new Clock.Index("step"), ticks, List.of(Channel.target("a")), new double[][] {wave});
  }
}
