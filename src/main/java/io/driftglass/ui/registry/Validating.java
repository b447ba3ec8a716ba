package io.driftglass.ui.registry;

import io.driftglass.data.Dataset;
import io.driftglass.job.Job;
import io.driftglass.job.Runner;
import io.driftglass.registry.ModelVersion;
import io.driftglass.workbench.registry.ValidationOutcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Versions that are to be judged on rows they have not learnt from, and what came of it.
final class Validating {
  private final Registry registry;
  private final Runner runner;
  private final List<ModelVersion> versions;
  private final ObservableList<Dataset> datasets = FXCollections.observableArrayList();
  private final ObjectProperty<Dataset> on = new SimpleObjectProperty<>(this, "on");
  private final ObservableList<ValidationOutcome> found = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ReadOnlyObjectWrapper<Exception> failure =
      new ReadOnlyObjectWrapper<>(this, "failure");
  private Optional<Job> job = Optional.empty();

  /// @param loader reads what there is to choose
  /// @param runner where validating takes its time
  Validating(Registry registry, Runner loader, Runner runner, List<ModelVersion> versions) {
    this.registry = registry;
    this.runner = runner;
    this.versions = List.copyOf(versions);
    loader.start("List data", progress -> registry.datasets(), datasets::setAll, failure::set);
  }

  List<ModelVersion> versions() {
    return versions;
  }

  /// What they can be judged on, newest first.
  ObservableList<Dataset> datasets() {
    return datasets;
  }

  /// Null for the newest of the data that each has learnt from.
  ObjectProperty<Dataset> onProperty() {
    return on;
  }

  /// One a version, in their order; empty before the first time.
  ObservableList<ValidationOutcome> found() {
    return found;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// Null where all went well.
  ReadOnlyObjectProperty<Exception> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  void run() {
    if (busy.get()) return;
    busy.set(true);
    failure.set(null);
    found.clear();
    var data = Optional.ofNullable(on.get());
    var title =
        versions.size() == 1
            ? "Validate " + versions.getFirst().title()
            : "Validate %d versions".formatted(versions.size());
    var started =
        runner.start(
            title,
            progress -> registry.validate(versions, data, progress),
            all -> {
              found.setAll(all);
              busy.set(false);
            },
            problem -> {
              busy.set(false);
              if (!(problem instanceof CancellationException)) failure.set(problem);
            });
    job = Optional.of(started);
  }

  void cancel() {
    job.ifPresent(Job::cancel);
  }
}
