package io.driftglass.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.metric.PrecisionRecall.Point;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrecisionRecallTest {
  private static final boolean[] TRUTH = {false, true, false, true, false};
  private static final double[] SCORES = {1, 4, 3, 2, 0};

  @Test
  void every_labelled_score_is_a_point() {
    assertEquals(
        List.of(new Point(4, .5, 1), new Point(2, 1, 2 / 3.)), curve(TRUTH, SCORES).points(10));
  }

  @Test
  void a_level_between_scores_alarms_what_lies_above_it() {
    var curve = curve(TRUTH, SCORES);
    assertEquals(new Point(2.5, .5, .5), curve.at(2.5));
    assertEquals(new Point(9, 0, 1), curve.at(9));
    assertEquals(new Point(-1, 1, .4), curve.at(-1));
  }

  @Test
  void a_labelled_row_without_a_score_is_never_found() {
    var points = curve(TRUTH, new double[] {1, 4, 3, Double.NaN, 0}).points(10);
    assertEquals(List.of(new Point(4, .5, 1)), points);
  }

  @Test
  void equal_scores_are_one_point_and_many_are_thinned_with_both_ends() {
    assertEquals(
        List.of(new Point(1, 1, .5)),
        curve(new boolean[] {true, false}, new double[] {1, 1}).points(10));
    double[] scores = new Random(1).doubles(10_000).toArray();
    var truth = new boolean[10_000];
    for (int row = 0; row < truth.length; row += 2) truth[row] = true;
    var points = curve(truth, scores).points(100);
    assertEquals(100, points.size());
    assertEquals(1, points.getLast().recall());
    for (int i = 1; i < 100; i++) assertTrue(points.get(i).recall() > points.get(i - 1).recall());
  }

  @Test
  void without_a_label_there_is_no_curve() {
    assertEquals(Optional.empty(), PrecisionRecall.of(new boolean[3], new double[3]));
  }

  private static PrecisionRecall curve(boolean[] truth, double[] scores) {
    return PrecisionRecall.of(truth, scores).orElseThrow();
  }
}
