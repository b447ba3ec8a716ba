package io.driftglass.ui.chart;

import java.util.Objects;
import javafx.scene.layout.Region;

/// The style sheet that all charts share.
final class ChartStyle {
  private ChartStyle() {}

  static void on(Region chart) {
    var sheet = Objects.requireNonNull(ChartStyle.class.getResource("chart.css"));
    chart.getStyleClass().add("dg-chart");
    chart.getStylesheets().add(sheet.toExternalForm());
  }
}
