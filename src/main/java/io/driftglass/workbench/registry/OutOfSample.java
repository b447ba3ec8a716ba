package io.driftglass.workbench.registry;

import io.driftglass.data.Dataset;
import io.driftglass.evaluate.Accuracy;
import io.driftglass.evaluate.Backtest;
import io.driftglass.evaluate.BacktestPlan;
import io.driftglass.evaluate.Leaderboard;
import io.driftglass.evaluate.Validation;
import io.driftglass.forecast.FittedForecaster;
import io.driftglass.forecast.Forecaster;
import io.driftglass.job.Progress;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.registry.ModelCard;
import io.driftglass.registry.ModelStore;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.series.Frame;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.detect.Found;
import io.driftglass.workbench.detect.KnownAnomalies;
import io.driftglass.workbench.fit.Fitting;
import io.driftglass.workbench.run.Recorder;
import io.driftglass.workbench.run.StoredModels;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Judges registered versions on rows they have not learnt from.
public final class OutOfSample {

  /// Of rows that are all new, a third is the history the first forecast looks back on.
  private static final int HISTORY_PART = 3;

  private final Datasets datasets;
  private final ModelStore store;
  private final Recorder recorder;
  private final ValidationRecords validated;
  private final KnownAnomalies known;

  public OutOfSample(
      Datasets datasets,
      ModelStore store,
      Recorder recorder,
      ValidationRecords validated,
      KnownAnomalies known) {
    this.datasets = datasets;
    this.store = store;
    this.recorder = recorder;
    this.validated = validated;
    this.known = known;
  }

  /// All rows of the series, or those after the rows it was trained on where it is of the dataset
  /// it was trained on, whatever version.
  ///
  /// @param entity of the dataset
  /// @throws SchemaMismatch naming the columns that are missing or different
  /// @throws InsufficientData where no new rows are there
  public Judged validate(ModelVersion version, Dataset dataset, String entity, Progress progress) {
    return validate(version, dataset, entity, 0, progress);
  }

  /// Several versions, one after the other; one that cannot be judged is listed with its reason and
  /// the others are still judged.
  ///
  /// @param on each on its rows, or each on the newest of the data that it learnt from
  /// @param series of the dataset; the one it was trained on where empty
  /// @return one a version, in their order
  public List<ValidationOutcome> validateAll(
      List<ModelVersion> versions, Optional<Dataset> on, String series, Progress progress) {
    var all = new ArrayList<ValidationOutcome>();
    for (int at = 0; at < versions.size(); at++) {
      var version = versions.get(at);
      double share = 1.0 / versions.size();
      progress.step(at, versions.size(), "validating " + version.title());
      all.add(validity(version, on, series, progress.part(at * share, (at + 1) * share)));
    }
    return all;
  }

  private ValidationOutcome validity(
      ModelVersion version, Optional<Dataset> on, String series, Progress progress) {
    try {
      var dataset = on.orElseGet(() -> datasets.get(name(version.card())));
      var own = version.card().entity();
      var entity =
          !series.isEmpty()
              ? series
              : dataset.entities().contains(own) ? own : dataset.entities().getFirst();
      return new ValidationOutcome(
          version, Optional.of(validate(version, dataset, entity, progress)), Optional.empty());
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      return new ValidationOutcome(version, Optional.empty(), Optional.of(e));
    }
  }

  /// The name of the dataset it learnt from, of which there may be newer versions.
  private static String name(ModelCard card) {
    return card.dataset().replaceFirst(" v[0-9]+$", "");
  }

  /// Two or more versions on the same rows: those that none of them has learnt from.
  ///
  /// @throws Conflict where they are not for the same task
  public List<Judged> compare(
      List<ModelVersion> versions, Dataset dataset, String entity, Progress progress) {
    if (versions.stream().map(v -> v.card().task()).distinct().count() > 1) {
      throw new Conflict(
          "A detector and a forecaster cannot be compared: %s."
              .formatted(versions.stream().map(ModelVersion::title).toList()),
          "Choose versions of one task.");
    }
    var frame = datasets.frame(dataset, entity);
    int from = versions.stream().mapToInt(v -> unseen(v, dataset, entity, frame)).max().orElse(0);
    return versions.stream()
        .map(version -> validate(version, dataset, entity, from, progress))
        .toList();
  }

