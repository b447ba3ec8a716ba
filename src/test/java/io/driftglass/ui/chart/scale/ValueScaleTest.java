package io.driftglass.ui.chart.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValueScaleTest {
  @Test
  void a_low_plot_has_at_least_two_round_values() {
    assertEquals(List.of("−10", "0", "10"), labels(new ValueScale(-17, 17), 3));
    assertEquals(List.of("5.5", "6.0", "6.5"), labels(new ValueScale(5.2, 6.7), 3));
    assertEquals(List.of("200", "300"), labels(new ValueScale(150, 330), 3));
  }

  @Test
  void a_high_plot_has_more() {
    assertEquals(List.of("50", "60", "70"), labels(new ValueScale(44, 79), 5));
  }

  @Test
  void very_small_and_large_values_share_an_si_prefix() {
    assertEquals(
        List.of("1.6 µ", "1.8 µ", "2.0 µ", "2.2 µ"), labels(new ValueScale(1.6e-6, 2.3e-6), 5));
    assertEquals(List.of("2.5 G", "3.0 G", "3.5 G"), labels(new ValueScale(2.4e9, 3.9e9), 5));
    assertEquals(List.of("−200 k", "0", "200 k"), labels(new ValueScale(-3e5, 3e5), 3));
    assertEquals(List.of("40,000", "60,000"), labels(new ValueScale(3e4, 7e4), 3));
  }

  @Test
  void a_constant_series_gets_room() {
    assertEquals(new ValueScale(4.5, 5.5), ValueScale.around(5, 5, .1));
    assertEquals(new ValueScale(0, 1), ValueScale.around(Double.NaN, Double.NaN, .1));
  }

  private static List<String> labels(ValueScale scale, int most) {
    return scale.ticks(most).stream().map(tick -> scale.label(tick, most)).toList();
  }
}
