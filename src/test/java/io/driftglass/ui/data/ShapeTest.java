package io.driftglass.ui.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void a_short_series_is_its_own_shape() {
    assertArrayEquals(new double[] {1, Double.NaN, 3}, Shape.of(new double[] {1, Double.NaN, 3}));
  }

  @Test
  void one_spike_in_a_million_rows_is_kept() {
    var values = new double[1_000_000];
    values[700_001] = 9;
    var shape = Shape.of(values);
    assertEquals(240, shape.length);
    assertEquals(9, shape[169]);
    assertEquals(0, shape[168]);
  }
}
