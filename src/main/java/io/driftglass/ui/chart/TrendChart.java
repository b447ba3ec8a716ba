package io.driftglass.ui.chart;

import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Pressable;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/// A metric stretch by stretch: what was realised, what was estimated with its band, what is usual,
/// and marks where something was done.
public final class TrendChart extends VBox implements Pictured {
  private static final double GUTTER = 56;
  private static final double HEAD = 16;
  private static final double FOOT = 20;
  private static final double ICON = 16;
  private static final int LEVELS = 4;

  private final FlowPane legend = new FlowPane(14, 2);
  private final Pane plot = new Pane();
  private Names names = new Names("", "", "", "", "");
  private List<Point> points = List.of();
  private List<Mark> marks = List.of();
  private OptionalDouble usual = OptionalDouble.empty();
  private Consumer<Point> opened = point -> {};

  /// One stretch.
  ///
  /// @param from and `until` ticks of its first and last row
  /// @param realised NaN where it is not known
  /// @param estimated NaN where it was refused, as `low` and `high` are
  /// @param text of the tool tip
  public record Point(
      long from,
      long until,
      double realised,
      double estimated,
      double low,
      double high,
      String text) {}

  /// Something that was done.
  ///
  /// @param tick one beyond the last stretch is shown at its end
  public record Mark(long tick, String icon, String text) {}

  /// The names in the legend.
  ///
  /// @param first and `last` words under the axis
  public record Names(String realised, String estimated, String usual, String first, String last) {}

  public TrendChart() {
    super(6);
    getStyleClass().add("curves");
    plot.setMinHeight(96);
    plot.setPrefHeight(200);
    plot.setMinWidth(0);
    VBox.setVgrow(plot, Priority.ALWAYS);
    plot.widthProperty().subscribe(this::draw);
    plot.heightProperty().subscribe(this::draw);
    getChildren().addAll(legend, plot);
  }

  /// @param open a stretch that was clicked
  public void show(
      Names newNames,
      List<Point> newPoints,
      List<Mark> newMarks,
      OptionalDouble level,
      Consumer<Point> open) {
    names = newNames;
    points = List.copyOf(newPoints);
    marks = List.copyOf(newMarks);
    usual = level;
    opened = open;
    legend.getChildren().clear();
    entry(names.realised(), "curve", "s1");
    if (points.stream().anyMatch(p -> !Double.isNaN(p.estimated()))) {
      entry(names.estimated(), "curve", "s2", "trend-estimate");
    }
    if (usual.isPresent()) entry(names.usual(), "trend-usual");
    draw();
  }

  private void entry(String name, String... styles) {
    var stroke = new Line(0, 0, 18, 0);
    stroke.getStyleClass().addAll(styles);
    var entry = new HBox(6, stroke, Texts.of(name, "small"));
    entry.setAlignment(Pos.CENTER_LEFT);
    legend.getChildren().add(entry);
  }

  private record Range(long from, long until, double low, double high) {}

  private void draw() {
    plot.getChildren().clear();
    if (points.isEmpty() || plot.getWidth() < 2 * GUTTER || plot.getHeight() < 3 * FOOT) return;
    var range = range();
    if (range.low() > range.high()) return;
    grid(range);
    band(range);
    usual.ifPresent(level -> line(GUTTER, plot.getWidth(), y(level, range), "trend-usual"));
    curve(range, false);
    curve(range, true);
    marks(range);
    for (var point : points) disc(point, range);
  }

