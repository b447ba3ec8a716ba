package io.driftglass.ui.chart.pointer;

import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.Viewport;
import io.driftglass.ui.chart.scale.XScale;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/// Mouse and keys of a plot: the wheel zooms at the cursor, a drag boxes a range, middle drag or
/// Space and drag pans, Shift and drag selects a range, double click or 0 resets, Alt+Left and
/// Alt+Right go through the history, + and - zoom, arrows pan by a tenth, C leaves a second cursor
/// and takes it up again, Ctrl+C copies the picture.
public final class Gestures {
  private static final double NOTCH = 1.2;
  private static final double KEY_ZOOM = 1.5;
  private static final double CLICK = 4;

  /// What a plot does with them.
  public interface Plotted {
    Viewport viewport();

    XScale x();

    /// The cursor is at that place; NaN where it has left.
    void hover(double x);

    /// A click without a drag.
    void clicked(double x, double y);

    /// Shift and drag chose that range.
    default void selected(Range range) {}

    /// A second cursor stays here, or goes.
    default void pin() {}

    /// The picture goes to the clipboard.
    default void copy() {}

    /// Any input stops what moves by itself.
    default void stop() {}
  }

  private enum Drag {
    NONE,
    BOX,
    PAN,
    SELECT
  }

  private final Plotted plot;
  private final Pane surface;
  private final Rectangle box = new Rectangle();
  private Drag drag = Drag.NONE;
  private boolean space;
  private double pressed;
  private Range start = new Range(0, 1);

  public Gestures(Plotted plot, Pane surface) {
    this.plot = plot;
    this.surface = surface;
    box.getStyleClass().add("dg-box");
    box.setManaged(false);
    box.setMouseTransparent(true);
    box.setVisible(false);
    surface.getChildren().add(box);
    surface.setOnMouseMoved(event -> plot.hover(event.getX()));
    surface.setOnMouseExited(event -> plot.hover(Double.NaN));
    surface.setOnMousePressed(this::press);
    surface.setOnMouseDragged(this::drag);
    surface.setOnMouseReleased(this::release);
    surface.addEventHandler(ScrollEvent.SCROLL, this::wheel);
  }

  /// Keys pressed while the chart has the focus.
  public void keyPressed(KeyEvent event) {
    plot.stop();
    var viewport = plot.viewport();
    switch (event.getCode()) {
      case LEFT -> {
        if (event.isAltDown()) viewport.back();
        else viewport.pan(-.1);
      }
      case RIGHT -> {
        if (event.isAltDown()) viewport.forward();
        else viewport.pan(.1);
      }
      case PLUS, ADD, EQUALS -> viewport.zoom(viewport.visible().middle(), 1 / KEY_ZOOM);
      case MINUS, SUBTRACT -> viewport.zoom(viewport.visible().middle(), KEY_ZOOM);
      case DIGIT0, NUMPAD0 -> viewport.reset();
      case SPACE -> space = true;
      case C -> {
        if (event.isShortcutDown() && event.isShiftDown()) return;
        if (event.isShortcutDown()) plot.copy();
        else plot.pin();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  public void keyReleased(KeyEvent event) {
    switch (event.getCode()) {
      case SPACE -> space = false;
      default -> {}
    }
  }

  private void wheel(ScrollEvent event) {
    if (event.getDeltaY() == 0 || event.isShiftDown()) return;
    plot.stop();
    double factor = Math.pow(NOTCH, -event.getDeltaY() / 40);
    plot.viewport().zoom(plot.x().tick(event.getX()), factor);
    plot.hover(event.getX());
    event.consume();
  }

  private void press(MouseEvent event) {
    plot.stop();
    pressed = event.getX();
    start = plot.viewport().visible();
    boolean middle = event.getButton() == MouseButton.MIDDLE;
    boolean primary = event.getButton() == MouseButton.PRIMARY;
    drag = Drag.NONE;
    if (middle || (primary && space)) drag = Drag.PAN;
    else if (primary) drag = event.isShiftDown() ? Drag.SELECT : Drag.BOX;
    if (drag == Drag.PAN) plot.viewport().remember();
  }

  private void drag(MouseEvent event) {
    double x = Math.clamp(event.getX(), 0, plot.x().width());
    switch (drag) {
      case PAN ->
          plot.viewport()
              .slide(
                  start.moved(
                      -plot.x().range().length() * (event.getX() - pressed) / plot.x().width()));
      case BOX, SELECT -> {
        box.setVisible(Math.abs(x - pressed) > CLICK);
        box.setX(Math.min(x, pressed));
        box.setWidth(Math.abs(x - pressed));
        box.setY(.5);
        box.setHeight(surface.getHeight() - 1);
        plot.hover(x);
      }
      case NONE -> {}
    }
  }

  private void release(MouseEvent event) {
    double x = Math.clamp(event.getX(), 0, plot.x().width());
    boolean boxed = box.isVisible();
    box.setVisible(false);
    var done = drag;
    drag = Drag.NONE;
    if (done == Drag.PAN || done == Drag.NONE) return;
    if (boxed) {
      var range =
          new Range(plot.x().tick(Math.min(x, pressed)), plot.x().tick(Math.max(x, pressed)));
      if (done == Drag.BOX) plot.viewport().show(range);
      else plot.selected(range);
    } else if (event.getClickCount() == 2) {
      plot.viewport().reset();
    } else {
      plot.clicked(event.getX(), event.getY());
    }
  }
}
