package io.driftglass.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.db.Json;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AlarmRulesTest {
  /// Hours from Friday 2026-03-06 00:00; channel a jumps up at hour 2, b falls at hour 40 (Saturday
  /// 16:00).
  private static final Frame FRAME = frame();

  private static final Scores SCORES = scores();

  private static Frame frame() {
    long start = LocalDateTime.of(2026, 3, 6, 0, 0).toEpochSecond(ZoneOffset.UTC);
    var columns = new double[2][60];
    columns[0][2] = 9;
    columns[1][40] = -9;
    return Frame.of(
        new Clock.Wall(),
        LongStream.range(0, 60).map(h -> (start + 3600 * h) * 1_000_000).toArray(),
        List.of(Channel.target("a"), Channel.target("b")),
        columns);
  }

  private static Scores scores() {
    var total = new double[60];
    var parts = new double[2][60];
    total[2] = 9;
    parts[0][2] = 9;
    total[40] = 4;
    parts[1][40] = 4;
    return new Scores(List.of("a", "b"), total, parts, new double[0][], new double[0][]);
  }

  private static List<Integer> kept(AlarmRules rules) {
    var decision = Decision.at(new Threshold.Fixed(3)).with(rules);
    var alarms = Thresholds.alarms(decision.threshold(), FRAME, SCORES.total(), new double[0]);
    return Events.of(FRAME, SCORES, alarms, decision, new double[0]).stream()
        .map(AnomalyEvent::peakRow)
        .toList();
  }

  private static AlarmRules maintenance(String text) {
    return new AlarmRules(Direction.ANY, List.of(text), List.of(), Severity.LOW);
  }

  @Test
  void without_rules_every_event_is_an_alarm() {
    assertEquals(List.of(2, 40), kept(AlarmRules.NONE));
  }

  @Test
  void one_direction_leaves_the_other_out() {
    assertEquals(
        List.of(2), kept(new AlarmRules(Direction.UP, List.of(), List.of(), Severity.LOW)));
    assertEquals(
        List.of(40), kept(new AlarmRules(Direction.DOWN, List.of(), List.of(), Severity.LOW)));
  }

  @Test
  void a_muted_channel_leads_no_alarm() {
    assertEquals(
        List.of(2), kept(new AlarmRules(Direction.ANY, List.of(), List.of("b"), Severity.LOW)));
  }

  /// Peaks on the scale: 1 - .45^3 = .91 is critical, 1 - .45^(4/3) = .66 is minor.
  @Test
  void only_what_is_severe_enough_is_an_alarm() {
    assertEquals(
        List.of(2), kept(new AlarmRules(Direction.ANY, List.of(), List.of(), Severity.MAJOR)));
  }

  @Test
  void nothing_is_an_alarm_in_a_weekly_maintenance_time() {
    assertEquals(List.of(2), kept(maintenance("Sat 16:00-Sun 06:00")));
    assertEquals(List.of(2, 40), kept(maintenance("Sat 16:01-Sun 06:00")));
    assertEquals(List.of(2), kept(maintenance("Saturday 8:00-17:00")));
  }

  @Test
  void a_week_that_ends_on_monday_goes_round() {
    assertEquals(List.of(2), kept(maintenance("Sat 10:00-Mon 06:00")));
  }

  @Test
  void nothing_is_an_alarm_in_a_dated_maintenance_time() {
    assertEquals(List.of(40), kept(maintenance("2026-03-06T00:00/2026-03-06T12:00")));
  }

  @Test
  void a_maintenance_time_that_cannot_be_read_says_how_to_write_one() {
    for (var text : List.of("Sat", "Xyz 10:00-12:00", "Sat 25:00-26:00", "2026-03-06/2026-03-07")) {
      var refused = assertThrows(InvalidSetting.class, () -> kept(maintenance(text)), text);
      assertEquals(
          "Write 'Sat 22:00-Sun 06:00', '2026-03-01T22:00/2026-03-02T06:00', or steps '1000/1200'.",
          refused.remedy());
    }
  }

  @Test
  void a_decision_kept_before_there_were_rules_has_none() {
    var before =
        "{\"threshold\":{\"type\":\"Fixed\",\"level\":3.0},\"leave\":1.0,\"mergeGapRows\":0,\"minimumRows\":1}";
    assertEquals(Decision.at(new Threshold.Fixed(3)), Json.read(before, Decision.class));
    var now =
        Decision.at(new Threshold.Fixed(3))
            .with(
                new AlarmRules(Direction.UP, List.of("Sat 1:00-2:00"), List.of(), Severity.MAJOR));
    assertEquals(now, Json.read(Json.write(now), Decision.class));
  }
}
