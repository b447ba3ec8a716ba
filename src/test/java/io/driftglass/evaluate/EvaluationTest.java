package io.driftglass.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.metric.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final boolean[] TRUTH = new boolean[100];
  private static final boolean[] ALARMS = new boolean[100];
  private static final double[] SCORES = new double[100];

  static {
    for (int row = 60; row < 70; row++) TRUTH[row] = true;
    for (int row = 64; row < 72; row++) ALARMS[row] = true;
    for (int row = 0; row < 100; row++) SCORES[row] = ALARMS[row] ? 1 : 0;
  }

  @Test
  void only_rows_that_were_not_learnt_from_count() {
    var evaluation = Evaluation.of(TRUTH, SCORES, ALARMS, 40, 3600);
    assertEquals("test", evaluation.split());
    assertEquals(60, evaluation.rows());
    assertEquals(10, evaluation.labelledRows());
    assertEquals(Measure.of(6 / 8., 8), figure(evaluation, "point_precision"));
    assertEquals(Measure.of(6 / 10., 10), figure(evaluation, "point_recall"));
    assertEquals(Measure.of(1, 1), figure(evaluation, "event_f1"));
    assertEquals(Measure.of(4, 1), figure(evaluation, "delay_rows"));
    assertEquals(Measure.of(0, 50), figure(evaluation, "false_alarms_per_day"));
  }

  @Test
  void where_all_rows_were_learnt_from_it_says_in_sample() {
    var evaluation = Evaluation.of(TRUTH, SCORES, ALARMS, 100, 0);
    assertEquals("in-sample", evaluation.split());
    assertEquals(100, evaluation.rows());
  }

  @Test
  void the_point_adjusted_figure_stands_apart_with_the_reason() {
    var evaluation = Evaluation.of(TRUTH, SCORES, ALARMS, 0, 0);
    assertTrue(evaluation.figures().stream().noneMatch(f -> f.key().contains("adjusted")));
    var apart = evaluation.notForRanking().getFirst();
    assertEquals("point_adjusted_f1", apart.key());
    assertFalse(apart.remark().isEmpty());
    assertTrue(apart.measure().value() > figure(evaluation, "point_f1").value());
  }

  @Test
  void without_an_anomaly_every_figure_has_its_reason() {
    var evaluation = Evaluation.of(new boolean[100], SCORES, ALARMS, 40, 60);
    assertEquals(
        List.of("point_precision", "event_precision", "range_precision", "false_alarms_per_day"),
        evaluation.figures().stream()
            .filter(f -> f.measure().computable())
            .map(Evaluation.Figure::key)
            .toList());
  }

  private static Measure figure(Evaluation evaluation, String key) {
    return evaluation.figures().stream()
        .filter(figure -> figure.key().equals(key))
        .findFirst()
        .orElseThrow()
        .measure();
  }
}
