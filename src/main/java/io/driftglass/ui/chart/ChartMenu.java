package io.driftglass.ui.chart;

import io.driftglass.series.Clock;
import io.driftglass.ui.chart.paint.Figure;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.Viewport;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;

/// What a right click on a chart offers: the picture and the rows, as seen or all of them.
public final class ChartMenu {
  /// What of a chart can be copied and saved.
  public interface Drawn {
    /// What is drawn now, with so many points for each of its own.
    WritableImage picture(double scale);

    /// The same for a pen.
    Figure figure();

    Clock clock();

    /// The rows behind it.
    List<Track> tracks();

    Viewport viewport();

    /// Leaves a second cursor where the first is, or takes it up again.
    void pin();

    /// Whether equal ratios are drawn as equal heights.
    void setLogarithmic(boolean wanted);

    boolean isLogarithmic();
  }

  private final Drawn chart;
  private final String name;
  private final Saving saving;

  private ChartMenu(Drawn chart, String name, Desk desk) {
    this.chart = chart;
    this.name = name;
    saving = new Saving(desk);
  }

  /// Gives a chart its menu.
  ///
  /// @param name of the files that are proposed
  /// @return the same for the command palette
  public static <C extends Region & Drawn> List<Command> on(C chart, String name, Desk desk) {
    return on(List.of(chart), chart, name, desk);
  }

  /// Gives several charts that are copied and saved as one their menu.
  public static List<Command> on(
      List<? extends Region> regions, Drawn chart, String name, Desk desk) {
    var menu = new ChartMenu(chart, name, desk);
    regions.forEach(region -> PictureMenu.open(region, menu.groups()));
    return menu.groups().stream().flatMap(List::stream).toList();
  }

  private List<List<Command>> groups() {
    return List.of(pictures(), rows(), looks());
  }

  private List<Command> looks() {
    return List.of(
        Command.of(
            "Logarithmic values, or plain ones",
            "mdoal-functions",
            "",
            () -> chart.setLogarithmic(!chart.isLogarithmic())),
        Command.of("Second cursor here, or none", "mdoal-compare_arrows", "C", chart::pin),
        Command.of("Show all of the chart", "mdomz-zoom_out_map", "0", chart.viewport()::reset));
  }

  private List<Command> pictures() {
    var pictures = new ArrayList<>(PictureMenu.commands(chart::picture, name, saving));
    pictures.add(
        saved(
            "Save chart as SVG",
            () -> saving.ask(name + ".svg", file -> saving.text(file, chart.figure().svg()))));
    pictures.add(
        saved(
            "Save chart as PDF",
            () -> saving.ask(name + ".pdf", file -> saving.pdf(file, chart.figure()))));
    return pictures;
  }

  private List<Command> rows() {
    return List.of(
        exported(
            "Export what I see as CSV",
            () -> saving.ask(name + ".csv", file -> csv(file, chart.viewport().visible()))),
        exported(
            "Export all as CSV",
            () -> saving.ask("all.csv", file -> csv(file, chart.viewport().span()))));
  }

  private void csv(Path file, Range range) {
    var clock = chart.clock();
    var tracks = chart.tracks();
    saving.rows(file, progress -> ChartCsv.write(clock, tracks, range, file, progress));
  }

  private static Command saved(String title, Runnable run) {
    return Command.of(title, "mdomz-save", "", run);
  }

  private static Command exported(String title, Runnable run) {
    return Command.of(title, "mdoal-get_app", "", run);
  }
}
