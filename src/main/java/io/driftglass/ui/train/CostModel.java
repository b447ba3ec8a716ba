package io.driftglass.ui.train;

import io.driftglass.job.Work;
import io.driftglass.method.Method;
import io.driftglass.registry.Task;
import io.driftglass.series.Frame;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.run.Catalogues;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What a training will cost, told before it is started: from a trial on a few rows, or from
/// earlier trainings.
final class CostModel {
  private final Desk desk;
  private final Supplier<Optional<Cost.Wanted>> wanted;
  private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper(this, "refused");
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
  private final ReadOnlyStringWrapper brief = new ReadOnlyStringWrapper(this, "brief", "");
  private Optional<Cost> known = Optional.empty();
  private int asked;

  /// @param wanted what is to be trained; empty before its rows are read
  CostModel(Desk desk, Supplier<Optional<Cost.Wanted>> wanted) {
    this.desk = desk;
    this.wanted = wanted;
  }

  /// Empty while nothing is to be trained.
  ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }

  /// The same in a few words; empty before it is known.
  ReadOnlyStringProperty briefProperty() {
    return brief.getReadOnlyProperty();
  }

  /// Whether the trial failed: then the sentence says why.
  ReadOnlyBooleanProperty refusedProperty() {
    return refused.getReadOnlyProperty();
  }

  /// How long each sensor will take; empty where that is not known.
  Optional<Duration> each() {
    return known.flatMap(cost -> wanted.get().flatMap(cost::each));
  }

  void nothing() {
    asked++;
    sentence.set("");
    brief.set("");
  }

  /// Rows are read for a trial; what an earlier one finds no longer counts.
  ///
  /// @return its number
  int begin() {
    known = Optional.empty();
    refused.set(false);
    sentence.set(Words.of("Trying it on a few rows"));
    brief.set("");
    return ++asked;
  }

  /// Whether no later trial has begun.
  boolean counts(int trial) {
    return trial == asked;
  }

  void run(int trial, Task task, Method<?> method, Map<String, String> given, Frame frame) {
    desk.loader()
        .start(
            "Trial of " + method.title(),
            work(task, method, given, frame),
            found -> {
              if (!counts(trial)) return;
              known = Optional.of(found);
              tell();
            },
            failure -> refuse(trial, failure));
  }

  private Work<Cost> work(Task task, Method<?> method, Map<String, String> given, Frame frame) {
    return progress -> {
      if (method.cost() == Method.Cost.LONG) {
        return Cost.ofEarlier(method, desk.workbench().runs());
      }
      return task == Task.ANOMALY
          ? Cost.ofDetector(Catalogues.detector(method.id()), given, frame, progress)
          : Cost.ofForecaster(Catalogues.forecaster(method.id()), given, frame, progress);
    };
  }

  /// Says what the split and the number of sensors make of it.
  void tell() {
    var now = wanted.get();
    if (known.isEmpty() || now.isEmpty()) return;
    sentence.set(known.get().sentence(now.get()));
    brief.set(known.get().brief(now.get()));
  }

  void refuse(int trial, Exception failure) {
    if (!counts(trial) || failure instanceof CancellationException) return;
    refused.set(true);
    sentence.set(Problems.of(failure).sentence());
  }
}
