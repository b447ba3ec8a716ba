package io.driftglass.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.detect.threshold.Threshold;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final Decision PLAIN = Decision.at(new Threshold.Fixed(10));

  @Test
  void a_spike_becomes_one_event_at_its_own_row() {
    var event = events(PLAIN, 0, 0, 20, 0).getFirst();
    assertEquals(2, event.fromRow());
    assertEquals(3, event.untilRow());
    assertEquals(2, event.peakRow());
    assertEquals(new Interval(120, 180), event.interval());
    assertEquals(20, event.peakScore());
    assertEquals(1 - .45 * .45, event.peak(), 1e-12);
  }

  @Test
  void the_first_and_the_last_row_can_be_events() {
    assertEquals(List.of(List.of(0, 1), List.of(3, 4)), rows(PLAIN, 10, 0, 0, 10));
  }

  @Test
  void an_event_goes_on_while_the_score_stays_above_the_leaving_level() {
    assertEquals(
        List.of(List.of(1, 4)),
        rows(new Decision(new Threshold.Fixed(10), .5, 0, 1), 6, 10, 6, 5, 4));
  }

  @Test
  void over_the_smallest_level_an_event_still_ends_at_zero() {
    var smallest = new Decision(new Threshold.Fixed(Double.MIN_VALUE), .5, 0, 1);
    assertEquals(List.of(List.of(1, 2)), rows(smallest, 0, 10, 0, 0));
  }

  @Test
  void a_score_above_the_leaving_level_starts_nothing() {
    assertEquals(List.of(), rows(new Decision(new Threshold.Fixed(10), .5, 0, 1), 6, 9, 6));
  }

  @Test
  void events_as_far_apart_as_the_gap_become_one() {
    assertEquals(
        List.of(List.of(0, 4), List.of(7, 8)),
        rows(new Decision(new Threshold.Fixed(10), 1, 2, 1), 10, 0, 0, 10, 0, 0, 0, 10));
  }

  @Test
  void short_events_are_dropped_after_joining() {
    assertEquals(
        List.of(List.of(0, 5)),
        rows(new Decision(new Threshold.Fixed(10), 1, 1, 3), 10, 0, 10, 0, 10, 0, 0, 10, 0, 0));
  }

  @Test
  void a_missing_score_ends_an_event() {
    assertEquals(
        List.of(List.of(0, 1), List.of(2, 3)),
        rows(new Decision(new Threshold.Fixed(10), .5, 0, 1), 10, Double.NaN, 10));
  }

  @Test
  void the_highest_peak_comes_first_and_equal_ones_in_time() {
    assertEquals(
        List.of(4, 0, 2),
        events(PLAIN, 10, 0, 10, 0, 30).stream().map(AnomalyEvent::peakRow).toList());
  }

  @Test
  void the_shares_of_the_channels_follow_their_parts_over_the_event() {
    var scores =
        new Scores(
            List.of("a", "b"),
            new double[] {0, 20, 20},
            new double[][] {{9, 1, 2}, {9, 6, 3}},
            new double[0][],
            new double[0][]);
    var event = events(scores, PLAIN).getFirst();
    assertEquals(
        List.of(new Contribution("b", .75), new Contribution("a", .25)), event.contributions());
    assertEquals("b", event.topChannel());
  }

  @Test
  void confidence_is_one_minus_the_rank_among_normal_scores() {
    var reference = IntStream.rangeClosed(1, 9).asDoubleStream().toArray();
    var confidence = Confidence.over(reference);
    assertEquals(.9, confidence.of(100), 1e-12);
    assertEquals(.8, confidence.of(9), 1e-12);
    assertEquals(0, confidence.of(0), 1e-12);
    assertEquals(0, Confidence.over(new double[0]).of(5));
  }

  /// Their tail has an end, which would say that nothing normal can lie beyond.
  @Test
  void confidence_is_never_more_than_so_many_normal_scores_can_tell() {
    var confidence = Confidence.over(IntStream.rangeClosed(1, 999).asDoubleStream().toArray());
    assertEquals(.999, confidence.of(1e9), 1e-12);
  }

  @Test
  void severity_follows_the_peak_over_the_level() {
    assertEquals(
        List.of(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.LOW),
        events(PLAIN, 10, 0, 14, 0, 21, 0, 30).stream().map(AnomalyEvent::severity).toList());
  }

  @Test
  void the_rows_of_the_events_are_marked() {
    assertArrayEquals(
        new boolean[] {true, false, true, true}, Events.rows(4, events(PLAIN, 10, 0, 10, 10)));
  }

  private static List<List<Integer>> rows(Decision decision, double... total) {
    return events(decision, total).stream()
        .map(event -> List.of(event.fromRow(), event.untilRow()))
        .sorted((a, b) -> Integer.compare(a.getFirst(), b.getFirst()))
        .toList();
  }

  private static List<AnomalyEvent> events(Decision decision, double... total) {
    var none = new double[0][];
    return events(new Scores(List.of("a"), total, new double[][] {total}, none, none), decision);
  }

  private static List<AnomalyEvent> events(Scores scores, Decision decision) {
    var frame =
        Frame.of(
            new Clock.Wall(),
            LongStream.range(0, scores.rows()).map(t -> t * 60).toArray(),
            List.of(Channel.target("a")),
            new double[1][scores.rows()]);
    var none = new double[0];
    var alarms = Thresholds.alarms(decision.threshold(), frame, scores.total(), none);
    return Events.of(frame, scores, alarms, decision, none);
  }
}
