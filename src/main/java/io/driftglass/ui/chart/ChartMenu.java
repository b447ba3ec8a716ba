package io.driftglass.ui.chart;

import io.driftglass.ui.chart.paint.StackSvg;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What a right click on a chart offers: the picture and the rows, as seen or all of them.
public final class ChartMenu {
  private static final double SCALE = 2;

  private final TimeChart chart;
  private final Desk desk;

  private ChartMenu(TimeChart chart, Desk desk) {
    this.chart = chart;
    this.desk = desk;
  }

  /// Gives a chart its menu.
  public static void on(TimeChart chart, Desk desk) {
    var menu = new ChartMenu(chart, desk).menu();
    chart.setOnContextMenuRequested(
        event -> {
          menu.show(chart, event.getScreenX(), event.getScreenY());
          event.consume();
        });
    chart.setOnMousePressed(event -> menu.hide());
  }

  private ContextMenu menu() {
    var ratios = new CheckMenuItem("Logarithmic values");
    ratios.setOnAction(event -> chart.setLogarithmic(ratios.isSelected()));
    return new ContextMenu(
        item("Copy picture", () -> chart.copy()),
        item("Save picture as PNG", () -> ask("chart.png", this::png)),
        item("Save picture as SVG", () -> ask("chart.svg", this::svg)),
        new SeparatorMenuItem(),
        item("Export what I see as CSV", () -> ask("chart.csv", f -> csv(f, visible()))),
        item("Export all as CSV", () -> ask("all.csv", f -> csv(f, chart.viewport().span()))),
        new SeparatorMenuItem(),
        ratios,
        item("Show all", () -> chart.viewport().reset()));
  }

  private Range visible() {
    return chart.viewport().visible();
  }

  private void png(Path file) {
    var image = chart.picture(SCALE);
    save(file, "Save " + file.getFileName(), () -> Png.write(image, file));
  }

  private void svg(Path file) {
    var text = StackSvg.of(chart.stack(), "Chart of " + chart.tracks().size() + " channels");
    save(file, "Save " + file.getFileName(), () -> Files.writeString(file, text));
  }

  private void csv(Path file, Range range) {
    var clock = chart.clock();
    var tracks = chart.tracks();
    desk.runner()
        .start(
            "Export " + file.getFileName(),
            progress -> ChartCsv.write(clock, tracks, range, file, progress),
            rows -> saved(file, Figures.count(rows, "row")),
            this::failed);
  }

  private interface Saving {
    void run() throws Exception;
  }

  private void save(Path file, String title, Saving saving) {
    desk.loader()
        .start(
            title,
            progress -> {
              saving.run();
              return file;
            },
            done -> saved(done, ""),
            this::failed);
  }

  private void saved(Path file, String detail) {
    desk.tools().notices().toast(Tone.DONE, "Saved " + file.getFileName(), detail);
  }

  private void failed(Exception reason) {
    var sentence = Problems.of(reason).sentence();
    desk.tools().notices().toast(Tone.REFUSE, "The file was not written", sentence);
  }

  private void ask(String name, Consumer<Path> then) {
    desk.tools().files().save("Save", name).ifPresent(then);
  }

  private static MenuItem item(String title, Runnable run) {
    var item = new MenuItem(title);
    item.setOnAction(event -> run.run());
    return item;
  }
}
