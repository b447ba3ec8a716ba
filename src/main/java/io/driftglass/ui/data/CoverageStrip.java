package io.driftglass.ui.data;

import io.driftglass.ui.kit.part.Pressable;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// Where a dataset has rows: a bar over its whole span with its gaps marked, days below.
final class CoverageStrip extends Region {
  private static final double BAR = 10;
  private static final double LEAST_MARK = 2;
  private static final double AIR = 12;

  private final Region bar = new Region();
  private List<Coverage.Mark> marks = List.of();
  private List<Coverage.Tick> ticks = List.of();

  CoverageStrip() {
    bar.getStyleClass().add("coverage");
    setMinHeight(32);
    setPrefHeight(32);
  }

  /// @param show called with the mark that was clicked
  void show(Coverage coverage, Consumer<Coverage.Mark> show) {
    marks = coverage.gaps();
    ticks = coverage.ticks();
    getChildren().setAll(bar);
    for (var mark : marks) getChildren().add(gap(mark, show));
    for (var tick : ticks) getChildren().add(label(tick.text()));
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    bar.resizeRelocate(0, 0, width, BAR);
    for (int i = 0; i < marks.size(); i++) {
      var mark = marks.get(i);
      double length = Math.max(LEAST_MARK, (mark.until() - mark.from()) * width);
      getChildren().get(1 + i).resizeRelocate(mark.from() * width, 0, length, BAR);
    }
    int every = every(width);
    for (int i = 0; i < ticks.size(); i++) {
      var label = label(i);
      double textWidth = label.prefWidth(-1);
      double x = ticks.get(i).at() * width;
      label.setVisible(i % every == 0 && x + textWidth <= width);
      label.resizeRelocate(x, BAR + 4, textWidth, label.prefHeight(-1));
    }
  }

  /// Every so many labels are shown, so that none touches the next and all stand equally far apart.
  private int every(double width) {
    int every = 1;
    for (int i = 0; i + every < ticks.size(); ) {
      double room = (ticks.get(i + every).at() - ticks.get(i).at()) * width;
      if (label(i).prefWidth(-1) + AIR <= room) {
        i += every;
      } else {
        every++;
        i = 0;
      }
    }
    return every;
  }

  private Label label(int tick) {
    return (Label) getChildren().get(1 + marks.size() + tick);
  }

  private static Region gap(Coverage.Mark mark, Consumer<Coverage.Mark> show) {
    var gap = new Region();
    gap.getStyleClass().add("coverage-gap");
    Tooltip.install(gap, new Tooltip(mark.text()));
    return Pressable.of(gap, mark.text(), () -> show.accept(mark));
  }

  private static Label label(String text) {
    var label = new Label(text);
    label.getStyleClass().addAll("micro", "subtle");
    return label;
  }
}
