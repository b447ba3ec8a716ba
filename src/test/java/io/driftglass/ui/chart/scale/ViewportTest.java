package io.driftglass.ui.chart.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewportTest {
  private final Viewport viewport = new Viewport();

  @BeforeEach
  void open() {
    viewport.open(new Range(0, 1000), 10);
  }

  @Test
  void a_zoom_keeps_the_tick_under_the_cursor() {
    viewport.zoom(300, .5);
    assertEquals(new Range(150, 650), viewport.visible());
    viewport.zoom(300, .1);
    assertEquals(new Range(285, 335), viewport.visible());
  }

  @Test
  void a_zoom_ends_at_the_closest_range_and_at_everything() {
    viewport.zoom(300, 1e-9);
    assertEquals(10, viewport.visible().length(), 1e-9);
    assertEquals(.3, (300 - viewport.visible().from()) / viewport.visible().length(), 1e-9);
    viewport.zoom(300, 1e9);
    assertEquals(new Range(0, 1000), viewport.visible());
  }

  @Test
  void the_history_goes_back_and_forward() {
    viewport.show(new Range(100, 200));
    viewport.show(new Range(120, 140));
    viewport.back();
    assertEquals(new Range(100, 200), viewport.visible());
    viewport.back();
    assertEquals(new Range(0, 1000), viewport.visible());
    viewport.back();
    assertEquals(new Range(0, 1000), viewport.visible());
    viewport.forward();
    viewport.forward();
    assertEquals(new Range(120, 140), viewport.visible());
  }

  @Test
  void turns_of_the_wheel_are_one_step_back() {
    viewport.show(new Range(100, 500));
    for (int turn = 0; turn < 5; turn++) viewport.zoom(200, .8);
    viewport.back();
    assertEquals(new Range(100, 500), viewport.visible());
  }

  @Test
  void a_new_step_forgets_what_lay_ahead() {
    viewport.show(new Range(100, 200));
    viewport.back();
    viewport.show(new Range(300, 400));
    viewport.forward();
    assertEquals(new Range(300, 400), viewport.visible());
  }

  @Test
  void a_pan_stops_at_the_ends() {
    viewport.show(new Range(100, 200));
    viewport.pan(-.5);
    assertEquals(new Range(50, 150), viewport.visible());
    viewport.pan(-9);
    assertEquals(new Range(0, 100), viewport.visible());
    viewport.pan(99);
    assertEquals(new Range(900, 1000), viewport.visible());
  }

  @Test
  void a_reset_shows_everything_and_can_be_taken_back() {
    viewport.show(new Range(100, 200));
    viewport.reset();
    assertEquals(new Range(0, 1000), viewport.visible());
    viewport.back();
    assertEquals(new Range(100, 200), viewport.visible());
  }
}
