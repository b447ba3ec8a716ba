package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Quality;
import io.driftglass.forecast.Forecast;
import io.driftglass.label.AlarmLimit.Level;
import io.driftglass.series.Clock;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.Limit;
import io.driftglass.ui.chart.series.Marks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Mouse;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class ForecastChartTest {
  private static final int WIDTH = 800;
  private static final int PAST = 100;

  @Test
  void the_mouse_asks_what_was_measured_and_beyond_now_what_is_expected() throws Exception {
    Fx.run(
        () -> {
          var chart = chart();
          assertEquals(List.of("now · 100"), tags(chart));
          move(chart, at(chart, 90));
          assertEquals(List.of("now · 100", "90", "90.0 °C"), tags(chart));
          move(chart, at(chart, 102));
          assertEquals(List.of("now · 100", "102", "7.00 °C · 95 %: 5.00 to 9.00"), tags(chart));
          mouse(MouseEvent.MOUSE_EXITED, chart, 0);
          assertEquals(List.of("now · 100"), tags(chart));
        });
  }

  @Test
  void a_filled_value_of_the_past_has_a_disc_and_a_removed_one_a_ring() throws Exception {
    Fx.run(
        () -> {
          var chart = chart();
          var filled = new BitSet();
          filled.set(90);
          var removed = new Quality.Removed(new long[] {92}, new double[] {40});
          chart.viewport().show(new Range(80, 100));
          int disc = (int) at(chart, 90);
          int ring = (int) at(chart, 92);
          assertFalse(seen(chart, disc, Color.web("#0b7078")));
          chart.setMarks(new Marks(filled, removed));
          assertTrue(seen(chart, disc, Color.web("#0b7078")));
          assertTrue(seen(chart, ring, Color.web("#d9660a")));
        });
  }

  @Test
  void the_place_where_the_median_passes_a_limit_is_told() throws Exception {
    Fx.run(
        () -> {
          var chart = chart();
          chart.setLimits(List.of(new Limit("High 8", 8, Level.HIGH)));
          assertEquals(List.of("now · 100"), tags(chart));
          chart.setLimits(List.of(new Limit("High 6.5", 6.5, Level.HIGH)));
          assertEquals(List.of("now · 100", "crosses 100"), tags(chart));
        });
  }

  /// Eight rows from 100 on: the end stands at 108, the rows are a step apart.
  @Test
  void the_end_of_the_forecast_is_dragged_to_look_farther_or_less_far_ahead() throws Exception {
    Fx.run(
        () -> {
          var chart = chart();
          var chosen = new ArrayList<Integer>();
          chart.setOnHorizon(20, rows -> rows + " ahead", chosen::add);
          drag(chart, 108, 103.2);
          assertEquals(List.of("now · 100", "3 ahead"), tags(chart));
          assertEquals(List.of(), chosen);
          letGo(chart);
          assertEquals(List.of(3), chosen);
          assertEquals(List.of("now · 100"), tags(chart));
          drag(chart, 108, 112);
          assertEquals(112, chart.viewport().visible().until());
          assertEquals(List.of("now · 100", "12 ahead"), tags(chart));
          letGo(chart);
          assertEquals(List.of(3, 12), chosen);
          assertEquals(108, chart.viewport().visible().until());
          drag(chart, 108, 500);
          letGo(chart);
          drag(chart, 108, 108.1);
          letGo(chart);
          assertEquals(List.of(3, 12, 20), chosen);
        });
  }

  @Test
  void keys_move_the_end_until_enter_takes_it_or_esc_leaves_it() throws Exception {
    Fx.run(
        () -> {
          var chart = chart();
          var chosen = new ArrayList<Integer>();
          chart.setOnHorizon(20, rows -> rows + " ahead", chosen::add);
          chart.layout();
          key(chart, KeyCode.RIGHT, false);
          key(chart, KeyCode.LEFT, false);
          key(chart, KeyCode.LEFT, false);
          assertEquals(List.of("now · 100", "7 ahead"), tags(chart));
          key(chart, KeyCode.ESCAPE, false);
          assertEquals(List.of("now · 100"), tags(chart));
          key(chart, KeyCode.RIGHT, true);
          key(chart, KeyCode.ENTER, false);
          assertEquals(List.of(18), chosen);
        });
  }

  @Test
  void what_would_have_been_said_then_is_drawn_in_grey() throws Exception {
    Fx.run(
        () -> {
          var chart = chart();
          var path = new Forecast.Path("x", new double[] {90, 90, 90}, List.of());
          var grey = Color.web("#526071");
          int x = (int) at(chart, 21);
          assertFalse(seen(chart, x, grey));
          chart.setThen(new long[] {20, 21, 22}, Optional.of(path));
          assertTrue(seen(chart, x, grey));
          chart.setThen(new long[0], Optional.empty());
          assertFalse(seen(chart, x, grey));
        });
  }

  private static void key(ForecastChart chart, KeyCode code, boolean shift) {
    Event.fireEvent(
        chart.lookup(".dg-horizon"),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
  }

  private static void drag(ForecastChart chart, double from, double to) {
    chart.layout();
    var handle = chart.lookup(".dg-horizon");
    double left = surface(chart).localToScene(0, 0).getX();
    assertEquals(
        left + at(chart, from), handle.localToScene(handle.getLayoutBounds()).getCenterX(), 1.5);
    mouse(MouseEvent.MOUSE_DRAGGED, handle, new Point2D(left + at(chart, to), 40));
  }

  private static void letGo(ForecastChart chart) {
    var handle = chart.lookup(".dg-horizon");
    mouse(MouseEvent.MOUSE_RELEASED, handle, handle.localToScene(0, 0));
    chart.layout();
  }

  private static boolean seen(ForecastChart chart, int x, Color wanted) {
    var picture = Snapshot.of(chart.getScene(), 1);
    int left = (int) surface(chart).localToScene(0, 0).getX();
    return IntStream.range(0, (int) picture.getHeight())
        .anyMatch(y -> picture.getPixelReader().getColor(left + x, y).equals(wanted));
  }

  private static ForecastChart chart() {
    var chart = new ForecastChart();
    var ticks = LongStream.range(0, PAST).toArray();
    var values = LongStream.range(0, PAST).mapToDouble(i -> i).toArray();
    var band =
        new Forecast.Band(
            .95, new double[] {5, 5, 5, 5, 5, 5, 5, 5}, new double[] {9, 9, 9, 9, 9, 9, 9, 9});
    chart.show(
        new Clock.Index("step"),
        "°C",
        new ArraySeries(ticks, values),
        LongStream.range(PAST, PAST + 8).toArray(),
        new Forecast.Path("x", new double[] {7, 7, 7, 7, 7, 7, 7, 7}, List.of(band)));
    Snapshot.stage(chart, WIDTH, 300, Theme.LIGHT);
    chart.viewport().reset();
    chart.layout();
    return chart;
  }

  private static List<String> tags(ForecastChart chart) {
    chart.layout();
    return chart.lookupAll(".dg-tag").stream()
        .filter(Node::isVisible)
        .map(tag -> ((Label) tag).getText())
        .toList();
  }

  private static Node surface(ForecastChart chart) {
    return chart.lookup(".dg-plot");
  }

  private static double at(ForecastChart chart, double tick) {
    var visible = chart.viewport().visible();
    double width = surface(chart).getLayoutBounds().getWidth();
    return (tick - visible.from()) / visible.length() * width;
  }

  private static void move(ForecastChart chart, double x) {
    mouse(MouseEvent.MOUSE_MOVED, chart, x);
  }

  private static void mouse(EventType<MouseEvent> type, ForecastChart chart, double x) {
    mouse(type, surface(chart), surface(chart).localToScene(x, 20));
  }

  private static void mouse(EventType<MouseEvent> type, Node node, Point2D scene) {
    Event.fireEvent(node, Mouse.of(type, scene.getX(), scene.getY()));
  }
}
