package io.driftglass.ui.train;

import io.driftglass.method.Method;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.registry.Task;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Said;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.train.SearchPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// What is tried beside the settings of the form: other methods, values of settings, and what one
/// sensor has otherwise.
final class SearchModel {
  private static final long SEED = 42;

  /// Values of one setting, or what one sensor has otherwise.
  ///
  /// @param sensor its title; empty where it is about all of them
  /// @param text values with `|` between them or a range; of one sensor a single value
  record Line(String sensor, String setting, String text) {}

  private final BooleanProperty random = new SimpleBooleanProperty(this, "random");
  private final StringProperty trials = new SimpleStringProperty(this, "trials", "20");
  private final StringProperty minutes = new SimpleStringProperty(this, "minutes", "10");
  private final ObservableList<Method<?>> others = FXCollections.observableArrayList();
  private final ObservableList<Line> values = FXCollections.observableArrayList();
  private final ObservableList<Line> overrides = FXCollections.observableArrayList();

  /// Whether values are drawn; else all combinations are tried.
  BooleanProperty randomProperty() {
    return random;
  }

  StringProperty trialsProperty() {
    return trials;
  }

  /// After so many no further trial begins.
  StringProperty minutesProperty() {
    return minutes;
  }

  /// Methods beside the one of the form.
  ObservableList<Method<?>> others() {
    return others;
  }

  void toggle(Method<?> method) {
    if (!others.remove(method)) others.add(method);
  }

  /// What is tried, a line a setting.
  ObservableList<Line> values() {
    return values;
  }

  ObservableList<Line> overrides() {
    return overrides;
  }

  /// Forgets it all, as for another task.
  void clear() {
    others.clear();
    values.clear();
    overrides.clear();
  }

  /// Whether there is anything to try.
  boolean any() {
    return !others.isEmpty() || !values.isEmpty();
  }

  /// What to try; empty where the settings of the form are all there is.
  ///
  /// @param method of the form
  /// @throws InvalidSetting where a number or a value will not do
  Optional<SearchPlan> plan(Method<?> method) {
    if (!any()) return Optional.empty();
    var tried = new LinkedHashMap<String, String>();
    values.forEach(line -> tried.put(line.setting(), line.text()));
    var budget = Duration.ofSeconds(Math.round(60 * number(minutes.get(), "minutes")));
    return Optional.of(
        new SearchPlan(
            Stream.concat(Stream.of(method), others.stream()).map(Method::id).distinct().toList(),
            tried,
            random.get(),
            (int) number(trials.get(), "trials"),
            budget,
            "",
            SEED));
  }

  private static double number(String text, String of) {
    try {
      double number = Double.parseDouble(text.strip().replace(',', '.'));
      if (number > 0 && number <= 1_000_000) return number;
    } catch (NumberFormatException e) {
      // told below
    }
    throw new InvalidSetting(
        "A search needs a number of %s above 0, not '%s'.".formatted(of, text), "");
  }

  /// Why what was entered will not do; empty where it will.
  ///
  /// @param fixed the settings of the form
  Optional<String> problem(Task task, Method<?> method, Map<String, String> fixed) {
    try {
      plan(method).ifPresent(plan -> count(plan, task, fixed));
      overrides.forEach(
          line -> TrainRequest.checked(task, method.id(), line.setting(), line.text()));
      return Optional.empty();
    } catch (DriftglassException e) {
      return Optional.of(Said.of(e.problem().sentence()));
    }
  }

  /// How many trials it makes at most; 0 where there is nothing to try. Only where there is no
  /// [#problem].
  int trials(Task task, Method<?> method, Map<String, String> fixed) {
    return plan(method).map(p -> Math.min(p.trials(), count(p, task, fixed))).orElse(0);
  }

  /// After which no further trial begins.
  Duration budget(Method<?> method) {
    return plan(method).map(SearchPlan::budget).orElse(Duration.ZERO);
  }

  /// Tells of every change of what is tried.
  void onChange(Runnable told) {
    ListChangeListener<Object> changed = change -> told.run();
    others.addListener(changed);
    values.addListener(changed);
    random.subscribe(on -> told.run());
    trials.subscribe(text -> told.run());
    minutes.subscribe(text -> told.run());
  }

  private static int count(SearchPlan plan, Task task, Map<String, String> fixed) {
    return plan.methods().stream().mapToInt(m -> plan.combinations(task, m, fixed).size()).sum();
  }

  /// What will be tried, in a line; empty where there is nothing to try. Only where there is no
  /// [#problem].
  String sentence(Task task, Method<?> method, Map<String, String> fixed) {
    var said = new ArrayList<String>();
    plan(method)
        .ifPresent(
            plan -> {
              int all = count(plan, task, fixed);
              said.add(
                  Words.of(
                      "%s of %s, %s minutes at most; the best is registered",
                      Figures.count(Math.min(all, plan.trials()), "trial"),
                      Figures.count(plan.methods().size(), "method"),
                      minutes.get().strip()));
            });
    var sensors = overrides.stream().map(Line::sensor).distinct().toList();
    if (!sensors.isEmpty()) {
      said.add(Words.of("other settings for %s", String.join(", ", sensors)));
    }
    return String.join("; ", said);
  }

  /// The request of one sensor with what it has otherwise.
  TrainRequest of(TrainRequest request, Sensor sensor) {
    var own = request;
    for (var line : overrides) {
      if (line.sensor().equals(sensor.title())) own = own.with(line.setting(), line.text());
    }
    return own;
  }

  /// Names of the settings that the methods have, each once.
  static List<String> settings(List<Method<?>> methods) {
    Set<String> names = new LinkedHashSet<>();
    methods.forEach(method -> method.settings().forEach(s -> names.add(s.name())));
    return List.copyOf(names);
  }
}
