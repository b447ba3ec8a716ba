package io.driftglass.ui.chart;

import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/// Many things side by side in parallel coordinates: an axis a property, a line a thing (Inselberg
/// 1985, The Visual Computer). A line stops where its thing has no such property.
public final class ParallelAxes extends Pane implements Pictured {
  private static final double HEAD = 22;
  private static final double FOOT = 20;
  private static final double SIDE = 34;
  private static final int COLOURS = 6;

  private List<Axis> axes = List.of();
  private List<String> names = List.of();

  /// One property of all things.
  ///
  /// @param low and `high` what its ends say
  /// @param places of each thing on the axis, 0..1 from its lower end; NaN where it has none
  public record Axis(String title, String low, String high, List<Double> places) {
    public Axis {
      places = List.copyOf(places);
    }

    /// An axis of figures, NaN where there is none.
    public static Axis of(String title, double... values) {
      double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(Double.NaN);
      double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(Double.NaN);
      var places = Arrays.stream(values).mapToObj(value -> place(value, low, high)).toList();
      return new Axis(title, Figures.value(low), Figures.value(high), places);
    }

    /// An axis of texts in the order of the alphabet; of figures where all texts are such.
    public static Axis of(String title, List<String> texts) {
      try {
        return of(title, texts.stream().mapToDouble(Axis::number).toArray());
      } catch (NumberFormatException words) {
        var known = texts.stream().filter(text -> !text.isEmpty()).distinct().sorted().toList();
        var places =
            texts.stream()
                .map(text -> text.isEmpty() ? Double.NaN : known.indexOf(text))
                .map(place -> place(place, 0, known.size() - 1))
                .toList();
        return new Axis(title, known.getFirst(), known.getLast(), places);
      }
    }

    private static double number(String text) {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    private static double place(double value, double low, double high) {
      if (!Double.isFinite(value)) return Double.NaN;
      return high > low ? (value - low) / (high - low) : .5;
    }
  }

  public ParallelAxes() {
    setMinWidth(0);
    setPrefHeight(200);
    setMinHeight(140);
    widthProperty().subscribe(this::draw);
    heightProperty().subscribe(this::draw);
  }

  /// @param named what each line is called
  public void show(List<Axis> properties, List<String> named) {
    axes = List.copyOf(properties);
    names = List.copyOf(named);
    draw();
  }

  private void draw() {
    getChildren().clear();
    if (axes.size() < 2 || getWidth() < 4 * SIDE || getHeight() < 3 * HEAD) return;
    for (int thing = 0; thing < names.size(); thing++) line(thing);
    for (int axis = 0; axis < axes.size(); axis++) axis(axis);
  }

  private void axis(int place) {
    var axis = axes.get(place);
    double x = x(place);
    var line = new Line(x, HEAD, x, getHeight() - FOOT);
    line.getStyleClass().add("parallel-axis");
    getChildren().add(line);
    double room = (getWidth() - 2 * SIDE) / (axes.size() - 1) - 4;
    label(axis.title, x, 0, room);
    label(axis.high, x, HEAD - 8, room);
    label(axis.low, x, getHeight() - FOOT + 2, room);
  }

  private void label(String text, double x, double y, double room) {
    Label label = Texts.cuttable(text, "micro", "subtle");
    double width = Math.max(24, Math.min(room, 2 * SIDE));
    label.setPrefWidth(width);
    label.setAlignment(Pos.CENTER);
    label.relocate(x - width / 2, y);
    Tooltip.install(label, new Tooltip(text));
    getChildren().add(label);
  }

  private void line(int thing) {
    var line = new Polyline();
    line.getStyleClass().addAll("curve", "s" + (1 + thing % COLOURS));
    for (int axis = 0; axis < axes.size(); axis++) {
      double place = axes.get(axis).places.get(thing);
      if (!Double.isNaN(place)) line.getPoints().addAll(x(axis), y(place));
    }
    line.setOnMouseEntered(event -> raise(line));
    line.setOnMouseExited(event -> line.getStyleClass().remove("on"));
    Tooltip.install(line, new Tooltip(names.get(thing)));
    getChildren().add(line);
  }

  private static void raise(Polyline line) {
    line.getStyleClass().add("on");
    line.toFront();
  }

  private double x(int axis) {
    return SIDE + (getWidth() - 2 * SIDE) * axis / (axes.size() - 1);
  }

  private double y(double place) {
    double top = HEAD + 8;
    return top + (getHeight() - FOOT - top) * (1 - place);
  }
}