  private Judged validate(
      ModelVersion version, Dataset dataset, String entity, int least, Progress progress) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("version", version.title());
    parameters.put("method", version.card().method());
    parameters.put("dataset", Datasets.title(dataset));
    parameters.put("data_hash", dataset.sha256());
    if (!entity.isEmpty()) parameters.put("entity", entity);
    return recorder.record(
        "validate",
        version.title() + " on " + Datasets.title(dataset),
        parameters,
        progress,
        (run, metrics, told) -> {
          long start = System.nanoTime();
          var card = version.card();
          var frame = seen(version, datasets.frame(dataset, entity), told);
          int from = Math.max(least, unseen(version, dataset, entity, frame));
          if (from >= frame.rows()) {
            throw new InsufficientData(
                "%s has learnt from all %d rows of %s; none are left to judge it on."
                    .formatted(version.title(), frame.rows(), Datasets.title(dataset)),
                "Choose a dataset with later rows.");
          }
          var found =
              card.task() == Task.ANOMALY
                  ? detector(version, frame, known.rows(dataset, entity, frame), from, told)
                  : forecaster(version, frame, from, told);
          var validation = found.validation();
          keep(version, dataset, entity, frame, found);
          metrics.putAll(validation.metrics());
          double seconds = (System.nanoTime() - start) / 1e9;
          return new Judged(version, dataset, entity, from, validation, seconds);
        });
  }

  /// A frame as the version saw its training rows.
  ///
  /// @throws SchemaMismatch naming the columns that are missing or different
  public static Frame seen(ModelVersion version, Frame frame, Progress progress) {
    var card = version.card();
    var extra = card.contract().extra(frame.channels());
    if (!extra.isEmpty() && card.channel().isEmpty()) {
      progress.log("left aside, not known to the model: " + String.join(", ", extra));
    }
    return Fitting.rows(card.contract().applied(frame), card.channel());
  }

  /// @param judged rows that the figures rest on
  private record Seen(Validation validation, long judged) {}

  private void keep(ModelVersion version, Dataset dataset, String entity, Frame frame, Seen found) {
    int until = frame.rows();
    int from = until - Math.toIntExact(found.validation().rows());
    var title = Datasets.title(dataset);
    validated.keep(version, title, entity, frame, from, until, found.validation(), found.judged());
  }

  private Seen detector(
      ModelVersion version, Frame frame, boolean[] confirmed, int from, Progress progress) {
    var fitted = StoredModels.detector(store, version);
    var found = Found.by(fitted, frame, confirmed, progress);
    var validation = Validation.ofDetector(frame, from, found.scores(), found.events());
    return new Seen(validation, validation.rows());
  }

  private Seen forecaster(ModelVersion version, Frame frame, int from, Progress progress) {
    var card = version.card();
    int horizon = card.horizonRows();
    if (horizon < 1) {
      throw new Conflict(
          version.title() + " was registered before horizons were kept; it cannot be validated.",
          "Train it again.");
    }
    int first = from > 0 ? from : Math.max(1, frame.rows() / HISTORY_PART);
    if (first + horizon > frame.rows()) {
      throw new InsufficientData(
          "%s forecasts %d rows ahead; %d rows from row %d on do not suffice."
              .formatted(version.title(), horizon, frame.rows() - first, first),
          "Choose a dataset with more rows.");
    }
    var fitted = StoredModels.forecaster(store, version);
    int last = frame.rows() - horizon + 1;
    var plan = BacktestPlan.rolling(horizon, first, last, horizon, first, 0);
    var backtest = Backtest.run(frame, new Fitted(fitted), plan, Accuracy.levels(), 0, progress);
    var validation =
        Validation.ofForecaster(
            Leaderboard.row(card.method(), backtest), (long) frame.rows() - first);
    return new Seen(validation, backtest.judgedRows());
  }

  /// The first row that the version has not learnt from. Its training rows are known by their
  /// dataset, and in a copy under another name by their values.
  private int unseen(ModelVersion version, Dataset dataset, String entity, Frame frame) {
    ModelCard card = version.card();
    boolean own =
        card.dataSha256().equals(dataset.sha256())
            || name(card).equals(Datasets.shownName(dataset));
    int after = frame.rowAt(card.trainedOn().until());
    if (after == 0 || frame.rowAt(card.trainedOn().from()) >= after) return 0;
    if (own) return card.entity().equals(entity) ? after : 0;
    return datasets.ofHash(card.dataSha256()).stream()
            .map(original -> datasets.frame(original, card.entity()))
            .anyMatch(original -> SameRows.mostly(original, frame, card))
        ? after
        : 0;
  }

  /// A forecaster that has learnt already.
  record Fitted(FittedForecaster fitted) implements Forecaster {
    @Override
    public FittedForecaster fit(Frame history, int horizonRows, Progress progress) {
      return fitted;
    }

    @Override
    public FittedForecaster read(InputStream in) {
      return fitted;
    }
  }
}
