package io.driftglass.ui.chart.pointer;

import io.driftglass.ui.chart.paint.Stack;
import io.driftglass.ui.chart.series.TrackView;
import io.driftglass.ui.kit.part.Room;
import io.driftglass.ui.kit.part.SeverityMark;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// What stands beside a channel's plot: its name, tag and unit, the value at the cursor and what
/// was expected there.
public final class Readout extends VBox {
  private static final List<String> LEVELS = List.of("low", "minor", "major", "critical");

  private final Stack stack;
  private final TrackView view;
  private final Rectangle swatch = new Rectangle(3, 0);
  private final Label about = label("", "dg-note");
  private final Label value = label("", "dg-value");
  private final Label expected = label("", "dg-expected");

  Readout(Stack stack, TrackView view) {
    this.stack = stack;
    this.view = view;
    about.setText(view.track().about());
    var name = label(view.track().name(), "dg-name");
    name.maxWidthProperty().bind(widthProperty().subtract(ValueLabels.WIDTH - 14));
    name.getStyleClass().add("cuttable");
    name.setTooltip(new Tooltip(view.track().name()));
    var line = new HBox(6, value, expected);
    line.setAlignment(Pos.BASELINE_LEFT);
    swatch.getStyleClass().add("dg-swatch");
    swatch.setManaged(false);
    getChildren().setAll(swatch, name, about, line);
    setAlignment(Pos.CENTER_LEFT);
    setManaged(false);
    setSpacing(1.5);
  }

  /// Says which curve of a plot it belongs to, and what lies on an axis of its own.
  void place(int track) {
    boolean over = stack.isOverlaid();
    swatch.setVisible(over);
    swatch.setFill(stack.visible(track) ? stack.ink(track) : null);
    swatch.setX(-8);
    swatch.setHeight(getHeight());
    about.setText(stack.labelled(track) ? view.track().about() : view.seen());
  }

  /// In a row under 60 px there is room for two lines only.
  void height(double row) {
    boolean room =
        row >= (stack.isOverlaid() ? 40 : 60) * stack.scale() && !about.getText().isEmpty();
    Room.of(about, room);
  }

  /// @param tick the cursor's, empty where there is none
  /// @param pinned the second cursor's: then the difference from there is told
  void show(OptionalDouble tick, OptionalDouble pinned) {
    int row = tick.isPresent() ? view.track().measured().nearest(tick.getAsDouble()) : -1;
    value.setText(row < 0 ? "" : text(view.track().measured().value(row)));
    expected.setText(row < 0 ? "" : second(row, pinned));
    value.getStyleClass().removeAll(LEVELS);
    if (row >= 0 && outside(row)) {
      stack
          .eventAt(view.track().measured().tick(row))
          .ifPresent(event -> value.getStyleClass().add(SeverityMark.styleClass(event.severity())));
    }
  }

  private String second(int row, OptionalDouble pinned) {
    if (pinned.isPresent()) return difference(row, pinned.getAsDouble());
    var fate = fate(row);
    if (!fate.isEmpty()) return fate;
    double guess = expected(row);
    return Double.isNaN(guess) ? "" : Words.of("expected %s", Figures.scaled(guess));
  }

  /// What became of the value: `filled`, `removed 71.3`, `filled, was 71.3`.
  private String fate(int row) {
    var marks = view.marks();
    boolean filled = marks.filled().get(row);
    var removed = marks.removedAt(view.track().measured().tick(row));
    if (removed.isEmpty()) return filled ? Words.of("filled") : "";
    return Words.of(
        filled ? "filled, was %s" : "removed %s", Figures.scaled(removed.getAsDouble()));
  }

  private String difference(int row, double pinned) {
    var source = view.track().measured();
    int other = source.nearest(pinned);
    return change(other < 0 ? Double.NaN : source.value(row) - source.value(other));
  }

  /// How far a value lies from the second cursor's: `\u0394 +1.2`; empty where one is missing.
  public static String change(double by) {
    if (Double.isNaN(by)) return "";
    return "\u0394 " + (by > 0 ? "+" : "") + Figures.scaled(by);
  }

  private String text(double measured) {
    return Double.isNaN(measured) ? Words.of("missing") : Figures.scaled(measured);
  }

  private double expected(int row) {
    return view.track().expected().map(e -> e.value().value(row)).orElse(Double.NaN);
  }

  private boolean outside(int row) {
    double measured = view.track().measured().value(row);
    return view.track()
        .expected()
        .map(e -> measured < e.low().value(row) || measured > e.high().value(row))
        .orElse(true);
  }

  public static Label label(String text, String style) {
    var label = new Label(text);
    label.getStyleClass().add(style);
    label.setMinWidth(0);
    return label;
  }
}
