package io.driftglass.ui.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.driftglass.detect.Severity;
import io.driftglass.detect.SeverityBands;
import io.driftglass.detect.threshold.Alarms;
import org.junit.jupiter.api.Test;

class ScoreScaleTest {
  @Test
  void the_threshold_of_the_search_lies_at_55() {
    var scale = ScoreScale.of(Searches.small().alarms(), SeverityBands.USUAL);
    double[] places = scale.normalised(new double[] {0, 1, 2, 3, 0, 0, 0, 0, 0, Double.NaN});
    assertEquals(0, places[0]);
    assertEquals(.55, places[1], 1e-12);
    assertEquals(Double.NaN, places[9]);
  }

  @Test
  void a_place_and_its_raw_level_are_the_same_point() {
    var scale = ScoreScale.of(Searches.small().alarms(), SeverityBands.USUAL);
    assertEquals(1, scale.raw(.55), 1e-12);
    assertEquals(.55, scale.normalised(new double[] {scale.raw(.55)})[0], 1e-12);
  }

  @Test
  void an_event_keeps_its_severity_when_its_threshold_moved() {
    var scale = ScoreScale.of(Searches.small().alarms(), SeverityBands.USUAL);
    assertEquals(Severity.CRITICAL, scale.event(Searches.event()).severity());
    var strict = ScoreScale.of(Searches.small().alarms(), new SeverityBands(1, 1, 1));
    assertEquals(Severity.LOW, strict.event(Searches.event()).severity());
    assertEquals(Severity.LOW, strict.flat().event(Searches.event()).severity());
  }

  @Test
  void a_changing_level_becomes_one_level_at_its_middle() {
    var scale =
        ScoreScale.of(new Alarms(new double[] {1, 2, 4}, new boolean[3]), SeverityBands.USUAL);
    var flat = scale.flat();
    assertSame(flat, flat.flat());
    assertEquals(2, flat.raw(.55), 1e-12);
  }
}
