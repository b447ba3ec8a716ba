package io.driftglass.ui.chart.pointer;

import io.driftglass.ui.chart.paint.Stack;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.function.DoubleConsumer;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.SVGPath;

/// The pill in the gutter whose arrow points at the threshold: dragged, or moved by the arrow keys
/// (.01, with Shift .05), it says how many events there would be.
public final class ThresholdHandle extends Region {
  private static final double HEIGHT = 22;
  private static final double ARROW = 5;

  private final Stack stack;
  private final DoubleConsumer moved;
  private final Label text = Readout.label("", "dg-tag-text");
  private final HBox pill;
  private final Polygon arrow = new Polygon(0, 0, ARROW, ARROW, 0, 2 * ARROW);

  /// @param moved gets the new threshold, 0.01..0.99, while the handle is dragged
  public ThresholdHandle(Stack stack, DoubleConsumer moved) {
    this.stack = stack;
    this.moved = moved;
    var grip = new SVGPath();
    grip.setContent("M3.5 0 V11 M1 2.5 L3.5 0 L6 2.5 M1 8.5 L3.5 11 L6 8.5");
    grip.getStyleClass().add("dg-arrow-line");
    pill = new HBox(8, grip, text);
    pill.getStyleClass().addAll("dg-tag", "dg-handle-pill");
    arrow.getStyleClass().add("dg-arrow");
    getChildren().setAll(pill, arrow);
    setManaged(false);
    setFocusTraversable(true);
    setCursor(Cursor.V_RESIZE);
    setAccessibleText(Words.of("Threshold"));
    setOnMousePressed(event -> requestFocus());
    setOnMouseDragged(event -> move(localToParent(0, event.getY()).getY() - offset));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private double offset;

  /// Stands at the threshold.
  ///
  /// @param top of the stack within the parent, in px
  public void place(double top, double gutter) {
    setVisible(stack.score().isPresent());
    if (stack.score().isEmpty()) return;
    offset = top;
    int events = stack.score().get().events().applyAsInt(stack.threshold());
    String count = Figures.count(events, "event");
    text.setText(Words.of("Threshold %s", Figures.fixed(stack.threshold(), 2)) + " · " + count);
    var band = stack.scorePlot();
    double y = top + new ValueScale(0, 1).y(stack.threshold(), band.top(), band.height());
    double height = HEIGHT * stack.scale();
    double width = Math.max(gutter - 8, pill.prefWidth(height));
    resizeRelocate(8, Math.round(y) - height / 2, width, height);
    pill.resizeRelocate(0, 0, width, height);
    arrow.relocate(width, height / 2 - ARROW);
  }

  private void move(double y) {
    var band = stack.scorePlot();
    set(new ValueScale(0, 1).value(y, band.top(), band.height()));
  }

  private void key(KeyEvent event) {
    double step = event.isShiftDown() ? .05 : .01;
    if (event.getCode() == KeyCode.UP) set(stack.threshold() + step);
    else if (event.getCode() == KeyCode.DOWN) set(stack.threshold() - step);
    else return;
    event.consume();
  }

  private void set(double threshold) {
    moved.accept(Math.clamp(Math.round(threshold * 100) / 100.0, .01, .99));
  }
}
