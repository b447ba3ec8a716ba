package io.driftglass.ui.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
