package io.driftglass.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.series.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportTest {
  @Test
  void a_sensor_name_with_a_script_stays_text() {
    String html =
        new Report("<script>alert(1)</script>")
            .table(List.of("a'b"), List.of(List.of("<img src=x>")))
            .html();
    assertFalse(html.contains("<script>"));
    assertFalse(html.contains("<img"));
    assertTrue(html.contains("a&#39;b"));
  }

  @Test
  void a_spike_of_one_sample_among_a_hundred_thousand_is_drawn() {
    var ticks = new long[100_000];
    var values = new double[ticks.length];
    for (int i = 0; i < ticks.length; i++) ticks[i] = i;
    values[54_321] = 10;
    var svg = new Svg(new Clock.Index("row"), 0, ticks.length, 100, 0, 10);
    String drawn = svg.line(ticks, values, "series").element("x");
    // the upper edge lies 6 % over the spike: 0.6 of 11.2 over 78 pixels
    assertTrue(drawn.contains(" 4.2L"), drawn.substring(drawn.indexOf("series")));
  }

  @Test
  void a_line_breaks_where_values_are_missing() {
    var svg = new Svg(new Clock.Index("row"), 0, 3, 100, 0, 1);
    String drawn =
        svg.line(new long[] {0, 1, 2, 3}, new double[] {0, Double.NaN, 1, 1}, "series")
            .element("x");
    String path = drawn.substring(drawn.indexOf("series"));
    assertEquals(2, path.chars().filter(c -> c == 'M').count());
  }

  @Test
  void the_range_of_nothing_is_zero_to_one() {
    assertEquals(List.of(0.0, 1.0), list(Svg.range(new double[] {Double.NaN})));
    assertEquals(List.of(-2.0, 5.0), list(Svg.range(new double[] {-2, 5}, new double[] {1})));
  }

  private static List<Double> list(double[] range) {
    return List.of(range[0], range[1]);
  }
}
