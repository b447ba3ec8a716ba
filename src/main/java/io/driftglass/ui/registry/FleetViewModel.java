package io.driftglass.ui.registry;

import io.driftglass.job.Runner;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.monitor.FleetRow;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The sensors that fit the filter, each with the version that watches it.
final class FleetViewModel {
  private final Registry registry;
  private final Runner loader;
  private final Consumer<ModelVersion> open;
  private final ObservableList<FleetRow> rows = FXCollections.observableArrayList();
  private final ObservableList<FleetRow> chosen = FXCollections.observableArrayList();
  private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
  private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper(this, "headline", "");
  private final ReadOnlyObjectWrapper<Exception> failure =
      new ReadOnlyObjectWrapper<>(this, "failure");
  private List<FleetRow> all = List.of();

  /// @param open shows a version
  FleetViewModel(Registry registry, Runner loader, Consumer<ModelVersion> open) {
    this.registry = registry;
    this.loader = loader;
    this.open = open;
    filter.subscribe(words -> show());
  }

  void refresh() {
    loader.start(
        "List sensors",
        progress -> registry.fleet(),
        found -> {
          all = List.copyOf(found);
          failure.set(null);
          show();
        },
        failure::set);
  }

  ObservableList<FleetRow> rows() {
    return rows;
  }

  /// Those that are chosen, a subset of the rows.
  ObservableList<FleetRow> chosen() {
    return chosen;
  }

  StringProperty filterProperty() {
    return filter;
  }

  /// `12 sensors, 4 in production, 1 drifted`.
  ReadOnlyStringProperty headlineProperty() {
    return headline.getReadOnlyProperty();
  }

  /// Null where the sensors could be read.
  ReadOnlyObjectProperty<Exception> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  void open(FleetRow row) {
    open.accept(row.version());
  }

  /// What is to be validated: what watches the chosen sensors, or all that are shown.
  List<ModelVersion> versions() {
    return (chosen.isEmpty() ? rows : chosen).stream().map(FleetRow::version).toList();
  }

  private void show() {
    var words = filter.get().strip().toLowerCase(Locale.ROOT);
    rows.setAll(
        all.stream()
            .filter(
                row ->
                    row.sensor().toLowerCase(Locale.ROOT).contains(words)
                        || row.version().title().toLowerCase(Locale.ROOT).contains(words))
            .toList());
    headline.set(headline());
  }

  private String headline() {
    long live = rows.stream().filter(row -> row.version().stage() == Stage.PRODUCTION).count();
    long drifted = rows.stream().filter(row -> row.drift().orElse(false)).count();
    return rows.isEmpty()
        ? ""
        : Words.of(
            "%s, %s in production, %s drifted",
            Figures.count(rows.size(), "sensor"), Figures.count(live), Figures.count(drifted));
  }
}
