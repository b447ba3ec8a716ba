package io.driftglass.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.problem.InvalidSetting;
import org.junit.jupiter.api.Test;

class SeverityBandsTest {
  @Test
  void a_band_begins_at_its_bound() {
    var bands = new SeverityBands(.2, .5, .8);
    assertEquals(Severity.LOW, bands.of(Math.nextDown(.2)));
    assertEquals(Severity.MINOR, bands.of(.2));
    assertEquals(Severity.MAJOR, bands.of(.5));
    assertEquals(Severity.CRITICAL, bands.of(.8));
    assertEquals(Severity.LOW, bands.of(Double.NaN));
  }

  @Test
  void bounds_out_of_order_or_range_are_refused() {
    assertThrows(InvalidSetting.class, () -> new SeverityBands(.6, .5, .8));
    assertThrows(InvalidSetting.class, () -> new SeverityBands(.2, .9, .8));
    assertThrows(InvalidSetting.class, () -> new SeverityBands(-.1, .5, .8));
    assertThrows(InvalidSetting.class, () -> new SeverityBands(.1, .5, 1.1));
    assertThrows(InvalidSetting.class, () -> new SeverityBands(Double.NaN, .5, .8));
  }
}
