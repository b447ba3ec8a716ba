package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Severity;
import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.paint.Stack;
import io.driftglass.ui.chart.pointer.Gutter;
import io.driftglass.ui.chart.pointer.Overview;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.ScoreTrack;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class TimeChartTest {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 320;
  private static final Color INK = Color.web("#27425f");

  @Test
  void every_spike_of_one_sample_in_a_million_is_seen() throws Exception {
    var random = new Random(5);
    var values = new double[1_000_000];
    var spikes = random.ints(300, 0, values.length).toArray();
    for (int row : spikes) values[row] = 1;
    Fx.run(
        () -> {
          var chart = chart(values);
          var picture = picture(chart);
          var x = chart.stack().x();
          double y = y(chart, 1);
          for (int row : spikes) {
            int column = (int) (Gutter.WIDTH + x.x((long) row));
            assertEquals(INK, picture.getPixelReader().getColor(column, (int) Math.ceil(y)));
          }
        });
  }

  @Test
  void the_other_channels_step_back_from_one_that_is_emphasised() throws Exception {
    Fx.run(
        () -> {
          var chart = new TimeChart();
          var series = new ArraySeries(ticks(100), new double[100]);
          chart.show(
              new Clock.Index("step"),
              List.of(
                  new Track("a", "", "", series, Optional.empty()),
                  new Track("b", "", "", series, Optional.empty())));
          long both = inked(picture(chart));
          chart.emphasise(Optional.of("b"));
          long without = inked(picture(chart));
          assertTrue(without < both, without + " of " + both);
          chart.emphasise(Optional.of("a"));
          assertTrue(inked(picture(chart)) > without);
          chart.emphasise(Optional.empty());
          assertEquals(both, inked(picture(chart)));
        });
  }

  private static long inked(WritableImage picture) {
    long count = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = (int) Gutter.WIDTH; x < WIDTH; x++) {
        if (picture.getPixelReader().getColor(x, y).equals(INK)) count++;
      }
    }
    return count;
  }

  /// Without a graphics card every background is filled pixel by pixel, also one that is not seen:
  /// three of them made a frame six times as slow.
  @Test
  void no_unseen_background_is_painted_under_the_plots() throws Exception {
    Fx.run(
        () -> {
          var chart = chart(new double[1000]);
          picture(chart);
          var unseen =
              chart.lookupAll("*").stream()
                  .filter(node -> node instanceof Region region && painted(region) == 0)
                  .map(node -> node.getStyleClass().toString())
                  .toList();
          assertEquals(List.of(), unseen);
        });
  }

  /// How strong the strongest background of a large visible region is; 1 where it has none.
  private static double painted(Region region) {
    boolean large = region.isVisible() && region.getWidth() * region.getHeight() > 10_000;
    if (!large || region.getBackground() == null) return 1;
    return region.getBackground().getFills().stream()
        .mapToDouble(fill -> ((Color) fill.getFill()).getOpacity())
        .max()
        .orElse(1);
  }

  @Test
  void a_gap_breaks_the_line() throws Exception {
    var values = new double[10_000];
    for (int row = 4000; row < 5000; row++) values[row] = Double.NaN;
    Fx.run(
        () -> {
          var chart = chart(values);
          var picture = picture(chart);
          int y = (int) Math.floor(y(chart, 0));
          assertTrue(inked(picture, column(chart, 3990), y));
          for (int row = 4020; row < 4990; row += 20) {
            assertTrue(!inked(picture, column(chart, row), y), "row " + row);
          }
          assertTrue(inked(picture, column(chart, 5010), y));
        });
  }

  /// One slanted line every six pixels, on a ground unlike that of what was measured.
  @Test
  void a_gap_is_hatched_and_what_was_measured_is_not() throws Exception {
    var values = new double[10_000];
    for (int row = 4000; row < 5000; row++) values[row] = Double.NaN;
    Fx.run(
        () -> {
          var chart = chart(values);
          var picture = picture(chart);
          int y = (int) Math.floor(y(chart, 0)) + 7;
          int gap = column(chart, 4200);
          assertEquals(3, colours(picture, gap, y).size());
          for (int x = gap; x < gap + 12; x++) {
            var reader = picture.getPixelReader();
            assertEquals(reader.getColor(x, y), reader.getColor(x + 6, y));
            assertEquals(reader.getColor(x + 1, y), reader.getColor(x, y + 1));
          }
          assertEquals(1, colours(picture, column(chart, 2100), y).size());
        });
  }

  /// Those of eighteen pixels in a row.
  private static Set<Color> colours(WritableImage picture, int x, int y) {
    var found = new HashSet<Color>();
    for (int at = x; at < x + 18; at++) found.add(picture.getPixelReader().getColor(at, y));
    return found;
  }

  @Test
  void the_wheel_zooms_at_the_cursor() throws Exception {
    Fx.run(
        () -> {
          var chart = chart(new double[10_000]);
          picture(chart);
          double before =
              new XScale(chart.viewport().visible(), chart.stack().x().width()).tick(200);
          wheel(surface(chart), 200, 120);
          var after = new XScale(chart.viewport().visible(), chart.stack().x().width());
          assertEquals(10_000 / Math.pow(1.2, 3), chart.viewport().visible().length(), 1e-6);
          assertEquals(before, after.tick(200), 1e-6);
        });
  }

  @Test
  void a_drag_boxes_a_range_and_keys_go_through_the_history() throws Exception {
    Fx.run(
        () -> {
          var chart = chart(new double[10_000]);
          picture(chart);
          var all = chart.viewport().visible();
          drag(surface(chart), 100, 300, MouseButton.PRIMARY);
          var boxed = chart.viewport().visible();
          double width = chart.stack().x().width();
          assertEquals(100 / width * 10_000, boxed.from(), 1e-6);
          assertEquals(300 / width * 10_000, boxed.until(), 1e-6);
          key(chart, KeyCode.LEFT, true);
          assertEquals(all, chart.viewport().visible());
          key(chart, KeyCode.RIGHT, true);
          assertEquals(boxed, chart.viewport().visible());
          key(chart, KeyCode.DIGIT0, false);
          assertEquals(all, chart.viewport().visible());
        });
  }

  @Test
  void a_middle_drag_pans() throws Exception {
    Fx.run(
        () -> {
          var chart = chart(new double[10_000]);
          picture(chart);
          chart.viewport().show(new Range(4000, 5000));
          drag(surface(chart), 300, 100, MouseButton.MIDDLE);
          double moved = 200 / chart.stack().x().width() * 1000;
          assertEquals(4000 + moved, chart.viewport().visible().from(), 1e-6);
          assertEquals(1000, chart.viewport().visible().length(), 1e-6);
        });
  }

  @Test
  void choosing_an_event_moves_the_range() throws Exception {
    var chart =
        Fx.call(
            () -> {
              var made = chart(new double[10_000]);
              made.setEvents(List.of(event(2000, 2050), event(8000, 8010)));
              picture(made);
              made.viewport().show(new Range(1000, 1400));
              made.selectedEventProperty().set(event(8000, 8010));
              return made;
            });
    Fx.await(() -> chart.viewport().visible().equals(new Range(7805, 8205)));
  }

  @Test
  void a_click_on_an_event_chooses_it() throws Exception {
    Fx.run(
        () -> {
          var chart = chart(new double[10_000]);
          chart.setEvents(List.of(event(2000, 2500), event(8000, 8010)));
          picture(chart);
          double x = chart.stack().x().x(2200L);
          click(surface(chart), x, 100);
          assertEquals(event(2000, 2500), chart.selectedEventProperty().get());
          click(surface(chart), chart.stack().x().x(8005L), Stack.LANE / 2);
          assertEquals(event(8000, 8010), chart.selectedEventProperty().get());
        });
  }

  @Test
  void an_event_that_is_gone_is_no_longer_chosen() throws Exception {
    Fx.run(
        () -> {
          var chart = chart(new double[10_000]);
          chart.setEvents(List.of(event(2000, 2500)));
          chart.selectedEventProperty().set(event(2000, 2500));
          chart.setEvents(List.of(event(8000, 8010)));
          assertEquals(Optional.empty(), Optional.ofNullable(chart.selectedEventProperty().get()));
        });
  }

  @Test
  void the_threshold_follows_its_keys_and_counts_its_events() throws Exception {
    Fx.run(
        () -> {
          var chart = chart(new double[10_000]);
          var score = new ArraySeries(ticks(10_000), new double[10_000]);
          chart.setScore(Optional.of(new ScoreTrack(score, .55, level -> (int) (level * 100))));
          picture(chart);
          var handle = chart.lookup(".dg-handle-pill").getParent();
          key(handle, KeyCode.UP, false);
          assertEquals(.56, chart.thresholdProperty().get(), 1e-12);
          picture(chart);
          var text = (Label) chart.lookup(".dg-tag-text");
          assertEquals("Threshold 0.56 · 56 events", text.getText());
        });
  }

  @Test
  void shift_and_drag_choose_an_interval() throws Exception {
    Fx.run(
        () -> {
          var chart = chart(new double[10_000]);
          picture(chart);
          var chosen = new Interval[1];
          chart.setOnIntervalChosen(interval -> chosen[0] = interval);
          var surface = surface(chart);
          fire(surface, MouseEvent.MOUSE_PRESSED, 0, 50, MouseButton.PRIMARY, true);
          fire(surface, MouseEvent.MOUSE_DRAGGED, 81.19, 50, MouseButton.PRIMARY, true);
          fire(surface, MouseEvent.MOUSE_RELEASED, 81.19, 50, MouseButton.PRIMARY, true);
          assertEquals(new Interval(0, 1000), chosen[0]);
        });
  }

  private static TimeChart chart(double[] values) {
    var chart = new TimeChart();
    var series = new ArraySeries(ticks(values.length), values);
    chart.show(
        new Clock.Index("step"), List.of(new Track("value", "", "", series, Optional.empty())));
    return chart;
  }

  private static long[] ticks(int rows) {
    return LongStream.range(0, rows).toArray();
  }

  private static AnomalyEvent event(int from, int until) {
    var interval = new Interval(from, until);
    return new AnomalyEvent(
        interval, from, until, (from + until) / 2, 3, .9, Severity.CRITICAL, .9, List.of());
  }

  private static WritableImage picture(TimeChart chart) {
    Scene scene = chart.getScene();
    if (scene == null) scene = Snapshot.stage(chart, WIDTH, HEIGHT, Theme.LIGHT);
    return Snapshot.of(scene, 1);
  }

  private static double y(TimeChart chart, double value) {
    var plot = chart.stack().plot(0);
    double inStack = chart.stack().tracks().getFirst().y().y(value, plot.top(), plot.height());
    return Overview.HEIGHT + 1 + inStack;
  }

  private static int column(TimeChart chart, int row) {
    return (int) (Gutter.WIDTH + chart.stack().x().x((long) row));
  }

  private static boolean inked(WritableImage picture, int x, int y) {
    return picture.getPixelReader().getColor(x, y).equals(INK);
  }

  private static Node surface(TimeChart chart) {
    return chart.lookup(".dg-plot");
  }

  private static void key(Node node, KeyCode code, boolean alt) {
    Event.fireEvent(
        node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, alt, false));
  }

  private static void drag(Node node, double from, double to, MouseButton button) {
    fire(node, MouseEvent.MOUSE_PRESSED, from, 50, button, false);
    fire(node, MouseEvent.MOUSE_DRAGGED, to, 50, button, false);
    fire(node, MouseEvent.MOUSE_RELEASED, to, 50, button, false);
  }

  private static void click(Node node, double x, double y) {
    fire(node, MouseEvent.MOUSE_PRESSED, x, y, MouseButton.PRIMARY, false);
    fire(node, MouseEvent.MOUSE_RELEASED, x, y, MouseButton.PRIMARY, false);
  }

  private static void wheel(Node node, double x, double delta) {
    Point2D at = node.localToScene(x, 50);
    Event.fireEvent(
        node,
        new ScrollEvent(
            ScrollEvent.SCROLL,
            at.getX(),
            at.getY(),
            at.getX(),
            at.getY(),
            false,
            false,
            false,
            false,
            false,
            false,
            0,
            delta,
            0,
            delta,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }

  private static void fire(
      Node node,
      EventType<MouseEvent> type,
      double x,
      double y,
      MouseButton button,
      boolean shift) {
    Point2D at = node.localToScene(x, y);
    Event.fireEvent(
        node,
        new MouseEvent(
            type,
            at.getX(),
            at.getY(),
            at.getX(),
            at.getY(),
            button,
            1,
            shift,
            false,
            false,
            false,
            button == MouseButton.PRIMARY,
            button == MouseButton.MIDDLE,
            false,
            false,
            false,
            true,
            null));
  }
}
