package io.driftglass.ui.chart;

import io.driftglass.ui.chart.paint.StackFigure;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.look.Clip;
import io.driftglass.ui.kit.text.Figures;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.MouseEvent;

/// What a right click on a chart offers: the picture and the rows, as seen or all of them.
public final class ChartMenu {
  private static final double SCALE = 2;

  private final TimeChart chart;
  private final Saving saving;

  private ChartMenu(TimeChart chart, Desk desk) {
    this.chart = chart;
    saving = new Saving(desk);
  }

  /// Gives a chart its menu.
  public static ChartMenu on(TimeChart chart, Desk desk) {
    var made = new ChartMenu(chart, desk);
    var menu = made.menu();
    chart.setOnContextMenuRequested(
        event -> {
          menu.show(chart, event.getScreenX(), event.getScreenY());
          event.consume();
        });
    chart.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> menu.hide());
    return made;
  }

  /// The same for the command palette.
  public List<Command> commands() {
    return List.of(
        command(
            "Copy chart", "mdoal-content_copy", "Ctrl+C", () -> Clip.image(chart.picture(SCALE))),
        command("Save chart as PNG", "mdomz-save", "", () -> png(2)),
        command("Save chart as PNG, as fine as the screen", "mdomz-save", "", () -> png(1)),
        command("Save chart as PNG, four times as fine", "mdomz-save", "", () -> png(4)),
        command("Save chart as SVG", "mdomz-save", "", () -> saving.ask("chart.svg", this::svg)),
        command("Save chart as PDF", "mdomz-save", "", () -> saving.ask("chart.pdf", this::pdf)),
        command(
            "Export what I see as CSV",
            "mdoal-get_app",
            "",
            () -> saving.ask("chart.csv", file -> csv(file, chart.viewport().visible()))),
        command(
            "Export all as CSV",
            "mdoal-get_app",
            "",
            () -> saving.ask("all.csv", file -> csv(file, chart.viewport().span()))),
        command(
            "Logarithmic values, or plain ones",
            "mdoal-functions",
            "",
            () -> chart.setLogarithmic(!chart.isLogarithmic())),
        command("Second cursor here, or none", "mdoal-compare_arrows", "C", chart::pin),
        command("Show all of the chart", "mdomz-zoom_out_map", "0", chart.viewport()::reset));
  }

  private ContextMenu menu() {
    var menu = new ContextMenu();
    for (var command : commands()) {
      var item = new MenuItem(command.title());
      item.setOnAction(event -> command.run().run());
      menu.getItems().add(item);
    }
    menu.getItems().add(6, new SeparatorMenuItem());
    menu.getItems().add(9, new SeparatorMenuItem());
    return menu;
  }

  /// @param scale pixels for each of the screen
  private void png(double scale) {
    saving.ask("chart.png", file -> saving.png(file, chart.picture(scale)));
  }

  private void svg(Path file) {
    saving.text(file, StackFigure.svg(chart.stack(), chart.multiples().cells(), title()));
  }

  private void pdf(Path file) {
    double width = StackFigure.width(chart.stack());
    double height = StackFigure.height(chart.stack());
    saving.pdf(
        file,
        width,
        height,
        title(),
        pen -> StackFigure.draw(chart.stack(), chart.multiples().cells(), pen));
  }

  private String title() {
    return "Chart of " + Figures.count(chart.tracks().size(), "channel");
  }

  private void csv(Path file, Range range) {
    var clock = chart.clock();
    var tracks = chart.tracks();
    saving.rows(file, progress -> ChartCsv.write(clock, tracks, range, file, progress));
  }

  private static Command command(String title, String icon, String keys, Runnable run) {
    return Command.of(title, icon, keys, run);
  }
}
