package io.driftglass.ui.kit;

import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayDeque;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/// A quantity of the machine: its name, its value now, its course over the last minutes.
final class Course extends HBox {
  private static final int KEPT = 120;
  private static final double HEIGHT = 48;

  private final Label value = Texts.of("", "small", "muted");
  private final Pane plot = new Pane();
  private final Polyline line = new Polyline();
  private final Polygon area = new Polygon();
  private final ArrayDeque<Double> shares = new ArrayDeque<>();

  /// @param series style class that colours it: `s1`..`s6`
  Course(String name, String series) {
    super(16);
    var words = new VBox(Texts.of(Words.of(name), "medium"), value);
    words.setStyle("-fx-min-width: 11.54em;");
    words.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().addAll("course-line", series);
    area.getStyleClass().addAll("course-area", series);
    plot.getChildren().addAll(area, line);
    plot.setMinHeight(HEIGHT);
    plot.setMinWidth(0);
    HBox.setHgrow(plot, Priority.ALWAYS);
    plot.widthProperty().subscribe(this::draw);
    getChildren().addAll(words, plot);
    setAlignment(Pos.CENTER_LEFT);
  }

  /// @param text the value as told
  /// @param share of what there is, 0..1; NaN draws nothing
  void add(String text, double share) {
    value.setText(text);
    if (Double.isNaN(share)) return;
    shares.addLast(share);
    if (shares.size() > KEPT) shares.removeFirst();
    draw();
  }

  private void draw() {
    line.getPoints().clear();
    area.getPoints().clear();
    if (shares.size() < 2) return;
    double step = plot.getWidth() / (KEPT - 1);
    double x = plot.getWidth() - step * (shares.size() - 1);
    area.getPoints().addAll(x, HEIGHT);
    for (double share : shares) {
      double y = HEIGHT - 2 - Math.clamp(share, 0, 1) * (HEIGHT - 4);
      line.getPoints().addAll(x, y);
      area.getPoints().addAll(x, y);
      x += step;
    }
    area.getPoints().addAll(plot.getWidth(), HEIGHT);
  }
}
