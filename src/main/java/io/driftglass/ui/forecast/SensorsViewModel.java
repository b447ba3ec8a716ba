package io.driftglass.ui.forecast;

import io.driftglass.data.Dataset;
import io.driftglass.forecast.Crossing;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.RiskBounds;
import io.driftglass.label.AlarmLimit;
import io.driftglass.problem.Problem;
import io.driftglass.ui.chart.series.Limit;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Grain;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.forecast.SensorOutlook;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What comes next of every sensor of the dataset, the riskiest first.
final class SensorsViewModel {
  private final Desk desk;
  private final ForecastViewModel page;
  private final RiskViewModel risk;
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);
  private final ReadOnlyObjectWrapper<Problem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private int asked;

  SensorsViewModel(Desk desk, ForecastViewModel page, RiskViewModel risk) {
    this.desk = desk;
    this.risk = risk;
    risk.boundsProperty().subscribe(this::judge);
    this.page = page;
    desk.selection().datasetProperty().subscribe(dataset -> forget());
    page.horizonProperty().subscribe(horizon -> forget());
    page.methodProperty().subscribe(method -> forget());
  }

  /// One sensor.
  ///
  /// @param end the last expected value; NaN where it could not be forecast
  /// @param peak the highest expected value; NaN as before
  /// @param when of the peak, for people
  /// @param limit that is likeliest to be crossed, for people; empty for none
  /// @param chance of it within the horizon; NaN for none
  /// @param risk of it
  record Row(
      SensorOutlook sensor,
      double end,
      double peak,
      String when,
      String limit,
      double chance,
      Optional<Crossing.Risk> risk) {
    /// Share by which the end differs from the last measured value; NaN where that is 0.
    double change() {
      return sensor.last() == 0 ? Double.NaN : (end - sensor.last()) / Math.abs(sensor.last());
    }
  }

  /// The rows by other bounds of risk.
  private void judge() {
    rows.replaceAll(
        row ->
            Double.isNaN(row.chance)
                ? row
                : new Row(
                    row.sensor,
                    row.end,
                    row.peak,
                    row.when,
                    row.limit,
                    row.chance,
                    Optional.of(risk.boundsProperty().get().of(row.chance))));
  }

  ObservableList<Row> rows() {
    return rows;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Whether the dataset has more than one sensor.
  boolean several() {
    return page.dataset().map(Dataset::entities).orElse(List.of()).size()
            * Math.max(1, page.channels().size())
        > 1;
  }

  private void forget() {
    asked++;
    busy.set(false);
    rows.clear();
    problem.set(null);
  }

  /// Forecasts all, as a job.
  void run() {
    if (page.dataset().isEmpty() || page.horizonProperty().get() == null || busy.get()) return;
    var data = page.dataset().get();
    var method = page.methodProperty().get().id();
    int ahead = page.horizonProperty().get().rows();
    var levels = page.levelsProperty().get().stream().mapToDouble(l -> l).toArray();
    rows.clear();
    problem.set(null);
    busy.set(true);
    var bounds = risk.boundsProperty().get();
    int mine = ++asked;
    desk.runner()
        .start(
            Words.of("Forecast all sensors of %s", data.title()),
            progress -> {
              var limits = desk.workbench().alarmLimits().of(data);
              var all = desk.workbench().forecasting().all(data, method, ahead, levels, progress);
              return all.stream().map(sensor -> row(data, sensor, limits, bounds)).toList();
            },
            all -> {
              if (mine != asked) return;
              busy.set(false);
              rows.setAll(all);
            },
            failure -> {
              if (mine != asked) return;
              busy.set(false);
              if (!(failure instanceof CancellationException)) problem.set(Problems.of(failure));
            });
  }

  static Row row(Dataset data, SensorOutlook sensor, List<AlarmLimit> limits, RiskBounds bounds) {
    if (sensor.path().isEmpty()) {
      return new Row(sensor, Double.NaN, Double.NaN, "", "", Double.NaN, Optional.empty());
    }
    var path = sensor.path().get();
    double[] point = path.point();
    int peak = 0;
    for (int step = 1; step < point.length; step++) if (point[step] > point[peak]) peak = step;
    var next =
        limits.stream()
            .filter(limit -> limit.channel().equals(sensor.channel()))
            .filter(limit -> !path.bands().isEmpty())
            .max(Comparator.comparingDouble(limit -> chance(path, limit)));
    return new Row(
        sensor,
        point[point.length - 1],
        point[peak],
        Grain.of(data.clock(), sensor.ticks()).stamp(data.clock(), sensor.ticks()[peak]),
        next.map(limit -> Limit.of(limit, sensor.unit()).text()).orElse(""),
        next.map(limit -> chance(path, limit)).orElse(Double.NaN),
        next.map(limit -> bounds.of(chance(path, limit))));
  }

  private static double chance(Forecast.Path path, AlarmLimit limit) {
    return Crossing.of(path, limit.limit(), RiskBounds.USUAL).probability();
  }

  /// Shows a sensor on the page.
  void open(Row row) {
    var sensor = row.sensor();
    if (!sensor.entity().equals(page.entity())) page.choose(sensor.entity());
    page.channelProperty().set(sensor.channel());
    page.forecast();
  }
}
