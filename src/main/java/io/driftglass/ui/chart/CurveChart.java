package io.driftglass.ui.chart;

import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/// A few short curves over the same steps, such as the losses of trainings by epoch; the lowest
/// point of each is marked.
public final class CurveChart extends VBox implements Pictured {
  private static final double GUTTER = 56;
  private static final double FOOT = 20;
  private static final int LEVELS = 4;
  private static final int COLOURS = 6;

  private final FlowPane legend = new FlowPane(14, 2);
  private final Pane plot = new Pane();
  private String steps = "step";
  private SequencedMap<String, Map<Long, Double>> curves = new java.util.LinkedHashMap<>();

  public CurveChart() {
    super(8);
    getStyleClass().add("curves");
    plot.setMinHeight(140);
    plot.setPrefHeight(200);
    plot.setMinWidth(0);
    VBox.setVgrow(plot, Priority.ALWAYS);
    plot.widthProperty().subscribe(this::draw);
    plot.heightProperty().subscribe(this::draw);
    getChildren().addAll(legend, plot);
  }

  /// @param steps what a step is: `epoch`
  /// @param curves values by step, by name; at most six have a colour of their own
  public void show(String steps, SequencedMap<String, ? extends Map<Long, Double>> curves) {
    this.steps = steps;
    this.curves = new java.util.LinkedHashMap<>(curves);
    legend.getChildren().clear();
    int place = 0;
    for (var name : this.curves.keySet()) {
      var stroke = new Line(0, 0, 18, 0);
      stroke.getStyleClass().addAll("curve", colour(place++));
      var entry = new HBox(6, stroke, Texts.of(name, "small"));
      entry.setAlignment(Pos.CENTER_LEFT);
      legend.getChildren().add(entry);
    }
    draw();
  }

  private static String colour(int place) {
    return "s" + (1 + place % COLOURS);
  }

  private void draw() {
    plot.getChildren().clear();
    var range = range();
    if (range == null || plot.getWidth() < 2 * GUTTER || plot.getHeight() < 3 * FOOT) return;
    grid(range);
    int place = 0;
    for (var curve : curves.values()) draw(curve, range, colour(place++));
  }

  /// Steps and values that are there; null where no value is.
  private double[] range() {
    var range =
        new double[] {
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY
        };
    for (var curve : curves.values()) {
      curve.forEach(
          (step, value) -> {
            if (!Double.isFinite(value)) return;
            range[0] = Math.min(range[0], step);
            range[1] = Math.max(range[1], step);
            range[2] = Math.min(range[2], value);
            range[3] = Math.max(range[3], value);
          });
    }
    if (range[0] > range[1]) return null;
    double room = range[3] > range[2] ? .05 * (range[3] - range[2]) : Math.abs(range[3]) + 1e-12;
    range[2] -= room;
    range[3] += room;
    return range;
  }

  private void grid(double[] range) {
    for (int i = 0; i < LEVELS; i++) {
      double value = range[2] + (range[3] - range[2]) * (i + .5) / LEVELS;
      double y = Math.round(y(value, range)) + .5;
      var line = new Line(GUTTER, y, plot.getWidth(), y);
      line.getStyleClass().add("curve-grid");
      plot.getChildren().add(line);
      var label = axisLabel(Figures.value(value));
      label.setPrefWidth(GUTTER - 8);
      label.setAlignment(Pos.CENTER_RIGHT);
      label.relocate(0, y - 8);
      plot.getChildren().add(label);
    }
    double base = plot.getHeight() - FOOT + 4;
    var from = axisLabel(steps + " " + Figures.count((long) range[0]));
    from.relocate(GUTTER, base);
    plot.getChildren().add(from);
    if (range[1] > range[0]) {
      var until = axisLabel(Figures.count((long) range[1]));
      until.setPrefWidth(80);
      until.setAlignment(Pos.CENTER_RIGHT);
      until.relocate(plot.getWidth() - 80, base);
      plot.getChildren().add(until);
    }
  }

  private static Label axisLabel(String text) {
    var label = Texts.of(text, "micro", "subtle");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private void draw(Map<Long, Double> curve, double[] range, String colour) {
    var points = new ArrayList<Double>();
    double[] best = null;
    for (var point : new java.util.TreeMap<>(curve).entrySet()) {
      if (!Double.isFinite(point.getValue())) continue;
      double x = x(point.getKey(), range);
      double y = y(point.getValue(), range);
      points.addAll(List.of(x, y));
      if (best == null || y > best[1]) best = new double[] {x, y};
    }
    var line = new Polyline();
    line.getPoints().setAll(points);
    line.getStyleClass().addAll("curve", colour);
    plot.getChildren().add(line);
    if (best == null) return;
    var disc = new Circle(best[0], best[1], 4);
    disc.getStyleClass().addAll("curve-best", colour);
    plot.getChildren().add(disc);
  }

  private double x(double step, double[] range) {
    double width = plot.getWidth() - GUTTER - 6;
    double share = range[1] > range[0] ? (step - range[0]) / (range[1] - range[0]) : .5;
    return GUTTER + share * width;
  }

  private double y(double value, double[] range) {
    double height = plot.getHeight() - FOOT;
    return height * (1 - (value - range[2]) / (range[3] - range[2]));
  }
}
