package io.driftglass.ui.chart;

import io.driftglass.data.profile.Cloud;
import io.driftglass.ui.chart.paint.PairAxes;
import io.driftglass.ui.chart.paint.Palette;
import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.kit.text.Words;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// Pairs of values as a cloud: the denser a place, the stronger its colour; those of the selection
/// over it in another. A drag boxes values. Used on the FX thread only.
public final class CloudChart extends Region implements Pictured {
  private static final double LEFT = 64;
  private static final double TOP = 26;
  private static final double BOTTOM = 38;
  private static final double RIGHT = 16;
  private static final double LEAST = 3;
  private static final double FAINT = .18;
  private static final double DRAG = 4;

  /// What a box holds.
  public record Box(double fromX, double untilX, double fromY, double untilY) {}

  /// What is done with one.
  public interface Boxed {
    void box(Box box);
  }

  private final Palette palette = new Palette(this::requestLayout);
  private final Canvas canvas = new Canvas();
  private final Rectangle box = new Rectangle();
  private Optional<Cloud> cloud = Optional.empty();
  private Optional<Cloud> selected = Optional.empty();
  private String across = "";
  private String up = "";
  private double pressedX;
  private double pressedY;

  /// @param boxed told the values that were boxed
  public CloudChart(Boxed boxed) {
    ChartStyle.on(this);
    box.getStyleClass().add("dg-box");
    box.setManaged(false);
    box.setMouseTransparent(true);
    box.setVisible(false);
    getChildren().setAll(palette, canvas, box);
    setMinHeight(160);
    setFocusTraversable(true);
    setAccessibleText(Words.of("Scatter plot"));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, event -> release(boxed));
  }

  /// @param nameAcross and unit of the values from the left to the right
  /// @param chosen those of the selection, on the same grid
  public void show(Cloud all, Optional<Cloud> chosen, String nameAcross, String nameUp) {
    cloud = Optional.of(all);
    selected = chosen;
    across = nameAcross;
    up = nameUp;
    setAccessibleText(Words.of("Scatter plot of %s over %s", nameUp, nameAcross));
    requestLayout();
  }

  /// Where values lie; empty before any are shown.
  Optional<PairAxes> axes() {
    return cloud.filter(all -> all.pairs() > 0).map(this::axes);
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    var g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    axes()
        .ifPresent(
            axes -> {
              axes.draw(g, palette, across, up);
              cells(g, axes, cloud.orElseThrow(), palette.of(Ink.SERIES));
              selected.ifPresent(part -> cells(g, axes, part, palette.of(Ink.SECOND)));
            });
  }

  private PairAxes axes(Cloud all) {
    return new PairAxes(
        ValueScale.around(all.x().low(), all.x().high(), .03),
        ValueScale.around(all.y().low(), all.y().high(), .03),
        LEFT,
        TOP,
        Math.max(1, getWidth() - LEFT - RIGHT),
        Math.max(1, getHeight() - TOP - BOTTOM));
  }

  /// Counts tell by their logarithm, as they span orders of magnitude.
  private static void cells(GraphicsContext g, PairAxes axes, Cloud shown, Color ink) {
    double most = Math.log1p(shown.most());
    for (int row = 0; row < shown.y().cells(); row++) {
      double bottom = axes.y(shown.y().start(row));
      double high = Math.max(LEAST, bottom - axes.y(shown.y().start(row + 1)));
      for (int column = 0; column < shown.x().cells(); column++) {
        int count = shown.count(column, row);
        if (count == 0) continue;
        double from = axes.x(shown.x().start(column));
        double wide = Math.max(LEAST, axes.x(shown.x().start(column + 1)) - from);
        double strength = FAINT + (1 - FAINT) * Math.log1p(count) / most;
        g.setFill(ink.deriveColor(0, 1, 1, shown.most() == 1 ? .7 : strength));
        g.fillRect(from, bottom - high, wide, high);
      }
    }
  }

  private void press(MouseEvent event) {
    requestFocus();
    pressedX = event.getX();
    pressedY = event.getY();
    box.setVisible(false);
  }

  private void drag(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || axes().isEmpty()) return;
    var axes = axes().get();
    double x = Math.clamp(event.getX(), axes.left(), axes.left() + axes.width());
    double y = Math.clamp(event.getY(), axes.top(), axes.top() + axes.height());
    box.setX(Math.min(x, pressedX));
    box.setY(Math.min(y, pressedY));
    box.setWidth(Math.abs(x - pressedX));
    box.setHeight(Math.abs(y - pressedY));
    box.setVisible(box.getWidth() > DRAG && box.getHeight() > DRAG);
  }

  private void release(Boxed boxed) {
    if (!box.isVisible() || axes().isEmpty()) return;
    box.setVisible(false);
    var axes = axes().get();
    boxed.box(
        new Box(
            axes.acrossAt(box.getX()),
            axes.acrossAt(box.getX() + box.getWidth()),
            axes.upAt(box.getY() + box.getHeight()),
            axes.upAt(box.getY())));
  }
}
