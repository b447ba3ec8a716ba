package io.driftglass.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HitRateTest {
  private static final List<String> RANKED = List.of("a", "b", "c", "d");

  @Test
  void as_many_places_as_causes_are_looked_at_and_half_as_many_more() {
    assertEquals(.5, HitRate.of(RANKED, Set.of("a", "c"), 100).value());
    assertEquals(1, HitRate.of(RANKED, Set.of("a", "c"), 150).value());
    // three causes: 4.5 places are four
    assertEquals(1, HitRate.of(RANKED, Set.of("b", "c", "d"), 150).value());
    // one cause: 1.5 places are one
    assertEquals(0, HitRate.of(RANKED, Set.of("b"), 150).value());
  }

  @Test
  void without_a_cause_there_is_no_figure() {
    assertFalse(HitRate.of(RANKED, Set.of(), 100).computable());
  }
}
