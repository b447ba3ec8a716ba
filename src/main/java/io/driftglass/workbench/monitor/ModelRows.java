package io.driftglass.workbench.monitor;

import io.driftglass.data.Dataset;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.NotFound;
import io.driftglass.registry.ModelVersion;
import io.driftglass.series.Frame;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.fit.Fitting;
import io.driftglass.workbench.run.Runs;

/// The rows a version learnt from, and those that came after them in the newest version of its
/// dataset.
///
/// @param entity the machine it was trained for, empty where its dataset is a single series
/// @param dataset newest version of the dataset it learnt from
/// @param trained the dataset it learnt from
/// @param before rows of that dataset; of its channel alone where it learnt from one
/// @param learnt rows learnt from
/// @param all rows of the newest dataset, likewise
/// @param fresh first row of `all` that it has not learnt from
record ModelRows(
    String entity,
    Dataset dataset,
    Dataset trained,
    Frame before,
    Frame learnt,
    Frame all,
    int fresh) {
  private static final int LEAST = 10;

  /// @throws NotFound where the dataset or the machine is gone
  /// @throws InsufficientData where nothing came after the rows learnt from
  static ModelRows of(ModelVersion version, Datasets datasets, Runs runs) {
    var card = version.card();
    var entity = runs.get(version.runId()).parameters().getOrDefault("entity", "");
    var trained = datasets.get(card.dataset());
    if (!trained.sha256().equals(card.dataSha256())) {
      throw new NotFound(
          "%s learnt from rows of %s that are no longer there"
              .formatted(version.title(), card.dataset()),
          "Import them again, or train a new version.");
    }
    var newest = datasets.get(trained.name());
    if (!newest.entities().contains(entity)) {
      throw new NotFound(
          "%s has no rows of the machine %s that %s watches"
              .formatted(newest.title(), entity, version.title()),
          "Import rows of that machine.");
    }
    var before = Fitting.rows(datasets.frame(trained, entity), card.channel());
    var all = Fitting.rows(datasets.frame(newest, entity), card.channel());
    int fresh = all.rowAt(card.trainedOn().until());
    if (all.rows() - fresh < LEAST) {
      throw new InsufficientData(
          "%s has %d rows after those that %s learnt from, a check needs %d"
              .formatted(newest.title(), all.rows() - fresh, version.title(), LEAST),
          "Import newer rows.");
    }
    int learnt = before.rowAt(card.trainedOn().until());
    return new ModelRows(entity, newest, trained, before, before.slice(0, learnt), all, fresh);
  }

  Frame freshRows() {
    return all.slice(fresh, all.rows());
  }

  String text(int row) {
    return all.clock().text(all.tick(row));
  }
}
