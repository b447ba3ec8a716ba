package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import io.driftglass.job.Runner;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.RowsInMemory;
import io.driftglass.ui.chart.paint.StackFigure;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.SeriesSource;
import io.driftglass.ui.chart.series.StoredSeries;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Mouse;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartExportTest {
  private static final double NONE = Double.NaN;

  @TempDir Path folder;

  @Test
  void what_is_seen_is_exported_with_a_row_for_every_tick_of_any_channel() throws Exception {
    var first =
        track("=flow", new ArraySeries(seconds(0, 1, 2, 3), new double[] {1, 2, NONE, 4.5}));
    var second = track("p", new ArraySeries(seconds(1, 2, 4), new double[] {7, 8, 9}));
    var file = folder.resolve("seen.csv");
    var rows =
        ChartCsv.write(
            new Clock.Wall(),
            List.of(first, second),
            new Range(1_000_000, 4_000_000),
            file,
            Progress.NONE);
    assertEquals(3, rows);
    assertEquals(
        """
        timestamp,'=flow,p
        1970-01-01 00:00:01,2,7
        1970-01-01 00:00:02,,8
        1970-01-01 00:00:03,4.5,
        """,
        Files.readString(file));
  }

  @Test
  void rows_that_were_never_read_for_the_picture_are_exported_all_the_same() throws Exception {
    int rows = 50_000;
    var values = IntStream.range(0, rows).mapToDouble(row -> row * .5).toArray();
    var stored = new RowsInMemory(LongStream.range(0, rows).toArray(), values);
    var series = StoredSeries.open(stored, List.of(0), Runner.HERE).getFirst();
    var file = folder.resolve("all.csv");
    var range = new Range(20_000, 20_003);
    ChartCsv.write(
        new Clock.Index("step"), List.of(track("v", series)), range, file, Progress.NONE);
    assertEquals("step,v\n20000,10000\n20001,10000.5\n20002,10001\n", Files.readString(file));
  }

  @Test
  void the_vector_picture_is_sound_xml_with_the_curve_and_its_names() throws Exception {
    var svg =
        Fx.call(
            () ->
                new StackFigure(chart(new double[] {0, 1, NONE, 1, 3}).stack(), List.of(), "a < b")
                    .svg());
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertEquals("a < b", document.getElementsByTagName("title").item(0).getTextContent());
    var paths = document.getElementsByTagName("path");
    var curve =
        paths.item(paths.getLength() - 1).getAttributes().getNamedItem("d").getTextContent();
    assertEquals(2, curve.chars().filter(c -> c == 'M').count(), curve);
    assertEquals(2, curve.chars().filter(c -> c == 'L').count(), curve);
    assertFalse(svg.contains("NaN"));
  }

  @Test
  void a_second_cursor_tells_time_and_change_from_the_first_until_it_is_taken_up()
      throws Exception {
    Fx.run(
        () -> {
          var chart = chart(new double[] {0, 10, 20, 30, 40, 50, 60, 70, 80, 90});
          hover(chart, 200);
          key(chart, KeyCode.C, false);
          assertEquals("\u0394 0 steps", chart.cursors().between());
          hover(chart, 600);
          long from = Math.round(chart.stack().x().tick(200));
          assertTrue(chart.cursors().between().startsWith("\u0394 "), chart.cursors().between());
          double ticks = chart.stack().x().tick(600) - chart.stack().x().tick(200);
          assertEquals("\u0394 " + Math.round(ticks) + " steps", chart.cursors().between());
          long change = 10 * (Math.round(chart.stack().x().tick(600)) - from);
          var told = ((Label) chart.lookup(".dg-expected")).getText();
          assertTrue(told.startsWith("\u0394 +" + change), told);
          key(chart, KeyCode.C, false);
          assertEquals("", chart.cursors().between());
        });
  }

  @Test
  void the_picture_is_copied() throws Exception {
    Fx.run(
        () -> {
          var chart = chart(new double[] {0, 1, 2});
          key(chart, KeyCode.C, true);
          assertEquals(2000, Clipboard.getSystemClipboard().getImage().getWidth());
        });
  }

  @Test
  void on_a_scale_of_ratios_equal_factors_are_equal_heights() throws Exception {
    Fx.run(
        () -> {
          var chart = chart(new double[] {1, 10, 100, 1000, -5});
          chart.setLogarithmic(true);
          chart.layout();
          var y = chart.stack().tracks().getFirst().y();
          double step = y.y(1, 0, 100) - y.y(10, 0, 100);
          assertEquals(step, y.y(100, 0, 100) - y.y(1000, 0, 100), 1e-9);
          assertEquals(100, y.y(-5, 0, 100), 1e-9);
          assertEquals(30, y.value(y.y(30, 0, 100), 0, 100), 1e-9);
          assertTrue(y.ticks(5).containsAll(List.of(1.0, 10.0, 100.0, 1000.0)), "" + y.ticks(5));
        });
  }

  private static long[] seconds(long... seconds) {
    return LongStream.of(seconds).map(second -> second * 1_000_000).toArray();
  }

  private static Track track(String name, SeriesSource source) {
    return new Track(name, "", "", source, Optional.empty());
  }

  private static TimeChart chart(double[] values) {
    var chart = new TimeChart();
    var ticks = LongStream.range(0, values.length).toArray();
    chart.show(
        new Clock.Index("step"),
        List.of(Track.of(Channel.target("v"), new ArraySeries(ticks, values))));
    Snapshot.stage(chart, 1000, 400, Theme.LIGHT);
    chart.layout();
    return chart;
  }

  private static void hover(TimeChart chart, double x) {
    var surface = chart.lookup(".dg-plot");
    Point2D at = surface.localToScene(x, 50);
    Event.fireEvent(surface, Mouse.of(MouseEvent.MOUSE_MOVED, at.getX(), at.getY()));
  }

  private static void key(TimeChart chart, KeyCode code, boolean control) {
    Event.fireEvent(
        chart, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
  }
}
