package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.look.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureMenuTest {
  @TempDir Path folder;

  @Test
  void the_picture_of_a_chart_without_a_menu_of_its_own_is_saved_on_its_paper() throws Exception {
    var file = folder.resolve("points.png");
    var desk = TestDesk.of(Theme.LIGHT, file);
    var chart = new PointPlot();
    var stage =
        Fx.call(
            () -> {
              chart.setMinSize(300, 200);
              chart.setMaxSize(300, 200);
              var page = new StackPane(chart, new Label("beside"));
              page.setStyle("-fx-background-color: #102030;");
              PictureMenu.in(page, "points", desk);
              var shown = new Stage();
              shown.setScene(new Scene(page, 400, 300));
              shown.show();
              return shown;
            });
    Fx.run(() -> ask(stage.getScene().getRoot().lookup(".label")));
    assertEquals(List.of(), Fx.call(PictureMenuTest::offered), "a label has no picture");
    Fx.run(() -> ask(chart));
    var offered = Fx.call(PictureMenuTest::offered);
    assertEquals(
        List.of(
            "Copy chart",
            "Save chart as PNG",
            "Save chart as PNG, as fine as the screen",
            "Save chart as PNG, four times as fine"),
        offered.stream().map(MenuItem::getText).toList());
    assertFalse(Files.exists(file));
    Fx.run(() -> offered.get(1).fire());
    Fx.await(() -> !desk.tools().notices().all().isEmpty());
    var picture = ImageIO.read(file.toFile());
    assertEquals(600, picture.getWidth());
    assertEquals(0xff102030, picture.getRGB(2, 2));
    Fx.run(stage::close);
    assertTrue(Files.size(file) > 0);
  }

  private static void ask(Node node) {
    Event.fireEvent(
        node,
        new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 10, 10, 10, 10, false, null));
  }

  private static List<MenuItem> offered() {
    var items = new ArrayList<MenuItem>();
    for (var window : Window.getWindows()) {
      if (window instanceof ContextMenu menu) items.addAll(menu.getItems());
    }
    return items;
  }
}
