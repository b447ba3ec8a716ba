package io.driftglass.ui.chart;

import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.look.Clip;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;

/// The picture of a chart, copied or saved: what a right click on any of them offers.
public final class PictureMenu {
  private static final double SCALE = 2;

  private PictureMenu() {}

  /// Offers the picture of whatever [Pictured] lies under a right click in a page.
  ///
  /// @param name of the files that are proposed
  public static void in(Parent page, String name, Desk desk) {
    var saving = new Saving(desk);
    page.addEventHandler(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        event ->
            under(event)
                .ifPresent(
                    chart -> {
                      var menu = menu(List.of(commands(s -> picture(chart, s), name, saving)));
                      menu.setAutoHide(true);
                      menu.show(chart, event.getScreenX(), event.getScreenY());
                      event.consume();
                    }));
  }

  private static Optional<Region> under(ContextMenuEvent event) {
    var at = event.getTarget() instanceof Node node ? node : null;
    while (at != null && !(at instanceof Pictured)) at = at.getParent();
    return Optional.ofNullable(at).map(Region.class::cast);
  }

  /// @param picture with so many points for each of the screen's
  static List<Command> commands(DoubleFunction<WritableImage> picture, String name, Saving saving) {
    return List.of(
        Command.of(
            "Copy chart", "mdoal-content_copy", "Ctrl+C", () -> Clip.image(picture.apply(SCALE))),
        png("Save chart as PNG", 2, picture, name, saving),
        png("Save chart as PNG, as fine as the screen", 1, picture, name, saving),
        png("Save chart as PNG, four times as fine", 4, picture, name, saving));
  }

  private static Command png(
      String title, double scale, DoubleFunction<WritableImage> picture, String name, Saving to) {
    return Command.of(
        title,
        "mdomz-save",
        "",
        () -> to.ask(name + ".png", file -> to.png(file, picture.apply(scale))));
  }

  /// The same commands on a right click on one chart.
  static void open(Region region, List<List<Command>> groups) {
    var menu = menu(groups);
    region.setOnContextMenuRequested(
        event -> {
          menu.show(region, event.getScreenX(), event.getScreenY());
          event.consume();
        });
    region.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> menu.hide());
  }

  private static ContextMenu menu(List<List<Command>> groups) {
    var menu = new ContextMenu();
    for (var group : groups) {
      if (!menu.getItems().isEmpty()) menu.getItems().add(new SeparatorMenuItem());
      for (var command : group) {
        var item = new MenuItem(command.title());
        item.setOnAction(event -> command.run().run());
        menu.getItems().add(item);
      }
    }
    return menu;
  }

  private static WritableImage picture(Region chart, double scale) {
    var parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(paper(chart));
    return chart.snapshot(parameters, null);
  }

  /// What shows behind a chart.
  private static Paint paper(Node node) {
    for (var at = node; at != null; at = at.getParent()) {
      if (!(at instanceof Region region) || region.getBackground() == null) continue;
      for (var fill : region.getBackground().getFills()) {
        if (fill.getFill().isOpaque()) return fill.getFill();
      }
    }
    return Color.WHITE;
  }
}
