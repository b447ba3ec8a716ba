package io.driftglass.detect.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HeldScoreTest {
  @Test
  void a_peak_is_held_and_fades_to_half_in_its_half_life() {
    var held = new HeldScore(10, 0, 1, .8);
    held.next(2);
    for (int row = 0; row < 10; row++) held.next(.1);
    assertEquals(1, held.value(), 1e-12);
    held.next(9);
    assertEquals(2.5, held.value());
  }

  @Test
  void what_is_left_after_an_event_fades_a_quarter_as_fast() {
    var held = new HeldScore(10, 0, 1, .8);
    held.next(.79);
    for (int row = 0; row < 40; row++) held.pass();
    assertEquals(.395, held.value(), 1e-12);
  }

  @Test
  void every_event_raises_what_the_next_must_reach() {
    var held = new HeldScore(.25, .5, 1, .8);
    held.next(1.2);
    assertEquals(1.2, held.value());
    for (int row = 0; row < 10; row++) held.next(0);
    held.next(1.2);
    assertEquals(1.2 / 1.5, held.value(), 1e-3);
    held.next(1.8);
    assertEquals(1.2, held.value(), 1e-3);
    for (int row = 0; row < 20_000; row++) held.pass();
    held.next(1.2);
    assertEquals(1.2, held.value(), .04);
  }

  @Test
  void an_event_that_lasts_counts_once() {
    var held = new HeldScore(1, .5, 1, .8);
    for (int row = 0; row < 10; row++) held.next(1.5);
    assertEquals(1, held.value(), 1e-2);
    var state = held.state();
    assertEquals(1, state[1], 1e-2);
  }
}
