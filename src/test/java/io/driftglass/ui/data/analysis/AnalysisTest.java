package io.driftglass.ui.data.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.ui.data.analysis.AnalysisViewModel.View;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `a` is a sine of 50 rows, `b` twice that, `c` steps from 0 to 1 in rows 300 to 339 and in rows
/// 600 to 619.
class AnalysisTest {
  private static final int ROWS = 1000;
  private static final Color SELECTED = Color.web("#d07a00");

  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private AnalysisViewModel model;
  private AnalysisCard card;

  @BeforeEach
  void open() throws Exception {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    var ticks = LongStream.range(0, ROWS).toArray();
    var a = LongStream.range(0, ROWS).mapToDouble(t -> Math.sin(2 * Math.PI * t / 50)).toArray();
    var b = LongStream.range(0, ROWS).mapToDouble(t -> 2 * a[(int) t]).toArray();
    var c =
        LongStream.range(0, ROWS)
            .mapToDouble(t -> (t >= 300 && t < 340) || (t >= 600 && t < 620) ? 1 : 0)
            .toArray();
    var channels = List.of(Channel.target("a"), Channel.target("b"), Channel.target("c"));
    var frame = Frame.of(new Clock.Index("step"), ticks, channels, new double[][] {a, b, c});
    Fx.run(
        () -> {
          desk = Desks.here(workbench);
          model = new AnalysisViewModel(desk);
          card = new AnalysisCard(model);
          Snapshot.stage(card, 900, 400, Theme.LIGHT);
          model.watch(true);
          model.open(frame, 50);
        });
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void a_scatter_plot_tells_the_correlation_of_two_channels() throws Exception {
    Fx.run(
        () -> {
          assertEquals("r 1.000 · 1,000 pairs", told());
          model.scatter("a", "c");
          assertEquals("a", model.nameAcross());
          assertEquals("c", model.nameUp());
        });
  }

  @Test
  void a_lag_plot_begins_at_the_first_season_and_follows_the_lag() throws Exception {
    Fx.run(
        () -> {
          model.show(View.LAG);
          model.upProperty().set("a");
          assertEquals(50, model.lagProperty().get());
          assertEquals("r 1.000 · 950 pairs", told());
          model.lagProperty().set(25);
          assertEquals("r \u22121.000 · 975 pairs", told());
          assertEquals("a, 25 steps earlier", model.nameAcross());
        });
  }

  @Test
  void a_spectrum_names_the_cycle_that_holds_the_variance() throws Exception {
    Fx.run(
        () -> {
          model.show(View.SPECTRUM);
          model.upProperty().set("a");
          assertTrue(told().startsWith("50 steps holds "), told());
          desk.selection().brushProperty().set(new Interval(0, 200));
          assertTrue(model.foundProperty().get().chosen().isPresent());
        });
  }

  @Test
  void what_is_selected_elsewhere_is_drawn_in_another_colour() throws Exception {
    Fx.run(
        () -> {
          model.scatter("a", "b");
          assertTrue(!seen());
          desk.selection().brushProperty().set(new Interval(0, 25));
          assertEquals("r 1.000 · 1,000 pairs, 25 selected", told());
          assertTrue(seen());
        });
  }

  @Test
  void nothing_is_counted_while_nobody_looks() throws Exception {
    Fx.run(
        () -> {
          model.watch(false);
          var before = model.foundProperty().get();
          desk.selection().brushProperty().set(new Interval(0, 25));
          assertEquals(before, model.foundProperty().get());
          model.watch(true);
          assertEquals("r 1.000 · 1,000 pairs, 25 selected", told());
          model.close();
          assertTrue(model.foundProperty().get().cloud().isEmpty());
        });
  }

  @Test
  void a_box_selects_its_longest_stretch_and_n_the_next_one() throws Exception {
    Fx.run(
        () -> {
          model.scatter("a", "c");
          card.layout();
          drag(.01, .01, .99, .3);
          assertEquals(new Interval(300, 340), desk.selection().brushProperty().get());
          Event.fireEvent(
              card,
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.N, false, false, false, false));
          assertEquals(new Interval(600, 620), desk.selection().brushProperty().get());
          drag(.01, .4, .99, .6);
          assertNull(desk.selection().brushProperty().get());
        });
  }

  private String told() {
    return card.lookupAll(".label").stream()
        .map(label -> ((Label) label).getText())
        .filter(text -> text.contains("pairs") || text.contains("holds"))
        .findFirst()
        .orElse("");
  }

  private boolean seen() {
    var picture = Snapshot.of(card.getScene(), 1);
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        var pixel = picture.getPixelReader().getColor(x, y);
        boolean orange = Math.abs(pixel.getHue() - SELECTED.getHue()) < 4;
        if (orange && pixel.getSaturation() > .5) return true;
      }
    }
    return false;
  }

  /// Parts of the plot, from its left and from its top.
  private void drag(double fromX, double fromY, double toX, double toY) {
    Snapshot.layOut(card.getScene());
    Node cloud = card.lookup("#cloud");
    double width = cloud.getLayoutBounds().getWidth() - 80;
    double height = cloud.getLayoutBounds().getHeight() - 64;
    fire(cloud, MouseEvent.MOUSE_PRESSED, 64 + fromX * width, 26 + fromY * height);
    fire(cloud, MouseEvent.MOUSE_DRAGGED, 64 + toX * width, 26 + toY * height);
    fire(cloud, MouseEvent.MOUSE_RELEASED, 64 + toX * width, 26 + toY * height);
  }

  private static void fire(Node node, EventType<MouseEvent> type, double x, double y) {
    Point2D scene = node.localToScene(x, y);
    Event.fireEvent(
        node,
        new MouseEvent(
            type,
            scene.getX(),
            scene.getY(),
            scene.getX(),
            scene.getY(),
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            false,
            false,
            false,
            null));
  }
}
