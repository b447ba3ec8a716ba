package io.driftglass.workbench.data;

import io.driftglass.data.Dataset;
import io.driftglass.data.DatasetStore;
import io.driftglass.data.DatasetStore.Recycled;
import io.driftglass.data.diff.Difference;
import io.driftglass.job.Progress;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.registry.ModelStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Versions of datasets: how they differ, what stands on them, and the recycle list.
public final class Versions {
  private static final int NAMED = 5;

  private final Datasets datasets;
  private final DatasetStore store;
  private final ModelStore models;
  private final Duration kept;
  private final InstantSource clock;

  /// @param kept how long a deleted dataset can come back
  public Versions(
      Datasets datasets,
      DatasetStore store,
      ModelStore models,
      Duration kept,
      InstantSource clock) {
    this.datasets = datasets;
    this.store = store;
    this.models = models;
    this.kept = kept;
    this.clock = clock;
  }

  /// How a dataset differs from another, over all of their series.
  ///
  /// @throws SchemaMismatch where they have no series in common or count time differently
  public Difference difference(Dataset first, Dataset second, Progress progress) {
    if (first.clock().getClass() != second.clock().getClass()) {
      throw new SchemaMismatch(
          "%s and %s count time in different ways.".formatted(first.title(), second.title()),
          "Compare versions that were imported alike.");
    }
    var common = first.entities().stream().filter(second.entities()::contains).toList();
    if (common.isEmpty()) {
      throw new SchemaMismatch(
          "%s and %s have no series in common.".formatted(first.title(), second.title()),
          "Compare versions of one dataset.");
    }
    Difference sum = null;
    for (int at = 0; at < common.size(); at++) {
      progress.step(at, common.size(), "comparing " + common.get(at));
      var one =
          Difference.of(
              common.get(at),
              datasets.frame(first, common.get(at)),
              datasets.frame(second, common.get(at)));
      sum = sum == null ? one : sum.plus(one);
    }
    return sum;
  }

  /// What would lose its ground: datasets made of this one and models trained on it.
  public List<String> usedBy(Dataset dataset) {
    var users = new ArrayList<String>();
    for (var other : store.list()) {
      boolean child =
          other.lineage().filter(lineage -> lineage.parent() == dataset.id()).isPresent();
      if (child) users.add(other.title() + " (made of it)");
    }
    for (var version : models.list()) {
      if (version.card().dataSha256().equals(dataset.sha256())) {
        users.add("model " + version.title() + " (trained on it)");
      }
    }
    return List.copyOf(users);
  }

  /// Puts a dataset on the recycle list, from where it can come back for some time.
  ///
  /// @throws Conflict naming what stands on it, unless all the same
  public void recycle(Dataset dataset, boolean allTheSame) {
    var users = allTheSame ? List.<String>of() : usedBy(dataset);
    if (!users.isEmpty()) {
      String more = users.size() > NAMED ? " and %,d more".formatted(users.size() - NAMED) : "";
      throw new Conflict(
          "%s is in use by %s%s."
              .formatted(
                  dataset.title(),
                  String.join(", ", users.subList(0, Math.min(NAMED, users.size()))),
                  more),
          "Delete those first, or delete it all the same with --force.");
    }
    store.recycle(dataset.id(), clock.instant());
  }

  /// What can come back, newest first.
  public List<Recycled> recycled() {
    return store.recycled();
  }

  /// Takes a dataset off the recycle list.
  ///
  /// @param text its id or `name v3`
  public Dataset restore(String text) {
    var found =
        store.recycled().stream()
            .map(Recycled::dataset)
            .filter(d -> d.title().equals(text) || Long.toString(d.id()).equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    new NotFound(
                        "There is no '%s' on the recycle list.".formatted(text),
                        "See it with 'datasets recycled'."));
    store.restore(found.id());
    return found;
  }

  /// How long a deleted dataset can come back.
  public Duration kept() {
    return kept;
  }

  /// Removes for good what has been on the recycle list for too long.
  public void purge() {
    purge(clock.instant().minus(kept));
  }

  public void purge(Instant before) {
    for (var recycled : store.recycled()) {
      if (recycled.since().isBefore(before)) datasets.delete(recycled.dataset().id());
    }
  }
}
