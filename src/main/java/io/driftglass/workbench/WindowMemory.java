package io.driftglass.workbench;

import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunQuery;
import io.driftglass.experiment.RunStore;
import io.driftglass.workbench.train.TrainingQueue;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the window remembers of a workspace from one session to the next: where a person was, the
/// files that were opened, and what a crash interrupted until it has been looked at.
public final class WindowMemory {
  private static final String RECENT = "recent";
  private static final String PLACE = "place";
  private static final String CHART = "chart";
  private static final String LOOKED = "interrupted-looked-at";
  private static final String FILTERS = "filters";
  private static final int MOST_RECENT = 10;
  private static final int MOST_FILTERS = 20;
  private static final RunQuery INTERRUPTED =
      RunQuery.NEWEST.filter("status = interrupted").page(0, 1000);

  /// Where a person was.
  ///
  /// @param page its id
  /// @param dataset its number as text; empty for none
  /// @param entity of the dataset
  public record Place(String page, String dataset, String entity) {}

  private final WindowStore store;
  private final RunStore runs;

  WindowMemory(WindowStore store, RunStore runs) {
    this.store = store;
    this.runs = runs;
  }

  /// Files that were opened, newest first, those alone that are still there.
  public List<Path> recent() {
    return store.get(RECENT).stream()
        .flatMap(String::lines)
        .map(Path::of)
        .filter(file -> file.toFile().isFile())
        .toList();
  }

  /// Remembers a file that has been opened.
  public void opened(Path file) {
    var files = new ArrayList<Path>();
    files.add(file.toAbsolutePath());
    recent().stream().filter(known -> !known.equals(files.getFirst())).forEach(files::add);
    var lines = files.stream().limit(MOST_RECENT).map(Path::toString).toList();
    store.put(RECENT, String.join("\n", lines));
  }

  /// Filters of runs that were kept, the last one first.
  public List<String> filters() {
    return store.get(FILTERS).stream().flatMap(String::lines).toList();
  }

  public void keepFilters(List<String> filters) {
    var lines = filters.stream().map(text -> text.replace('\n', ' ')).limit(MOST_FILTERS);
    store.put(FILTERS, String.join("\n", lines.toList()));
  }

  /// Where the last session was, even if it was killed.
  public Optional<Place> place() {
    return store
        .get(PLACE)
        .map(text -> text.split("\n", 3))
        .filter(parts -> parts.length == 3)
        .map(parts -> new Place(parts[0], parts[1], parts[2]));
  }

  public void keep(Place place) {
    store.put(PLACE, place.page() + "\n" + place.dataset() + "\n" + place.entity());
  }

  /// How the channels of charts were shown last.
  public Optional<String> chart() {
    return store.get(CHART);
  }

  public void keepChart(String layout) {
    store.put(CHART, layout);
  }

  /// Runs that a dying process left unfinished and nobody has looked at since, newest first; a
  /// search stands for all that was done for it.
  public List<Run> interrupted() {
    var looked = store.get(LOOKED).map(Instant::parse).orElse(Instant.EPOCH);
    return runs.find(INTERRUPTED).runs().stream()
        .filter(run -> !TrainingQueue.ofSearch(run))
        .filter(run -> run.ended().filter(ended -> ended.isAfter(looked)).isPresent())
        .toList();
  }

  /// They are not told again.
  public void lookedAt(List<Run> interrupted) {
    interrupted.stream()
        .flatMap(run -> run.ended().stream())
        .max(Instant::compareTo)
        .ifPresent(last -> store.put(LOOKED, last.truncatedTo(ChronoUnit.MICROS).toString()));
  }
}
