package io.driftglass.ui.kit.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoomsTest {
  private static final long MINUTE = 60_000_000L;
  private static final long DAY = 1440 * MINUTE;

  @Test
  void the_three_longest_steps_that_fit_are_offered() {
    var zooms = Zooms.of(new Clock.Wall(), new Interval(0, 61 * DAY), MINUTE);
    assertEquals(List.of("1 d", "1 w", "1 m", "All"), zooms.titles());
  }

  @Test
  void a_step_that_would_show_a_handful_of_rows_is_not_offered() {
    var zooms = Zooms.of(new Clock.Wall(), new Interval(0, 90 * DAY), DAY);
    assertEquals(List.of("1 m", "All"), zooms.titles());
  }

  @Test
  void steps_are_counted_on_an_index_clock() {
    var zooms = Zooms.of(new Clock.Index("minute"), new Interval(0, 5000), 1);
    assertEquals(List.of("100", "1,000", "All"), zooms.titles());
  }

  @Test
  void a_stretch_lies_about_its_middle_and_inside_the_span() {
    var span = new Interval(0, 5000);
    var zooms = Zooms.of(new Clock.Index("minute"), span, 1);
    assertEquals(new Interval(1950, 2050), zooms.about("100", new Interval(1990, 2010), span));
    assertEquals(new Interval(4900, 5000), zooms.about("100", new Interval(4990, 5000), span));
    assertEquals(span, zooms.about("All", new Interval(10, 20), span));
  }
}
