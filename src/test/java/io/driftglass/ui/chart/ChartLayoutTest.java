package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.paint.Arrangement;
import io.driftglass.ui.chart.paint.Arrangement.Form;
import io.driftglass.ui.chart.pointer.Gutter;
import io.driftglass.ui.chart.pointer.Overview;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Eight channels, each constant at ten times its place, beside each other in three ways.
class ChartLayoutTest {
  private static final int CHANNELS = 8;

  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private TimeChart chart;
  private ChartLayout layout;
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    Fx.run(
        () -> {
          desk = Desks.here(workbench);
          chart = chart(CHANNELS);
          layout = ChartLayout.on(chart, desk);
          scene = Snapshot.stage(chart, 1000, 400, Theme.LIGHT);
        });
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void overlaid_channels_share_one_plot_in_colours_of_their_own() throws Exception {
    Fx.run(
        () -> {
          run("Show channels overlaid");
          run("One value axis for all channels, or each its own");
          var picture = Snapshot.of(scene, 1);
          assertEquals(List.of(0, 1, 2, 3, 4, 5), chart.stack().overlaid());
          assertEquals(chart.stack().plot(0), chart.stack().plot(5));
          for (int c : chart.stack().overlaid()) {
            int y = (int) (Overview.HEIGHT + 1 + y(c, c * 10.0));
            boolean seen =
                IntStream.rangeClosed(y - 2, y + 2)
                    .mapToObj(at -> picture.getPixelReader().getColor((int) Gutter.WIDTH + 9, at))
                    .anyMatch(pixel -> alike(pixel, colour(c)));
            assertTrue(seen, "channel " + c);
          }
          assertNotEquals(colour(0), colour(1));
        });
  }

  @Test
  void a_seventh_channel_waits_until_one_is_taken_away() throws Exception {
    Fx.run(
        () -> {
          run("Show channels overlaid");
          assertEquals(List.of(false, true), disabled("c5", "c6"));
          var first = item("c0");
          first.setSelected(false);
          first.getOnAction().handle(null);
          assertEquals(List.of(1, 2, 3, 4, 5), chart.stack().overlaid());
          assertEquals(List.of(false, false), disabled("c5", "c6"));
        });
  }

  @Test
  void one_axis_draws_equal_values_at_equal_heights_and_own_axes_do_not() throws Exception {
    Fx.run(
        () -> {
          Snapshot.layOut(scene);
          var free = chart.stack().tracks().getFirst().y();
          run("One value axis for all channels, or each its own");
          Snapshot.layOut(scene);
          var shared = chart.stack().tracks().getFirst().y();
          assertNotEquals(free, shared);
          assertEquals(shared, chart.stack().tracks().get(1).y());
          run("One value axis for all channels, or each its own");
          Snapshot.layOut(scene);
          assertEquals(free, chart.stack().tracks().getFirst().y());
        });
  }

  @Test
  void small_multiples_draw_those_in_view_and_open_one_by_keys() throws Exception {
    Fx.run(
        () -> {
          var many = chart(500);
          ChartLayout.on(many, desk);
          var stage = Snapshot.stage(many, 1000, 400, Theme.LIGHT);
          many.arrangementProperty().set(new Arrangement(Form.MULTIPLES, false));
          Snapshot.layOut(stage);
          assertEquals(IntStream.range(0, 16).boxed().toList(), many.multiples().drawn());
          press(many, KeyCode.END);
          Snapshot.layOut(stage);
          assertEquals(499, many.multiples().chosen());
          assertTrue(many.multiples().drawn().contains(499));
          assertTrue(many.multiples().drawn().size() <= 20);
          press(many, KeyCode.ENTER);
          Snapshot.layOut(stage);
          assertEquals(Form.STACKED, many.arrangementProperty().get().form());
          assertTrue(many.stack().visible(499));
        });
  }

  @Test
  void the_selection_is_marked_on_the_small_charts() throws Exception {
    Fx.run(
        () -> {
          chart.arrangementProperty().set(new Arrangement(Form.MULTIPLES, false));
          var before = Snapshot.of(scene, 1);
          chart.stretches().select(Optional.of(new Interval(0, 50)));
          var after = Snapshot.of(scene, 1);
          int y = (int) Overview.HEIGHT + 60;
          assertNotEquals(
              before.getPixelReader().getColor(50, y), after.getPixelReader().getColor(50, y));
          assertEquals(
              before.getPixelReader().getColor(200, y), after.getPixelReader().getColor(200, y));
        });
  }

  @Test
  void all_charts_follow_and_the_workspace_remembers() throws Exception {
    Fx.run(
        () -> {
          var other = chart(2);
          ChartLayout.on(other, desk);
          run("Show channels overlaid");
          assertEquals(Form.OVERLAID, other.arrangementProperty().get().form());

          var later = chart(2);
          ChartLayout.on(later, Desks.here(workbench));
          assertEquals(Form.OVERLAID, later.arrangementProperty().get().form());
        });
  }

  private static TimeChart chart(int channels) {
    var chart = new TimeChart();
    var ticks = LongStream.range(0, 100).toArray();
    var tracks =
        IntStream.range(0, channels)
            .mapToObj(
                c -> {
                  var values = LongStream.range(0, 100).mapToDouble(i -> c * 10.0).toArray();
                  var series = new ArraySeries(ticks, values);
                  return new Track("c" + c, "", "", series, Optional.empty());
                })
            .toList();
    chart.show(new Clock.Index("step"), tracks);
    return chart;
  }

  private void run(String title) {
    layout.commands().stream()
        .filter(command -> command.title().equals(title))
        .map(Command::run)
        .forEach(Runnable::run);
  }

  private CheckMenuItem item(String channel) {
    var menu = (MenuButton) chart.lookup("#chart-layout");
    menu.getOnShowing().handle(null);
    return menu.getItems().stream()
        .filter(item -> channel.equals(item.getText()))
        .map(CheckMenuItem.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private List<Boolean> disabled(String... channels) {
    return List.of(channels).stream().map(channel -> item(channel).isDisable()).toList();
  }

  /// A thin line is blended with the paper.
  private static boolean alike(Color pixel, Color ink) {
    return pixel.getSaturation() > .04 && Math.abs(pixel.getHue() - ink.getHue()) < 15;
  }

  private Color colour(int channel) {
    return chart.stack().ink(channel);
  }

  private double y(int channel, double value) {
    var plot = chart.stack().plot(channel);
    return chart.stack().tracks().get(channel).y().y(value, plot.top(), plot.height());
  }

  private static void press(TimeChart chart, KeyCode code) {
    javafx.event.Event.fireEvent(
        chart, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }
}
