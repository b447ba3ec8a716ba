package io.driftglass.ui.chart;

import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.look.Clip;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseEvent;

/// What a right click on the chart of a forecast offers: the picture, and what was measured and is
/// expected as rows.
public final class ForecastMenu {
  private static final double SCALE = 2;

  private final ForecastChart chart;
  private final Saving saving;

  private ForecastMenu(ForecastChart chart, Desk desk) {
    this.chart = chart;
    saving = new Saving(desk);
  }

  /// Gives a chart its menu.
  public static ForecastMenu on(ForecastChart chart, Desk desk) {
    var made = new ForecastMenu(chart, desk);
    var menu = new ContextMenu();
    for (var command : made.commands()) {
      var item = new MenuItem(command.title());
      item.setOnAction(event -> command.run().run());
      menu.getItems().add(item);
    }
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
        Command.of(
            "Copy chart", "mdoal-content_copy", "Ctrl+C", () -> Clip.image(chart.picture(SCALE))),
        Command.of("Save chart as PNG", "mdomz-save", "", () -> png(2)),
        Command.of("Save chart as PNG, as fine as the screen", "mdomz-save", "", () -> png(1)),
        Command.of("Save chart as PNG, four times as fine", "mdomz-save", "", () -> png(4)),
        Command.of(
            "Save chart as SVG",
            "mdomz-save",
            "",
            () -> saving.ask("forecast.svg", file -> saving.text(file, chart.figure().svg()))),
        Command.of(
            "Save chart as PDF", "mdomz-save", "", () -> saving.ask("forecast.pdf", this::pdf)),
        Command.of(
            "Export what I see as CSV",
            "mdoal-get_app",
            "",
            () -> saving.ask("forecast.csv", file -> csv(file, chart.viewport().visible()))),
        Command.of(
            "Export all as CSV",
            "mdoal-get_app",
            "",
            () -> saving.ask("all.csv", file -> csv(file, chart.viewport().span()))),
        Command.of("Show all of the chart", "mdomz-zoom_out_map", "0", chart.viewport()::reset));
  }

  private void png(double scale) {
    saving.ask("forecast.png", file -> saving.png(file, chart.picture(scale)));
  }

  private void pdf(Path file) {
    var figure = chart.figure();
    saving.pdf(file, figure.width(), figure.height(), figure.title(), figure::draw);
  }

  private void csv(Path file, Range range) {
    var clock = chart.clock();
    var tracks = chart.tracks();
    saving.rows(file, progress -> ChartCsv.write(clock, tracks, range, file, progress));
  }
}
