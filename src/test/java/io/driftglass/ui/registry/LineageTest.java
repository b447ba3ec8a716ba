package io.driftglass.ui.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LineageTest {
  @Test
  void a_long_name_is_parted_after_a_sign_and_not_within_a_word() {
    assertEquals("pump-\nstation.csv", Lineage.broken("pump-station.csv"));
    assertEquals("production-\nline-11 v1", Lineage.broken("production-line-11 v1"));
    assertEquals("plant_0_\ncompressor", Lineage.broken("plant_0_compressor"));
    assertEquals("pump.csv", Lineage.broken("pump.csv"));
    assertEquals("Check of line-forecast", Lineage.broken("Check of line-forecast"));
    assertEquals("compressorhall", Lineage.broken("compressorhall"));
  }
}
