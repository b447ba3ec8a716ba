package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.series.Clock;
import io.driftglass.ui.chart.pointer.Pointer;
import io.driftglass.ui.chart.scale.Viewport;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A channel of three rows before and after a step that changes the second.
class StepMenuTest {
  private static final long[] TICKS = {0, 1, 2};

  @TempDir Path folder;

  @Test
  void rows_are_exported_as_they_were_and_as_they_are() throws Exception {
    assertEquals(
        """
        step,flow before [bar],flow after [bar]
        0,1,1
        1,99,2
        2,3,3
        """,
        Files.readString(saved("Export all as CSV", "all.csv", true)));
  }

  @Test
  void the_upper_chart_alone_has_what_lies_under_it() throws Exception {
    assertEquals(
        "step,flow before [bar],flow after [bar]",
        Files.readAllLines(saved("Export what I see as CSV", "seen.csv", false)).getFirst());
  }

  @Test
  void the_picture_has_both_charts_with_names_and_marks() throws Exception {
    var svg = Files.readString(saved("Save chart as SVG", "s.svg", true));
    assertFalse(svg.contains("NaN"), svg);
    assertTrue(svg.contains(">flow before<") && svg.contains(">flow after<"), svg);
    assertEquals(3, svg.split("<circle", -1).length, svg);
    assertTrue(svg.contains("height='400'"), svg);
    var pdf = saved("Save chart as PDF", "s.pdf", true);
    assertTrue(Files.readString(pdf, StandardCharsets.ISO_8859_1).startsWith("%PDF"));
  }

  @Test
  void a_picture_of_points_is_as_fine_as_was_asked_for() throws Exception {
    var both = new Image(saved("Save chart as PNG", "both.png", true).toUri().toString());
    assertEquals(1200, both.getWidth());
    assertEquals(800, both.getHeight());
    var one = new Image(saved("Save chart as PNG", "one.png", false).toUri().toString());
    assertEquals(400, one.getHeight());
  }

  @Test
  void both_are_copied_as_one() throws Exception {
    var height =
        Fx.call(
            () -> {
              run("Copy chart", folder, true);
              return Clipboard.getSystemClipboard().getImage().getHeight();
            });
    assertEquals(800, height);
  }

  private Path saved(String title, String name, boolean both) throws Exception {
    var file = folder.resolve(name);
    Fx.run(() -> run(title, file, both));
    return file;
  }

  private static void run(String title, Path file, boolean both) {
    var viewport = new Viewport();
    var pointer = new Pointer();
    var upper = new StepChart(viewport, pointer);
    var lower = new StepChart(viewport, pointer);
    StepChart.open(viewport, TICKS, 1);
    var before = track("flow before", 1, 99, 3);
    var after = track("flow after", 1, 2, 3);
    var changed = BitSet.valueOf(new long[] {0b10});
    if (both) show(upper, before, Optional.empty(), changed, new BitSet());
    else show(upper, after, Optional.of(before), new BitSet(), changed);
    show(lower, after, Optional.empty(), new BitSet(), changed);
    for (var chart : List.of(upper, lower)) chart.setMinSize(600, 200);
    Snapshot.stage(new VBox(upper, lower), 600, 400, Theme.LIGHT);
    var charts = new StepCharts(upper, lower, () -> both);
    ChartMenu.on(List.of(upper, lower), charts, "recipe", Desks.here(null, file)).stream()
        .filter(command -> command.title().equals(title))
        .findFirst()
        .orElseThrow()
        .run()
        .run();
  }

  private static void show(
      StepChart chart, Track shown, Optional<Track> beneath, BitSet rings, BitSet discs) {
    chart.show(new Clock.Index("step"), shown, beneath, Optional.empty(), rings, discs);
  }

  private static Track track(String name, double... values) {
    return new Track(name, "", "bar", new ArraySeries(TICKS, values), Optional.empty());
  }
}
