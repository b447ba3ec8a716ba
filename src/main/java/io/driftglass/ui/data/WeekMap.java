package io.driftglass.ui.data;

import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;

/// The typical week of a channel: one cell an hour, one hue from low to high.
final class WeekMap extends GridPane {
  private static final int HOURS = 24;

  WeekMap() {
    setHgap(1);
    setVgap(1);
    var gutter = new ColumnConstraints(34, USE_COMPUTED_SIZE, USE_COMPUTED_SIZE);
    getColumnConstraints().add(gutter);
    for (int hour = 0; hour < HOURS; hour++) {
      var column = new ColumnConstraints();
      column.setHgrow(Priority.ALWAYS);
      column.setPercentWidth(Region.USE_COMPUTED_SIZE);
      column.setMinWidth(4);
      column.setPrefWidth(20);
      getColumnConstraints().add(column);
    }
    for (int day = 0; day < 7; day++) {
      var row = new RowConstraints(USE_COMPUTED_SIZE, USE_COMPUTED_SIZE, Double.MAX_VALUE);
      row.setVgrow(Priority.ALWAYS);
      getRowConstraints().add(row);
    }
  }

  /// @param week [Monday first][hour], NaN where nothing was measured
  void show(double[][] week, String unit) {
    getChildren().clear();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (var day : week) {
      for (double value : day) {
        if (!Double.isNaN(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    for (int day = 0; day < week.length; day++) {
      String name = DayOfWeek.of(day + 1).getDisplayName(TextStyle.SHORT, Words.locale());
      add(label(name), 0, day);
      for (int hour = 0; hour < HOURS; hour++) {
        add(cell(week[day][hour], low, high, name, hour, unit), hour + 1, day);
      }
    }
    for (int hour = 0; hour < HOURS; hour += 3) {
      add(label("%02d:00".formatted(hour)), hour + 1, week.length, 3, 1);
    }
  }

  private static StackPane cell(
      double value, double low, double high, String day, int hour, String unit) {
    var tint = new Region();
    tint.getStyleClass().add("week-tint");
    tint.setOpacity(Double.isNaN(value) ? 0 : high > low ? (value - low) / (high - low) : .5);
    var cell = new StackPane(tint);
    cell.getStyleClass().add("week-cell");
    String figure =
        Double.isNaN(value) ? Words.of("nothing measured") : Figures.value(value) + " " + unit;
    Tooltip.install(cell, new Tooltip("%s %02d:00: %s".formatted(day, hour, figure.strip())));
    return cell;
  }

  private static Label label(String text) {
    var label = new Label(text);
    label.getStyleClass().addAll("micro", "subtle");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }
}
