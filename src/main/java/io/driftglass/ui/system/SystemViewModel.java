package io.driftglass.ui.system;

import io.driftglass.job.Runner;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.Check;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The doctor's checks and the facts a bug report needs.
final class SystemViewModel {
  private final Supplier<List<Check>> doctor;
  private final Supplier<SequencedMap<String, String>> facts;
  private final Runner loader;
  private final ObservableList<Check> checks = FXCollections.observableArrayList();
  private final ObservableList<Fact> known = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper(this, "headline", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  /// One line of the page: `Java`, `25.0.1`.
  record Fact(String name, String value) {}

  private record Found(List<Check> checks, List<Fact> facts) {}

  /// @param doctor looks; slow
  /// @param facts read; slow
  SystemViewModel(
      Supplier<List<Check>> doctor, Supplier<SequencedMap<String, String>> facts, Runner loader) {
    this.doctor = doctor;
    this.facts = facts;
    this.loader = loader;
  }

  /// Looks again.
  void refresh() {
    headline.set("checking");
    loader.start("Check the system", progress -> look(), this::show, this::fail);
  }

  ObservableList<Check> checks() {
    return checks;
  }

  ObservableList<Fact> facts() {
    return known;
  }

  /// `8 checks passed`, `1 of 8 checks needs attention`.
  ReadOnlyStringProperty headlineProperty() {
    return headline.getReadOnlyProperty();
  }

  /// Why nothing could be checked; empty where it could.
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// All of the page as text, for a bug report.
  String diagnostics() {
    var lines =
        checks.stream()
            .map(c -> (c.ok() ? "ok    " : "NOT   ") + c.name() + ": " + c.detail())
            .collect(Collectors.joining("\n"));
    return lines
        + "\n\n"
        + known.stream().map(f -> f.name() + ": " + f.value()).collect(Collectors.joining("\n"));
  }

  private Found look() {
    var lines = facts.get().entrySet().stream().map(e -> new Fact(e.getKey(), e.getValue()));
    return new Found(doctor.get(), lines.toList());
  }

  private void show(Found found) {
    checks.setAll(found.checks());
    known.setAll(found.facts());
    long bad = found.checks().stream().filter(check -> !check.ok()).count();
    headline.set(
        bad == 0
            ? Words.of("%s passed", Figures.count(found.checks().size(), "check"))
            : Words.of(
                "%s of %s need attention",
                Figures.count(bad), Figures.count(found.checks().size(), "check")));
    problem.set("");
  }

  private void fail(Exception failure) {
    headline.set("");
    problem.set(Problems.of(failure).sentence());
  }
}
