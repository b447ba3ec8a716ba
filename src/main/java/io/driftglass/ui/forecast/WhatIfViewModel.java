package io.driftglass.ui.forecast;

import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.FutureInputs;
import io.driftglass.job.Progress;
import io.driftglass.problem.Problem;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.forecast.Forecasted;
import io.driftglass.workbench.forecast.WhatIf;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the forecast would be if its inputs were others.
final class WhatIfViewModel {
  private final Desk desk;
  private final ObservableList<Input> inputs = FXCollections.observableArrayList();
  private final Map<String, Double> changes = new HashMap<>();
  private final ReadOnlyObjectWrapper<Forecast> changed =
      new ReadOnlyObjectWrapper<>(this, "changed");
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
  private final ReadOnlyObjectWrapper<Problem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private Optional<WhatIf> whatIf = Optional.empty();
  private Forecast usual;
  private String unit = "";
  private int asked;
  private boolean running;

  WhatIfViewModel(Desk desk) {
    this.desk = desk;
  }

  /// An input that can be changed.
  ///
  /// @param usual mean of what is assumed of the coming rows
  /// @param reach how far it can be moved up or down: the span of what was measured
  record Input(String name, String unit, double usual, double reach) {
    /// `18.2 °C`.
    String text(double change) {
      return (Figures.value(usual + change) + " " + unit).strip();
    }
  }

  ObservableList<Input> inputs() {
    return inputs;
  }

  /// What is expected with the changed inputs; null where none is changed.
  ReadOnlyObjectProperty<Forecast> changedProperty() {
    return changed.getReadOnlyProperty();
  }

  /// What the change does, in words.
  ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Begins anew with a forecast.
  ///
  /// @param shownUnit of its channel
  void show(Forecasted forecasted, String shownUnit) {
    whatIf = forecasted.whatIf();
    usual = forecasted.forecast();
    unit = shownUnit;
    inputs.setAll(
        whatIf
            .map(it -> it.inputs().rows().channels().stream().map(c -> input(it, c)).toList())
            .orElse(List.of()));
    reset();
  }

  private static Input input(WhatIf whatIf, Channel channel) {
    var coming = whatIf.inputs().rows();
    double mean = Arrays.stream(coming.column(coming.indexOf(channel.name()))).average().orElse(0);
    return new Input(channel.name(), channel.unit(), mean, span(whatIf.recent(), channel.name()));
  }

  private static double span(Frame frame, String name) {
    var measured =
        Arrays.stream(frame.column(frame.indexOf(name)))
            .filter(Double::isFinite)
            .summaryStatistics();
    return measured.getCount() == 0 ? 0 : measured.getMax() - measured.getMin();
  }

  double change(String name) {
    return changes.getOrDefault(name, 0.0);
  }

  /// Moves all coming values of an input; 0 leaves it as it is assumed.
  void change(String name, double by) {
    if (by == 0) changes.remove(name);
    else changes.put(name, by);
    asked++;
    if (!running) compute();
  }

  void reset() {
    changes.clear();
    asked++;
    changed.set(null);
    sentence.set("");
    problem.set(null);
  }

  /// One at a time; what was asked for meanwhile is computed after it.
  private void compute() {
    if (whatIf.isEmpty()) return;
    if (changes.isEmpty()) {
      changed.set(null);
      sentence.set("");
      return;
    }
    int mine = asked;
    var base = whatIf.get();
    var now = changed(base.inputs());
    running = true;
    desk.loader()
        .start(
            "What if",
            progress -> base.with(now, Progress.NONE),
            forecast -> {
              running = false;
              if (whatIf.filter(base::equals).isPresent() && !changes.isEmpty()) {
                changed.set(forecast);
                sentence.set(told(forecast));
              }
              if (mine != asked) compute();
            },
            failure -> {
              running = false;
              problem.set(Problems.of(failure));
            });
  }

  private FutureInputs changed(FutureInputs inputs) {
    var result = inputs;
    for (var change : changes.entrySet()) {
      int at = inputs.rows().indexOf(change.getKey());
      if (at < 0) continue;
      double by = change.getValue();
      var moved = Arrays.stream(inputs.rows().column(at)).map(v -> v + by).toArray();
      result = result.with(change.getKey(), moved);
    }
    return result;
  }

  private String told(Forecast forecast) {
    double[] before = usual.paths().getFirst().point();
    double[] after = forecast.paths().getFirst().point();
    double mean =
        Arrays.stream(after).average().orElse(0) - Arrays.stream(before).average().orElse(0);
    double peakBefore = Arrays.stream(before).max().orElse(0);
    double peakAfter = Arrays.stream(after).max().orElse(0);
    String moved = (mean > 0 ? "+" : "") + Figures.value(mean);
    return Words.of(
        "%s on average; peak %s instead of %s",
        (moved + " " + unit).strip(),
        (Figures.value(peakAfter) + " " + unit).strip(),
        Figures.value(peakBefore));
  }
}
