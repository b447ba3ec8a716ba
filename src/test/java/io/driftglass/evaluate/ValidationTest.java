package io.driftglass.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Scores;
import io.driftglass.detect.Severity;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ValidationTest {
  private static final Scores SCORES =
      new Scores(
          List.of("flow"),
          new double[8],
          new double[1][8],
          new double[][] {{0, 2, 0, 2, 1, 1, 1, 1}},
          new double[1][8]);

  @Test
  void only_rows_after_the_learnt_ones_count() {
    // rows 4..7 are judged: the label of row 1 and the event on it do not count
    var validation =
        Validation.ofDetector(
            frame(true), 4, SCORES, List.of(event(1, 2), event(4, 5), event(6, 7)));
    assertEquals(4, validation.rows());
    assertEquals(.5, validation.metrics().get("alarm_rate"));
    assertEquals(500, validation.metrics().get("events_per_1000_rows"));
    assertEquals(1, validation.metrics().get("event_recall"));
    assertEquals(.5, validation.metrics().get("event_precision"));
  }

  @Test
  void the_error_is_told_in_deviations_of_the_learnt_rows() {
    // the learnt values 0 2 0 2 deviate by 1; the judged values are 2 where 1 was expected
    var validation = Validation.ofDetector(frame(false), 4, SCORES, List.of());
    assertEquals(1, validation.metrics().get("prediction_nmae"), 1e-12);
  }

  @Test
  void without_labels_the_reason_is_told_instead_of_a_figure() {
    var validation = Validation.ofDetector(frame(false), 4, SCORES, List.of());
    assertFalse(validation.metrics().containsKey("event_f1"));
    assertEquals("the data have no labels", validation.notComputed().get("event_f1"));
  }

  private static Frame frame(boolean labelled) {
    var flow = new double[] {0, 2, 0, 2, 2, 2, 2, 2};
    var label = new double[] {0, 1, 0, 0, 1, 0, 0, 0};
    return Frame.of(
        new Clock.Index("row"),
        new long[] {0, 1, 2, 3, 4, 5, 6, 7},
        labelled
            ? List.of(Channel.target("flow"), Channel.label("is_anomaly"))
            : List.of(Channel.target("flow")),
        labelled ? new double[][] {flow, label} : new double[][] {flow});
  }

  private static AnomalyEvent event(int from, int until) {
    return new AnomalyEvent(
        new Interval(from, until), from, until, from, 1, .9, Severity.CRITICAL, 1, List.of());
  }
}
