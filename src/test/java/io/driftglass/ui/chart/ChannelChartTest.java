package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.pointer.Pointer;
import io.driftglass.ui.chart.scale.Viewport;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Both charts of one channel, with a thousand steps each.
class ChannelChartTest {
  private static final long[] TICKS = LongStream.range(0, 1000).toArray();
  private static final double[] TICKS_AS_VALUES = LongStream.of(TICKS).asDoubleStream().toArray();
  private static final double[] VALUES = LongStream.of(TICKS).mapToDouble(t -> t % 7).toArray();

  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    Fx.run(() -> desk = Desks.here(workbench));
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void a_stretch_of_a_forecast_is_selected_everywhere_shown_zoomed_to_and_let_go()
      throws Exception {
    Fx.run(
        () -> {
          var chart = new ForecastChart();
          chart.show(new Clock.Index("step"), "", new ArraySeries(TICKS, VALUES));
          follows(chart);
        });
  }

  @Test
  void a_stretch_of_a_recipe_too() throws Exception {
    Fx.run(
        () -> {
          var viewport = new Viewport();
          var chart = recipe(viewport, new Pointer(), VALUES);
          StepChart.open(viewport, TICKS, 1);
          follows(chart);
        });
  }

  @Test
  void a_second_cursor_tells_time_and_change_on_every_chart_of_the_stretch() throws Exception {
    Fx.run(
        () -> {
          var viewport = new Viewport();
          var pointer = new Pointer();
          var before = recipe(viewport, pointer, VALUES);
          var after = recipe(viewport, pointer, TICKS_AS_VALUES);
          StepChart.open(viewport, TICKS, 1);
          Snapshot.stage(new VBox(before, after), 800, 600, Theme.LIGHT);
          move(before, 100);
          press(before, KeyCode.C);
          move(before, 250);
          assertEquals(
              List.of("100", "2.00", "Δ 150 steps", "250", "5.00 · Δ +3.00"), tags(before));
          assertEquals(List.of("100", "100", "Δ 150 steps", "250", "250 · Δ +150"), tags(after));
          press(after, KeyCode.C);
          assertEquals(List.of("250", "5.00"), tags(before));
        });
  }

  @Test
  void the_second_cursor_of_a_forecast_goes_with_the_forecast() throws Exception {
    Fx.run(
        () -> {
          var chart = new ForecastChart();
          var series = new ArraySeries(TICKS, TICKS_AS_VALUES);
          chart.show(new Clock.Index("step"), "bar", series);
          Snapshot.stage(chart, 800, 300, Theme.LIGHT);
          move(chart, 100);
          chart.pin();
          move(chart, 50);
          assertEquals(
              List.of("100", "100 bar", "Δ 50 steps", "50", "50.0 bar · Δ −50.0"), tags(chart));
          chart.show(new Clock.Index("step"), "bar", series);
          assertEquals(List.of(), tags(chart));
        });
  }

  @Test
  void on_a_scale_of_ratios_equal_factors_are_equal_heights() throws Exception {
    Fx.run(
        () -> {
          double[] tenfold = {1, 10, 100, 1};
          long[] ticks = {0, 1, 2, 3};
          var forecast = new ForecastChart();
          forecast.show(new Clock.Index("step"), "", new ArraySeries(ticks, tenfold));
          var viewport = new Viewport();
          var recipe = recipe(viewport, new Pointer(), tenfold);
          StepChart.open(viewport, ticks, 1);
          for (var chart : List.of(forecast, recipe)) {
            Snapshot.stage(chart, 800, 300, Theme.LIGHT);
            assertFalse(chart.isLogarithmic());
            chart.setLogarithmic(true);
            chart.layout();
            assertEquals(
                chart.y().y(1, 0, 1) - chart.y().y(10, 0, 1),
                chart.y().y(10, 0, 1) - chart.y().y(100, 0, 1),
                1e-9);
          }
        });
  }

  @Test
  void values_that_have_no_ratio_keep_the_plain_scale() throws Exception {
    Fx.run(
        () -> {
          var chart = new ForecastChart();
          chart.show(
              new Clock.Index("step"),
              "",
              new ArraySeries(new long[] {0, 1, 2}, new double[] {-2, 0, -1}));
          Snapshot.stage(chart, 800, 300, Theme.LIGHT);
          chart.setLogarithmic(true);
          chart.layout();
          assertFalse(chart.y().logarithmic());
          assertTrue(chart.y().low() < -2 && chart.y().high() > 0);
        });
  }

