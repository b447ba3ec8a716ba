package io.driftglass.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnomalyMetricsTest {
  private static final String NO_LABEL = "no row is labelled as an anomaly";

  @Test
  void points_are_counted_row_by_row() {
    var metrics = PointMetrics.of(marks("0011100"), marks("0101101"));
    assertEquals(new Measure.Value(.5, 4), metrics.precision());
    assertEquals(Measure.of(2 / 3., 3), metrics.recall());
    assertEquals(4 / 7., metrics.f1().value(), 1e-12);
  }

  @Test
  void events_are_right_where_they_share_a_row() {
    var metrics = EventMetrics.of(marks("0110000110"), marks("1100100000"));
    assertEquals(new Measure.Value(.5, 2), metrics.precision());
    assertEquals(new Measure.Value(.5, 2), metrics.recall());
    assertEquals(1, metrics.found());
    assertEquals(1, metrics.missed());
    assertEquals(1, metrics.falseAlarms());
  }

  @Test
  void a_range_counts_by_the_part_covered_and_the_pieces() {
    // 2 of 4 rows in 2 pieces: .5 / 2; each event wholly right
    var metrics = RangeMetrics.of(marks("011110"), marks("010010"));
    assertEquals(new Measure.Value(1, 2), metrics.precision());
    assertEquals(new Measure.Value(.25, 1), metrics.recall());
    assertEquals(.4, metrics.f1().value(), 1e-12);
  }

  @Test
  void without_labels_only_precision_is_a_number() {
    var metrics = PointMetrics.of(marks("000"), marks("010"));
    assertEquals(new Measure.Value(0, 1), metrics.precision());
    assertEquals(new Measure.NotComputable(NO_LABEL), metrics.recall());
    assertEquals(new Measure.NotComputable(NO_LABEL), metrics.f1());
    assertEquals(
        new Measure.NotComputable(NO_LABEL),
        VolumeMetrics.of(marks("000"), new double[] {1, 2, 3}, 100).vusPr());
  }

  @Test
  void without_alarms_precision_has_a_reason_and_f1_is_0() {
    var metrics = PointMetrics.of(marks("010"), marks("000"));
    assertEquals(new Measure.NotComputable("no row was alarmed"), metrics.precision());
    assertEquals(new Measure.Value(0, 3), metrics.f1());
    assertEquals(
        new Measure.NotComputable("there is no event"),
        EventMetrics.of(marks("010"), marks("000")).precision());
  }

  @Test
  void nothing_to_rank_is_told() {
    assertEquals(
        new Measure.NotComputable("there are no rows"),
        RankMetrics.of(new boolean[0], new double[0]).aucPr());
    assertEquals(
        new Measure.NotComputable("every row is labelled as an anomaly"),
        RankMetrics.of(marks("11"), new double[] {1, 2}).aucRoc());
    assertEquals(
        new Measure.NotComputable("no row has a score"),
        RankMetrics.of(marks("01"), new double[] {Double.NaN, Double.NaN}).aucPr());
  }

  @Test
  void a_perfect_ranking_is_one_and_equal_scores_are_chance() {
    var perfect = RankMetrics.of(marks("0011"), new double[] {1, 2, 3, 4});
    assertEquals(1, perfect.aucPr().value(), 1e-12);
    assertEquals(1, perfect.aucRoc().value(), 1e-12);
    var equal = RankMetrics.of(marks("0011"), new double[] {5, 5, 5, 5});
    assertEquals(.5, equal.aucPr().value(), 1e-12);
    assertEquals(.5, equal.aucRoc().value(), 1e-12);
  }

  @Test
  void a_missing_or_infinite_score_is_ranked_not_propagated() {
    var metrics =
        RankMetrics.of(marks("0011"), new double[] {Double.NaN, -1, 3, Double.POSITIVE_INFINITY});
    assertEquals(1, metrics.aucPr().value(), 1e-12);
  }

  /// The figures of the project's own reference scorer (Python, checked against TSB-AD and
  /// scikit-learn) on the same rows.
  @Test
  void the_figures_equal_those_of_the_reference_scorer() {
    var truth = new boolean[1000];
    Arrays.fill(truth, 100, 120, true);
    truth[400] = true;
    Arrays.fill(truth, 700, 760, true);
    Arrays.fill(truth, 990, 1000, true);
    var scores =
        IntStream.range(0, 1000)
            .mapToDouble(t -> t * 7919 % 1009 / 1009. + (truth[t] ? .5 : 0) + near(t))
            .map(s -> Math.floor(s * 50) / 50)
            .toArray();
    var alarms = new boolean[1000];
    for (int row = 0; row < 1000; row++) alarms[row] = scores[row] >= 1.1;
    var wide = VolumeMetrics.of(truth, scores, VolumeMetrics.WINDOW);
    assertEquals(0.7611324786797422, wide.vusPr().value(), 1e-9);
    assertEquals(0.9454163768815353, wide.vusRoc().value(), 1e-9);
    assertEquals(0.6789681459082105, VolumeMetrics.of(truth, scores, 20).vusPr().value(), 1e-9);
    var rank = RankMetrics.of(truth, scores);
    assertEquals(0.6428649215184039, rank.aucPr().value(), 1e-12);
    assertEquals(0.8795863102793796, rank.aucRoc().value(), 1e-12);
    assertEquals(0.6713286713286714, rank.bestF1().value(), 1e-12);
    assertEquals(0.5757575757575758, PointMetrics.of(truth, alarms).f1().value(), 1e-12);
    assertEquals(0.9444444444444444, EventMetrics.of(truth, alarms).f1().value(), 1e-12);
    assertEquals(0.500582565406207, RangeMetrics.of(truth, alarms).f1().value(), 1e-12);
  }

  private static double near(int t) {
    return t >= 395 && t < 405 ? .3 : 0;
  }

  private static boolean[] marks(String text) {
    var marks = new boolean[text.length()];
    for (int row = 0; row < marks.length; row++) marks[row] = text.charAt(row) == '1';
    return marks;
  }
}