  private Range range() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (var point : points) {
      for (double value : new double[] {point.realised(), point.low(), point.high()}) {
        if (Double.isNaN(value)) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (usual.isPresent()) {
      low = Math.min(low, usual.getAsDouble());
      high = Math.max(high, usual.getAsDouble());
    }
    double room = high > low ? .06 * (high - low) : Math.abs(high) * .1 + 1e-12;
    return new Range(points.getFirst().until(), points.getLast().until(), low - room, high + room);
  }

  private void grid(Range range) {
    for (int i = 0; i < LEVELS; i++) {
      double value = range.low() + (range.high() - range.low()) * (i + .5) / LEVELS;
      double y = Math.round(y(value, range)) + .5;
      line(GUTTER, plot.getWidth(), y, "curve-grid");
      var label = axisLabel(Figures.value(value));
      label.setPrefWidth(GUTTER - 8);
      label.setAlignment(Pos.CENTER_RIGHT);
      label.relocate(0, y - 8);
      plot.getChildren().add(label);
    }
    var from = axisLabel(names.first());
    from.relocate(GUTTER, plot.getHeight() - FOOT + 4);
    var until = axisLabel(names.last());
    until.setPrefWidth(120);
    until.setAlignment(Pos.CENTER_RIGHT);
    until.relocate(plot.getWidth() - 120, plot.getHeight() - FOOT + 4);
    plot.getChildren().add(from);
    if (points.size() > 1) plot.getChildren().add(until);
  }

  private void line(double from, double until, double y, String style) {
    var line = new Line(from, y, until, y);
    line.getStyleClass().add(style);
    plot.getChildren().add(line);
  }

  private static Label axisLabel(String text) {
    var label = Texts.of(text, "micro", "subtle");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /// The band of each unbroken run of estimates.
  private void band(Range range) {
    var run = new ArrayList<Point>();
    for (int at = 0; at <= points.size(); at++) {
      boolean there = at < points.size() && !Double.isNaN(points.get(at).low());
      if (there) {
        run.add(points.get(at));
        continue;
      }
      if (!run.isEmpty()) plot.getChildren().add(band(run, range));
      run.clear();
    }
  }

  private Polygon band(List<Point> run, Range range) {
    var shape = new Polygon();
    double half = run.size() == 1 ? 5 : 0;
    for (var point : run) corner(shape, x(point.until(), range) - half, y(point.high(), range));
    if (half > 0)
      corner(shape, x(run.getFirst().until(), range) + half, y(run.getFirst().high(), range));
    for (var point : run.reversed()) {
      corner(shape, x(point.until(), range) + half, y(point.low(), range));
    }
    if (half > 0)
      corner(shape, x(run.getFirst().until(), range) - half, y(run.getFirst().low(), range));
    shape.getStyleClass().add("trend-band");
    shape.setMouseTransparent(true);
    return shape;
  }

  private static void corner(Polygon shape, double x, double y) {
    shape.getPoints().addAll(x, y);
  }

  private void curve(Range range, boolean realised) {
    var line = new Polyline();
    for (var point : points) {
      double value = realised ? point.realised() : point.estimated();
      if (Double.isNaN(value)) {
        add(line, realised);
        line = new Polyline();
      } else line.getPoints().addAll(x(point.until(), range), y(value, range));
    }
    add(line, realised);
  }

  private void add(Polyline line, boolean realised) {
    if (line.getPoints().isEmpty()) return;
    line.getStyleClass().addAll("curve", realised ? "s1" : "s2");
    if (!realised) line.getStyleClass().add("trend-estimate");
    line.setMouseTransparent(true);
    plot.getChildren().add(line);
  }

  private void disc(Point point, Range range) {
    boolean known = !Double.isNaN(point.realised());
    double value = known ? point.realised() : point.estimated();
    if (Double.isNaN(value)) return;
    var disc = new Circle(x(point.until(), range), y(value, range), known ? 4 : 3);
    disc.getStyleClass().addAll("curve-best", known ? "s1" : "s2", "trend-point");
    Tooltip.install(disc, new Tooltip(point.text()));
    plot.getChildren().add(Pressable.of(disc, point.text(), () -> opened.accept(point)));
  }

  /// Marks at the same place are one with all their texts.
  private void marks(Range range) {
    var byPlace = new TreeMap<Long, List<Mark>>();
    for (var mark : marks) {
      if (mark.tick() < range.from() && points.size() > 1) continue;
      double x = x(Math.clamp(mark.tick(), range.from(), range.until()), range);
      byPlace.computeIfAbsent(Math.round(x / ICON), place -> new ArrayList<>()).add(mark);
    }
    byPlace.values().forEach(together -> mark(together, range));
  }

  private void mark(List<Mark> together, Range range) {
    long tick = Math.clamp(together.getFirst().tick(), range.from(), range.until());
    double x = Math.round(x(tick, range)) + .5;
    var text = String.join("\n", together.stream().map(Mark::text).toList());
    var line = new Line(x, HEAD, x, plot.getHeight() - FOOT);
    line.getStyleClass().add("trend-mark");
    var icon = Icon.of(together.getLast().icon(), "i16");
    icon.relocate(x - ICON / 2, 0);
    icon.setAccessibleText(text);
    Tooltip.install(icon, new Tooltip(text));
    Tooltip.install(line, new Tooltip(text));
    plot.getChildren().addAll(line, icon);
  }

  private double x(long tick, Range range) {
    double width = plot.getWidth() - GUTTER - 10;
    double span = (double) range.until() - range.from();
    return GUTTER + (span > 0 ? (tick - range.from()) / span : .5) * width;
  }

  private double y(double value, Range range) {
    double height = plot.getHeight() - FOOT - HEAD;
    return HEAD + height * (1 - (value - range.low()) / (range.high() - range.low()));
  }
}
