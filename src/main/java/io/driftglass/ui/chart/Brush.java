package io.driftglass.ui.chart;

import io.driftglass.series.Interval;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// Joins a chart to the one selection of the window: Shift and drag selects a stretch on every
/// chart and table, Z shows it from edge to edge, Backspace lets it go. The cross-hair on one chart
/// stands on all that are seen.
public final class Brush {
  /// What such a chart does with the selection.
  public interface Brushed {
    /// Shows that stretch as selected; empty for none.
    void select(Optional<Interval> stretch);

    /// Gets the stretch a person chose with Shift and drag.
    void setOnIntervalChosen(Consumer<Interval> chosen);

    /// Goes there.
    void showRange(Range range);

    /// Gets the tick under the mouse; empty where it has left.
    void setOnPointed(Consumer<OptionalDouble> pointed);

    /// Shows the cursor there, as if the mouse were.
    void point(OptionalDouble tick);
  }

  private final Brushed chart;
  private final Desk desk;
  private boolean telling;

  private Brush(Brushed chart, Desk desk) {
    this.chart = chart;
    this.desk = desk;
  }

  /// Joins it for good.
  ///
  /// @return what the command palette offers for it
  public static <C extends Region & Brushed> List<Command> on(C chart, Desk desk) {
    var brush = new Brush(chart, desk);
    chart.setOnIntervalChosen(desk.selection().brushProperty()::set);
    desk.selection()
        .brushProperty()
        .subscribe(stretch -> chart.select(Optional.ofNullable(stretch)));
    chart.setOnPointed(brush::pointed);
    desk.selection()
        .pointedProperty()
        .subscribe(
            tick -> {
              if (!brush.telling && chart.getScene() != null) chart.point(tick);
            });
    chart.addEventHandler(KeyEvent.KEY_PRESSED, brush::key);
    return List.of(
        Command.of("Zoom to the selection", "mdomz-zoom_in", "Z", brush::zoom),
        Command.of("Let the selection go", "mdoal-clear", "Backspace", brush::release));
  }

  private void pointed(OptionalDouble tick) {
    telling = true;
    desk.selection().pointedProperty().set(tick);
    telling = false;
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || brush().isEmpty()) return;
    if (event.getCode() == KeyCode.Z) zoom();
    else if (event.getCode() == KeyCode.BACK_SPACE) release();
    else return;
    event.consume();
  }

  private Optional<Interval> brush() {
    return Optional.ofNullable(desk.selection().brushProperty().get());
  }

  private void zoom() {
    brush().ifPresent(stretch -> chart.showRange(Range.of(stretch)));
  }

  private void release() {
    desk.selection().brushProperty().set(null);
  }
}