  @Test
  void the_cross_hair_stands_on_all_charts_that_are_seen() throws Exception {
    Fx.run(
        () -> {
          var forecast = new ForecastChart();
          forecast.show(new Clock.Index("step"), "", new ArraySeries(TICKS, VALUES));
          var time = new TimeChart();
          var track = new Track("a", "", "", new ArraySeries(TICKS, VALUES), Optional.empty());
          time.show(new Clock.Index("step"), List.of(track));
          var away = new ForecastChart();
          away.show(new Clock.Index("step"), "", new ArraySeries(TICKS, VALUES));
          Brush.on(forecast, desk);
          Brush.on(time, desk);
          Brush.on(away, desk);
          Snapshot.stage(new VBox(forecast, time), 900, 700, Theme.LIGHT);
          move(forecast, 300);
          assertTrue(time.lookup(".dg-hair").isVisible());
          assertEquals(OptionalDouble.empty(), away.pointer().tickProperty().get());
          time.hover(OptionalDouble.of(600));
          assertEquals(List.of("600", "5.00"), tags(forecast));
          time.hover(OptionalDouble.empty());
          assertEquals(List.of(), tags(forecast));
        });
  }

  private static StepChart recipe(Viewport viewport, Pointer pointer, double[] values) {
    var chart = new StepChart(viewport, pointer);
    var series = new ArraySeries(Arrays.copyOf(TICKS, values.length), values);
    chart.show(
        new Clock.Index("step"),
        new Track("a", "", "", series, Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        new BitSet(),
        new BitSet());
    return chart;
  }

  /// The mouse over a tick, in the middle of its pixel.
  private static void move(ChannelChart<?> chart, double tick) {
    var surface = (Region) chart.lookup(".dg-plot");
    mouse(MouseEvent.MOUSE_MOVED, surface, chart.x().x(tick));
  }

  /// What stands at the cursors, from the last one.
  private static List<String> tags(ChannelChart<?> chart) {
    return chart.lookupAll(".dg-tag").stream()
        .filter(tag -> tag.isVisible())
        .map(tag -> ((Label) tag).getText())
        .toList();
  }

  private void follows(ChannelChart<?> chart) {
    Brush.on(chart, desk);
    Snapshot.stage(chart, 800, 300, Theme.LIGHT);
    var brush = desk.selection().brushProperty();
    var surface = (Region) chart.lookup(".dg-plot");
    double width = surface.getWidth();
    mouse(MouseEvent.MOUSE_PRESSED, surface, width / 4);
    mouse(MouseEvent.MOUSE_DRAGGED, surface, width / 2);
    mouse(MouseEvent.MOUSE_RELEASED, surface, width / 2);
    assertEquals(250, (double) brush.get().from(), 3);
    assertEquals(500, (double) brush.get().until(), 3);
    chart.layout();
    var selected = chart.lookup(".dg-selected");
    assertTrue(selected.isVisible());
    assertEquals(surface.localToScene(width / 4, 0).getX(), selected.localToScene(0, 0).getX(), 2);
    assertEquals(width / 4, selected.getLayoutBounds().getWidth(), 2);

    brush.set(new Interval(100, 200));
    press(chart, KeyCode.Z);
    assertEquals(100, chart.viewport().visible().from(), 2);
    assertEquals(200, chart.viewport().visible().until(), 2);
    press(chart, KeyCode.BACK_SPACE);
    assertNull(brush.get());
    chart.layout();
    assertFalse(selected.isVisible());
  }

  private static void press(Region chart, KeyCode code) {
    Event.fireEvent(
        chart, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  private static void mouse(EventType<MouseEvent> type, Region surface, double x) {
    var scene = surface.localToScene(x, 20);
    Event.fireEvent(
        surface,
        new MouseEvent(
            type,
            scene.getX(),
            scene.getY(),
            scene.getX(),
            scene.getY(),
            MouseButton.PRIMARY,
            1,
            true,
            false,
            false,
            false,
            true,
            false,
            false,
            false,
            false,
            true,
            null));
  }
}
