package io.driftglass.workbench.registry;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunQuery;
import io.driftglass.problem.NotFound;
import io.driftglass.registry.ModelVersion;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.run.Runs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the data of a version come from and what was made with it.
///
/// @param chain dataset versions, each made of the one before it by a recipe, the last one trained
///   on; empty where that is no longer stored
/// @param uses runs of charts and validations with the version, and of reports on its data, newest
///   first
public record ModelLineage(List<Dataset> chain, List<Run> uses) {
  private static final int MOST_USES = 12;

  public ModelLineage {
    chain = List.copyOf(chain);
    uses = List.copyOf(uses);
  }

  public static ModelLineage of(ModelVersion version, Datasets datasets, Runs runs) {
    return new ModelLineage(chain(version, datasets), uses(version, runs));
  }

  private static List<Dataset> chain(ModelVersion version, Datasets datasets) {
    var chain = new ArrayDeque<Dataset>();
    var next = found(datasets, version.card().dataset());
    while (next.isPresent()) {
      chain.addFirst(next.get());
      next = next.get().lineage().flatMap(it -> found(datasets, Long.toString(it.parent())));
    }
    return List.copyOf(chain);
  }

  private static Optional<Dataset> found(Datasets datasets, String name) {
    try {
      return Optional.of(datasets.get(name));
    } catch (NotFound deleted) {
      return Optional.empty();
    }
  }

  private static List<Run> uses(ModelVersion version, Runs runs) {
    var uses = new ArrayList<Run>();
    quoted(version.title())
        .ifPresent(
            title -> uses.addAll(find(runs, "version = %s and not kind = prove".formatted(title))));
    uses.addAll(
        find(runs, "kind = report and data_hash = \"%s\"".formatted(version.card().dataSha256())));
    uses.sort((a, b) -> Long.compare(b.id(), a.id()));
    return uses.subList(0, Math.min(MOST_USES, uses.size()));
  }

  private static List<Run> find(Runs runs, String filter) {
    return runs.find(new RunQuery(filter, "", 0, MOST_USES)).runs();
  }

  /// As a filter of runs writes it; a name with both kinds of quotes cannot be asked for.
  private static Optional<String> quoted(String title) {
    if (title.indexOf('"') < 0) return Optional.of('"' + title + '"');
    return title.indexOf('\'') < 0 ? Optional.of("'" + title + "'") : Optional.empty();
  }
}
