package io.driftglass.ui.experiment;

import io.driftglass.experiment.Comparison;
import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunPage;
import io.driftglass.experiment.RunQuery;
import io.driftglass.job.Runner;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The runs that pass the filter, read as they come into view, and the comparison of those chosen.
final class ExperimentsViewModel {
  /// Metrics that have a column of their own.
  private static final int METRICS = 2;

  private final Experiments experiments;
  private final Runner loader;
  private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
  private final StringProperty sort = new SimpleStringProperty(this, "sort", "");
  private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper(this, "headline", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyObjectWrapper<Optional<Comparison>> compared =
      new ReadOnlyObjectWrapper<>(this, "compared", Optional.empty());
  private final ObservableList<String> log = FXCollections.observableArrayList();
  private final ObservableList<String> metrics = FXCollections.observableArrayList();
  private final ObservableList<String> saved = FXCollections.observableArrayList();
  private final Set<Integer> asked = new HashSet<>();
  private final VirtualRuns runs = new VirtualRuns(this::read);
  private RunQuery query = RunQuery.NEWEST;
  private List<Long> chosen = List.of();

  ExperimentsViewModel(Experiments experiments, Runner loader) {
    this.experiments = experiments;
    this.loader = loader;
    filter.subscribe(text -> search());
    loader.start("Read filters", told -> experiments.filters(), saved::setAll, this::fail);
    sort.subscribe(text -> search());
  }

  /// Reads the runs again.
  void refresh() {
    search();
  }

  ObservableList<RunLine> runs() {
    return runs;
  }

  /// An expression such as `status = completed and mase < 1`.
  StringProperty filterProperty() {
    return filter;
  }

  /// Filters that were kept, the last one first.
  ObservableList<String> saved() {
    return saved;
  }

  /// Keeps the filter in hand among [#saved]; one that is kept already is forgotten.
  void keepFilter() {
    var text = filter.get().strip();
    if (text.isEmpty() || !problem.get().isEmpty()) return;
    var next = new ArrayList<>(saved);
    if (!next.remove(text)) next.addFirst(text);
    loader.start(
        "Keep filters",
        told -> {
          experiments.keep(next);
          return next;
        },
        saved::setAll,
        this::fail);
  }

  /// What runs are sorted by, see [RunQuery#sort].
  StringProperty sortProperty() {
    return sort;
  }

  /// `1,204 runs`.
  ReadOnlyStringProperty headlineProperty() {
    return headline.getReadOnlyProperty();
  }

  /// What is wrong with the filter, or why the runs could not be read; empty where nothing is.
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// The metrics that most of the first runs have.
  ObservableList<String> metrics() {
    return metrics;
  }

  /// The runs chosen, one or more, side by side.
  ReadOnlyObjectProperty<Optional<Comparison>> comparedProperty() {
    return compared.getReadOnlyProperty();
  }

  /// What the one chosen run has logged, oldest line first; empty where several are chosen.
  ObservableList<String> log() {
    return log;
  }

  /// Shows the trials of a search alone.
  void showTrials(long search) {
    filter.set("kind = trial and search.run = " + search);
  }

  /// Chooses runs to look at side by side.
  void choose(List<Run> wanted) {
    var ids = wanted.stream().map(Run::id).toList();
    if (ids.equals(chosen)) return;
    chosen = ids;
    compare();
  }

  /// Gives the chosen run its tags, separated by commas.
  void tag(String text) {
    if (chosen.size() != 1) return;
    long id = chosen.getFirst();
    var tags = List.of(text.split(",")).stream().map(String::strip).filter(t -> !t.isEmpty());
    loader.start(
        "Tag run " + id,
        progress -> experiments.tag(id, tags.toList()),
        run -> changed(),
        this::fail);
  }

  /// Writes about the chosen run.
  void note(String text) {
    if (chosen.size() != 1) return;
    long id = chosen.getFirst();
    loader.start(
        "Note on run " + id, progress -> experiments.note(id, text), run -> changed(), this::fail);
  }

  private void changed() {
    search();
    compare();
  }

  private void compare() {
    var wanted = chosen;
    log.clear();
    if (wanted.isEmpty()) {
      compared.set(Optional.empty());
      return;
    }
    if (wanted.size() == 1) readLog(wanted);
    loader.start(
        "Compare runs",
        progress -> experiments.compare(wanted),
        found -> {
          if (wanted.equals(chosen)) compared.set(Optional.of(found));
        },
        this::fail);
  }

  private void readLog(List<Long> one) {
    loader.start(
        "Read log",
        progress -> experiments.log(one.getFirst()),
        lines -> {
          if (one.equals(chosen)) log.setAll(lines);
        },
        this::fail);
  }

  private void search() {
    try {
      query = new RunQuery(filter.get(), sort.get(), 0, VirtualRuns.PAGE);
    } catch (InvalidSetting e) {
      problem.set(e.getMessage());
      return;
    }
    problem.set("");
    var wanted = query;
    loader.start(
        "Find runs",
        progress -> experiments.find(wanted),
        found -> {
          if (wanted.equals(query)) show(found);
        },
        this::fail);
  }

  private void show(RunPage found) {
    asked.clear();
    runs.reset(found.total(), found.runs());
    var noun = filter.get().isBlank() ? "run" : "run that passes";
    headline.set(
        found.total() == 1 || filter.get().isBlank()
            ? Figures.count(found.total(), noun)
            : Words.of("%s runs that pass", Figures.count(found.total())));
    metrics.setAll(usual(found.runs()));
  }

  private static List<String> usual(List<Run> first) {
    Map<String, Integer> counts = new TreeMap<>();
    first.forEach(
        run -> run.metrics().keySet().forEach(name -> counts.merge(name, 1, Integer::sum)));
    var names = new ArrayList<>(counts.keySet());
    names.removeIf(name -> name.endsWith("_seconds") || name.equals("trained_rows"));
    names.sort(Comparator.comparingInt(name -> -counts.get(name)));
    return names.subList(0, Math.min(METRICS, names.size()));
  }

  private void read(int page) {
    if (!asked.add(page)) return;
    var wanted = query;
    loader.start(
        "Read runs",
        progress -> experiments.find(wanted.page(page, VirtualRuns.PAGE)),
        found -> {
          if (wanted.equals(query)) runs.put(page, found.runs());
          asked.remove(page);
        },
        this::fail);
  }

  private void fail(Exception failure) {
    problem.set(Problems.of(failure).sentence());
  }
}
