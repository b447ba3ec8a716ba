package io.driftglass.ui.chart.pointer;

import io.driftglass.ui.kit.text.Words;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// The end of a forecast: dragged to look farther or less far ahead, or moved by the arrow keys
/// (one row, with Shift ten) until Enter takes it or Esc leaves it as it was.
public final class HorizonHandle extends Region {
  private static final double WIDTH = 11;
  private static final double GRIP = 34;

  private final IntConsumer stepped;
  private final Runnable taken;
  private final Runnable left;
  private final Region line = new Region();
  private final Region grip = new Region();

  /// @param dragged gets the place in px of the parent
  /// @param stepped gets rows more or less
  /// @param taken when it is let go
  /// @param left when it is to be as it was
  public HorizonHandle(DoubleConsumer dragged, IntConsumer stepped, Runnable taken, Runnable left) {
    this.stepped = stepped;
    this.taken = taken;
    this.left = left;
    line.getStyleClass().add("dg-horizon-line");
    grip.getStyleClass().add("dg-horizon-grip");
    getStyleClass().add("dg-horizon");
    line.setManaged(false);
    grip.setManaged(false);
    getChildren().setAll(line, grip);
    setManaged(false);
    setFocusTraversable(true);
    setCursor(Cursor.H_RESIZE);
    setAccessibleText(Words.of("End of the forecast"));
    setOnMousePressed(
        event -> {
          requestFocus();
          event.consume();
        });
    setOnMouseDragged(
        event -> {
          dragged.accept(localToParent(event.getX(), 0).getX());
          event.consume();
        });
    setOnMouseReleased(
        event -> {
          taken.run();
          event.consume();
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    focusedProperty()
        .subscribe(
            (before, focused) -> {
              if (!focused) left.run();
            });
  }

  /// Stands at a place of the parent, in px.
  public void place(double x, double top, double height) {
    resizeRelocate(Math.rint(x - WIDTH / 2), top, WIDTH, height);
    line.resizeRelocate(WIDTH / 2 - 1, 0, 2, height);
    grip.resizeRelocate(WIDTH / 2 - 3, (height - GRIP) / 2, 6, GRIP);
  }

  private void key(KeyEvent event) {
    int rows = event.isShiftDown() ? 10 : 1;
    switch (event.getCode()) {
      case LEFT -> stepped.accept(-rows);
      case RIGHT -> stepped.accept(rows);
      case ENTER -> taken.run();
      case ESCAPE -> left.run();
      default -> {
        return;
      }
    }
    event.consume();
  }
}
