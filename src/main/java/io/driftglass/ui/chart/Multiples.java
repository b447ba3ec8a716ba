package io.driftglass.ui.chart;

import io.driftglass.series.Interval;
import io.driftglass.ui.chart.paint.CellPainter;
import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.paint.Stack;
import io.driftglass.ui.chart.paint.StackFigure;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.TrackView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/// A grid of small charts, one a channel, over the same time. Only those in view are read and
/// drawn. Arrows choose one, Enter or a click opens it, the wheel scrolls; the cross-hair runs
/// through all of them.
final class Multiples extends Region {
  private static final double LEAST = 220;
  private static final double HEIGHT = 92;
  private static final double GAP = 8;
  private static final double EDGE = 12;
  private static final double BAR = 10;

  /// Pixels that tell the values of a channel for the axis of all.
  private static final int ROUGH = 64;

  private final Stack stack;
  private final IntConsumer opened;
  private final Canvas canvas = new Canvas();
  private final ScrollBar bar = new ScrollBar();
  private List<TrackView> views = List.of();
  private List<TrackView> rough = List.of();
  private Range range = new Range(0, 1);
  private Optional<Interval> selected = Optional.empty();
  private OptionalDouble cursor = OptionalDouble.empty();
  private int chosen;

  /// @param opened told which channel a person wants to see alone
  Multiples(Stack stack, IntConsumer opened) {
    this.stack = stack;
    this.opened = opened;
    setManaged(false);
    setVisible(false);
    bar.setOrientation(Orientation.VERTICAL);
    bar.valueProperty().subscribe(value -> paint());
    getChildren().setAll(canvas, bar);
    setAccessibleText("Small charts of all channels");
    addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> leave());
    addEventHandler(MouseEvent.MOUSE_CLICKED, event -> at(event).ifPresent(opened::accept));
    addEventHandler(ScrollEvent.SCROLL, this::wheel);
  }

  /// New channels.
  void open() {
    views = stack.tracks().stream().map(view -> new TrackView(view.track())).toList();
    rough = stack.tracks().stream().map(view -> new TrackView(view.track())).toList();
    chosen = 0;
    bar.setValue(0);
  }

  /// Draws that range.
  ///
  /// @param marked the one selection of the window
  void show(Range visible, Optional<Interval> marked) {
    range = visible;
    selected = marked;
    layoutChildren();
    paint();
  }

  /// The channels that are drawn now, as places from the first.
  List<Integer> drawn() {
    return IntStream.range(0, views.size()).filter(this::inView).boxed().toList();
  }

  /// Those that are drawn now, for a picture of them.
  List<StackFigure.Cell> cells() {
    if (!isVisible()) return List.of();
    var x = new XScale(range, cellWidth());
    var common = shared();
    return drawn().stream()
        .map(
            c ->
                new StackFigure.Cell(
                    views.get(c), x, common.orElse(views.get(c).own()), left(c), top(c), height()))
        .toList();
  }

  /// The channel that the keys act on.
  int chosen() {
    return chosen;
  }

  /// Keys while the chart has the focus; they are used up where the small charts are shown.
  void pressed(KeyEvent event) {
    if (!isVisible() || views.isEmpty() || event.isAltDown() || event.isShortcutDown()) return;
    switch (event.getCode()) {
      case LEFT -> choose(chosen - 1);
      case RIGHT -> choose(chosen + 1);
      case UP -> choose(chosen - columns());
      case DOWN -> choose(chosen + columns());
      case HOME -> choose(0);
      case END -> choose(views.size() - 1);
      case ENTER -> opened.accept(chosen);
      default -> {
        return;
      }
    }
    event.consume();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    double all = rows() * (height() + GAP) + GAP;
    bar.setVisible(all > getHeight() + 1);
    bar.setMax(Math.max(0, all - getHeight()));
    bar.setVisibleAmount(bar.getMax() * getHeight() / Math.max(1, all));
    bar.setUnitIncrement(height() + GAP);
    bar.setBlockIncrement(getHeight());
    bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
    bar.resizeRelocate(getWidth() - BAR, 0, 8, getHeight());
  }

  private void choose(int channel) {
    chosen = Math.clamp(channel, 0, views.size() - 1);
    double top = line(chosen) * (height() + GAP);
    if (top < bar.getValue()) bar.setValue(top);
    double bottom = top + height() + 2 * GAP;
    if (bottom > bar.getValue() + getHeight()) bar.setValue(bottom - getHeight());
    setAccessibleText(
        "%s, %d of %d".formatted(views.get(chosen).track().name(), chosen + 1, views.size()));
    paint();
  }

  private void paint() {
    if (!isVisible() || views.isEmpty() || getWidth() <= 0) return;
    var g = canvas.getGraphicsContext2D();
    g.setFill(stack.palette().of(Ink.PAPER));
    g.clearRect(0, 0, getWidth(), getHeight());
    g.fillRect(1, 0, getWidth() - 2, getHeight() - 2);
    var x = new XScale(range, cellWidth());
    var common = new CellPainter.Common(x, shared(), cursor, stack.events(), selected);
    var painter = new CellPainter(g, stack.palette(), common);
    for (int channel : drawn()) {
      var view = views.get(channel);
      view.limits(stack.tracks().get(channel).limits());
      view.update(x, (int) x.width());
      painter.draw(view, left(channel), top(channel), height(), channel == chosen && focused());
    }
  }

  private boolean focused() {
    return getParent() != null && getParent().isFocused();
  }

  /// Of all channels, also of those that are not in view: it stays while one scrolls.
  private Optional<ValueScale> shared() {
    if (!stack.arrangement().shared()) return Optional.empty();
    var x = new XScale(range, ROUGH);
    rough.forEach(view -> view.update(x, ROUGH));
    return ValueScale.covering(rough.stream().map(TrackView::own).toList());
  }

  private double height() {
    return HEIGHT * stack.scale();
  }

  private boolean inView(int channel) {
    return top(channel) + height() > 0 && top(channel) < getHeight();
  }

  private int columns() {
    return (int)
        Math.max(1, Math.floor((getWidth() - 2 * EDGE + GAP) / (LEAST * stack.scale() + GAP)));
  }

  /// How many lines of charts stand above that channel's.
  private int line(int channel) {
    return channel / columns();
  }

  private int rows() {
    return (views.size() + columns() - 1) / columns();
  }

  private double cellWidth() {
    double room = getWidth() - 2 * EDGE - (columns() - 1) * GAP;
    return Math.max(1, Math.floor(room / columns()));
  }

  private double left(int channel) {
    return EDGE + channel % columns() * (cellWidth() + GAP);
  }

  private double top(int channel) {
    return Math.rint(GAP + line(channel) * (height() + GAP) - bar.getValue());
  }

  private Optional<Integer> at(MouseEvent event) {
    return drawn().stream()
        .filter(c -> event.getX() >= left(c) && event.getX() < left(c) + cellWidth())
        .filter(c -> event.getY() >= top(c) && event.getY() < top(c) + height())
        .findFirst();
  }

  private void hover(MouseEvent event) {
    var cell = at(event);
    cursor =
        cell.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                new XScale(range, cellWidth()).tick(event.getX() - left(cell.get())));
    paint();
  }

  private void leave() {
    cursor = OptionalDouble.empty();
    paint();
  }

  private void wheel(ScrollEvent event) {
    bar.setValue(Math.clamp(bar.getValue() - event.getDeltaY(), 0, bar.getMax()));
    event.consume();
  }
}
