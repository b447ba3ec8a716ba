package io.driftglass.ui.detect;

import io.driftglass.detect.NormalChances;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;

/// How often normal rows were given each chance, in tenths, and the line on which all bars would
/// end if the chances were kept to the letter.
final class ChancesPlot extends Region {
  private static final double HEIGHT = 64;

  /// A bar this many times as high as promised fills the plot.
  private static final double TOP = 2.5;

  private final double[] shares;
  private final List<Region> bars = new ArrayList<>();
  private final Line promise = new Line();

  ChancesPlot(NormalChances chances) {
    shares = chances.shares();
    for (int bin = 0; bin < shares.length; bin++) {
      var bar = new Region();
      bar.getStyleClass().add("histogram-bar");
      bars.add(bar);
    }
    promise.getStyleClass().add("promise");
    getChildren().addAll(bars);
    getChildren().add(promise);
    setId("chances");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setAccessibleText(Words.of("Chances of normal rows by tenths"));
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth() / shares.length;
    for (int bin = 0; bin < shares.length; bin++) {
      double part = Math.min(1, shares[bin] * shares.length / TOP);
      double height = Math.rint(part * getHeight());
      bars.get(bin)
          .resizeRelocate(
              Math.rint(bin * width), getHeight() - height, Math.max(1, width - 2), height);
    }
    double line = Math.rint(getHeight() * (1 - 1 / TOP)) + .5;
    promise.setStartX(0);
    promise.setEndX(getWidth());
    promise.setStartY(line);
    promise.setEndY(line);
  }
}
