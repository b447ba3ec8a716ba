package io.driftglass.ui.train;

import io.driftglass.ui.chart.Pictured;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/// Loss on training and validation rows by epoch, with the best epoch marked.
final class LossChart extends Pane implements Pictured {
  private static final double LEFT = 56;
  private static final double RIGHT = 16;
  private static final double FOOT = 22;
  private static final double TOP = 10;

  private final Path train = curve("loss-train");
  private final Path validate = curve("loss-validate");
  private final Circle best = new Circle(4);
  private final Label bestText = Texts.of("", "micro", "medium");
  private final Label high = Texts.of("", "micro", "muted");
  private final Label low = Texts.of("", "micro", "muted");
  private final Label firstEpoch = Texts.of(Words.of("epoch 1"), "micro", "muted");
  private final Label lastEpoch = Texts.of("", "micro", "muted");
  private final Line top = rule();
  private final Line bottom = rule();
  private final Region toCome = new Region();
  private final Label toGo = Texts.of("", "small", "muted");
  private List<Loss> losses = List.of();
  private int epochs;

  LossChart() {
    best.getStyleClass().add("loss-best");
    toCome.getStyleClass().add("loss-to-come");
    getChildren().setAll(toCome, top, bottom, train, validate, toGo, best, bestText, high, low);
    getChildren().addAll(firstEpoch, lastEpoch);
    getChildren().forEach(node -> node.setManaged(false));
    setMinHeight(140);
    setPrefHeight(200);
  }

  private static Path curve(String style) {
    var path = new Path();
    path.getStyleClass().add(style);
    return path;
  }

  private static Line rule() {
    var line = new Line();
    line.getStyleClass().add("loss-rule");
    return line;
  }

  /// @param most epochs at most; 0 where none are to come
  void show(List<Loss> shown, int most) {
    losses = List.copyOf(shown);
    epochs = Math.max(losses.size(), most);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    boolean any = !losses.isEmpty();
    getChildren().forEach(node -> node.setVisible(any));
    if (!any) return;
    double most = 0;
    for (var loss : losses) most = Math.max(most, Math.max(loss.train(), loss.validate()));
    draw(train, Loss::train, most);
    draw(validate, Loss::validate, most);
    var lowest = losses.getFirst();
    for (var loss : losses) if (loss.validate() < lowest.validate()) lowest = loss;
    best.setCenterX(x(losses.indexOf(lowest)));
    best.setCenterY(y(lowest.validate(), most));
    bestText.setText(
        Words.of("best %s, epoch %d", Figures.value(lowest.validate()), lowest.epoch()));
    bestText.autosize();
    double right = getWidth() - RIGHT - bestText.getWidth();
    place(bestText, Math.min(right, best.getCenterX() + 8), best.getCenterY() - 22);
    high.setText(Figures.value(most));
    low.setText("0");
    place(high, LEFT - 8 - sized(high), TOP - 8);
    place(low, LEFT - 8 - sized(low), getHeight() - FOOT - 8);
    int left = epochs - losses.size();
    lastEpoch.setText(String.valueOf(losses.getLast().epoch() + left));
    lastEpoch.setVisible(epochs > 1);
    toCome(left);
    sized(firstEpoch);
    place(firstEpoch, LEFT, getHeight() - FOOT + 4);
    place(lastEpoch, getWidth() - RIGHT - sized(lastEpoch), getHeight() - FOOT + 4);
    ruled(top, TOP);
    ruled(bottom, getHeight() - FOOT);
  }

  /// What it may still learn, grey; it may stop before.
  private void toCome(int left) {
    double from = x(losses.size() - 1);
    toCome.setVisible(left > 0);
    toCome.resizeRelocate(from, TOP, x(epochs - 1) - from, getHeight() - FOOT - TOP);
    toGo.setText(Words.of("%s to go at most", Figures.count(left, "epoch")));
    double room = toCome.getWidth() - sized(toGo);
    toGo.setVisible(left > 0 && room > 8);
    place(toGo, from + room / 2, getHeight() - FOOT - 24);
  }

  private void draw(Path path, ToDoubleFunction<Loss> value, double most) {
    path.getElements().clear();
    for (int i = 0; i < losses.size(); i++) {
      double y = y(value.applyAsDouble(losses.get(i)), most);
      path.getElements().add(i == 0 ? new MoveTo(x(i), y) : new LineTo(x(i), y));
    }
  }

  private double x(int index) {
    double width = Math.max(1, getWidth() - LEFT - RIGHT);
    return LEFT + (epochs == 1 ? 0 : width * index / (epochs - 1));
  }

  private double y(double loss, double most) {
    double height = Math.max(1, getHeight() - TOP - FOOT);
    return TOP + height * (1 - (most > 0 ? loss / most : 0));
  }

  private void ruled(Line line, double y) {
    line.setStartX(LEFT);
    line.setEndX(getWidth() - RIGHT);
    line.setStartY(y);
    line.setEndY(y);
  }

  private static double sized(Label label) {
    label.autosize();
    return label.getWidth();
  }

  private static void place(Node node, double x, double y) {
    node.relocate(x, y);
  }
}
