package io.driftglass.ui.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.series.Interval;
import org.junit.jupiter.api.Test;

class EventTextTest {
  private final EventText text = new EventText(Searches.small());

  @Test
  void the_leading_channels_and_their_directions_make_the_headline() {
    assertEquals("Current is too high, Flow too low", text.headline(Searches.event()));
  }

  @Test
  void each_leader_is_told_beside_what_was_expected() {
    assertEquals(
        "Current was 54.0 A; 45.0 was expected. Flow was 212 m³/h; 270 was expected.",
        text.sentence(Searches.event()));
  }

  @Test
  void a_leader_is_told_where_it_was_farthest_from_what_was_expected() {
    var at = Searches.event();
    var later =
        new AnomalyEvent(
            new Interval(5 * 3_600_000_000L, 8 * 3_600_000_000L),
            5,
            8,
            5,
            at.peakScore(),
            at.peak(),
            at.severity(),
            at.confidence(),
            at.contributions());
    assertEquals("Current is too high, Flow too low", text.headline(later));
    assertEquals(text.sentence(at), text.sentence(later));
  }

  @Test
  void start_end_length_and_confidence_are_one_line() {
    assertEquals("1 Jan 1970 06:00 – 08:00 · 2 h · confidence 98 %", text.when(Searches.event()));
  }

  @Test
  void a_part_carries_its_change_against_what_was_expected() {
    var part = text.parts(Searches.event(), 5).getFirst();
    assertEquals(new EventText.Part("Current", .6, .2, true), part);
  }

  @Test
  void an_event_after_the_learnt_rows_is_not_in_sample() {
    assertFalse(text.inSample(Searches.event()));
  }
}
