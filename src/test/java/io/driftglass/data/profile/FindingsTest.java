package io.driftglass.data.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FindingsTest {
  @Test
  void a_noisy_channel_that_stands_still_is_stuck() {
    var values = noise(1000);
    for (int row = 400; row < 440; row++) values[row] = 52.4;
    var found = findings(frame(values), 0);
    assertEquals(List.of(new Finding.Stuck("x", "", 52.4, new Interval(400, 440), 0)), found);
  }

  @Test
  void a_switch_that_rests_most_of_the_time_is_not_stuck() {
    var values = new double[1000];
    for (int row = 0; row < 1000; row += 97) values[row] = 1;
    assertEquals(List.of(), findings(frame(values), 0));
  }

  @Test
  void constant_channels_and_rejected_rows_are_told() {
    var found = findings(frame(new double[100]), 3);
    assertEquals(List.of(new Finding.Rejected(3), new Finding.Constant(List.of("x"))), found);
  }

  @Test
  void the_value_furthest_from_the_rest_is_told_with_how_many_there_are() {
    var values = noise(1000);
    values[300] = 9;
    values[700] = -60;
    assertEquals(
        List.of(new Finding.Outlying("x", "", 2, -60, 700, 0)), findings(frame(values), 0));
  }

  @Test
  void a_channel_that_often_is_far_out_is_no_finding() {
    var values = noise(1000);
    for (int row = 0; row < 1000; row += 50) values[row] = 9;
    assertEquals(List.of(), findings(frame(values), 0));
  }

  @Test
  void the_channel_that_lacks_most_values_is_told() {
    var values = noise(100);
    for (int row = 10; row < 30; row++) values[row] = Double.NaN;
    assertEquals(List.of(new Finding.Holes("x", "", 20, 100, 0)), findings(frame(values), 0));
  }

  @Test
  void the_longest_hole_is_told() {
    var ticks = new long[200];
    for (int row = 0; row < 200; row++) ticks[row] = row < 100 ? row : row + 50;
    var frame =
        Frame.of(
            new Clock.Index("minute"),
            ticks,
            List.of(Channel.target("x")),
            new double[][] {noise(200)});
    var found = findings(frame, 0);
    assertEquals(1, found.size());
    assertTrue(found.getFirst() instanceof Finding.Missing(long gaps, Interval _) && gaps == 1);
  }

  private static List<Finding> findings(Frame frame, long rejected) {
    return Findings.of(dataset(frame, rejected), frame, Profile.of(frame, Progress.NONE));
  }

  private static double[] noise(int rows) {
    var random = new Random(1);
    return random.doubles(rows).toArray();
  }

  private static Frame frame(double[] values) {
    var ticks = new long[values.length];
    for (int row = 0; row < ticks.length; row++) ticks[row] = row;
    return Frame.of(
        new Clock.Index("minute"), ticks, List.of(Channel.target("x")), new double[][] {values});
  }

  private static Dataset dataset(Frame frame, long rejected) {
    return new Dataset(
        1,
        "d",
        1,
        "d.csv",
        "00",
        frame.rows(),
        frame.clock(),
        frame.channels(),
        List.of(),
        List.of(""),
        0,
        frame.tick(frame.rows() - 1),
        1,
        0,
        0,
        rejected,
        List.of(),
        Instant.EPOCH,
        java.util.Optional.empty());
  }
}
