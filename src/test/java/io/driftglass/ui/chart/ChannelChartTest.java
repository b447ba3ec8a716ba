package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
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
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.LongStream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Both charts of one channel, with a thousand steps each.
class ChannelChartTest {
  private static final long[] TICKS = LongStream.range(0, 1000).toArray();
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
          var chart = new StepChart(viewport);
          StepChart.open(viewport, TICKS, 1);
          var series = new ArraySeries(TICKS, VALUES);
          chart.show(
              new Clock.Index("step"),
              new Track("a", "", "", series, Optional.empty()),
              Optional.empty(),
              Optional.empty(),
              new BitSet(),
              new BitSet());
          follows(chart);
        });
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
    assertEquals(surface.getLayoutX() + width / 4, selected.getLayoutX(), 2);
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
