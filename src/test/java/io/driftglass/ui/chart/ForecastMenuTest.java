package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.Forecast;
import io.driftglass.label.AlarmLimit.Level;
import io.driftglass.series.Clock;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.Limit;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javafx.event.Event;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Five measured rows 10..14 and two expected ones.
class ForecastMenuTest {
  @TempDir Path folder;

  @Test
  void rows_are_exported_with_the_ends_of_each_band() throws Exception {
    assertEquals(
        """
        step,measured [bar],forecast [bar],lo95 [bar],hi95 [bar]
        0,10,,,
        1,11,,,
        2,12,,,
        3,13,,,
        4,14,,,
        5,,15,13,17
        6,,16,12,18
        """,
        Files.readString(saved("Export all as CSV", "all.csv")));
  }

  @Test
  void the_picture_is_saved_sharp_and_in_points() throws Exception {
    var svg = Files.readString(saved("Save chart as SVG", "f.svg"));
    assertFalse(svg.contains("NaN"));
    assertTrue(svg.contains(">bar<") && svg.contains("stroke-dasharray"), svg);
    assertTrue(
        Files.readString(saved("Save chart as PDF", "f.pdf"), StandardCharsets.ISO_8859_1)
            .startsWith("%PDF"));
    assertTrue(
        Files.size(saved("Save chart as PNG, four times as fine", "4.png"))
            > Files.size(saved("Save chart as PNG, as fine as the screen", "1.png")));
  }

  @Test
  void what_was_said_before_is_in_the_sharp_picture_too() throws Exception {
    var dashes =
        Fx.call(
            () -> {
              var chart = chart();
              var alone = chart.figure().svg().split("stroke-dasharray", -1).length;
              var said = new Forecast.Path("x", new double[] {13, 14}, List.of());
              chart.setEarlier(new long[] {3, 4}, Optional.of(said));
              chart.layout();
              return chart.figure().svg().split("stroke-dasharray", -1).length - alone;
            });
    assertEquals(1, dashes);
  }

  @Test
  void the_picture_is_copied() throws Exception {
    Fx.run(
        () -> {
          Event.fireEvent(
              chart(),
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.C, false, true, false, false));
          assertEquals(1600, Clipboard.getSystemClipboard().getImage().getWidth());
        });
  }

  private Path saved(String title, String name) throws Exception {
    var file = folder.resolve(name);
    Fx.run(
        () ->
            ChartMenu.on(chart(), "forecast", Desks.here(null, file)).stream()
                .filter(command -> command.title().equals(title))
                .findFirst()
                .orElseThrow()
                .run()
                .run());
    return file;
  }

  private static ForecastChart chart() {
    var chart = new ForecastChart();
    var band = new Forecast.Band(.95, new double[] {13, 12}, new double[] {17, 18});
    chart.show(
        new Clock.Index("step"),
        "bar",
        new ArraySeries(LongStream.range(0, 5).toArray(), new double[] {10, 11, 12, 13, 14}),
        new long[] {5, 6},
        new Forecast.Path("x", new double[] {15, 16}, List.of(band)));
    chart.setLimits(List.of(new Limit("High 16.5 bar", 16.5, Level.HIGH)));
    Snapshot.stage(chart, 800, 300, Theme.LIGHT);
    chart.viewport().reset();
    chart.layout();
    return chart;
  }
}
