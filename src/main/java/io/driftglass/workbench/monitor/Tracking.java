package io.driftglass.workbench.monitor;

import io.driftglass.data.Dataset;
import io.driftglass.forecast.ForecastStore;
import io.driftglass.job.Progress;
import io.driftglass.label.LabelStore;
import io.driftglass.monitor.Alert;
import io.driftglass.monitor.AlertStore;
import io.driftglass.monitor.Figures;
import io.driftglass.monitor.MaintenanceStore;
import io.driftglass.monitor.Performance;
import io.driftglass.monitor.PerformanceStore;
import io.driftglass.monitor.PerformanceTrend;
import io.driftglass.monitor.QuietTime;
import io.driftglass.monitor.Signal;
import io.driftglass.monitor.drift.DriftCheck;
import io.driftglass.monitor.estimate.WindowFigure;
import io.driftglass.monitor.estimate.WindowFigureStore;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.NotFound;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Task;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.registry.Models;
import io.driftglass.workbench.run.Recorder;
import io.driftglass.workbench.run.Retry;
import io.driftglass.workbench.run.Runs;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/// How models do as time goes on: figures, trends, checks and alerts.
public final class Tracking {
  private final Datasets datasets;
  private final Models models;
  private final Runs runs;
  private final Actuals actuals;
  private final PerformanceStore performances;
  private final WindowFigureStore windows;
  private final LabelStore labels;
  private final AlertStore alerts;
  private final MaintenanceStore calendar;
  private final AlertHooks hooks;
  private final Recorder recorder;
  private final InstantSource clock;

  public Tracking(
      Datasets datasets,
      Models models,
      Runs runs,
      ForecastStore forecasts,
      PerformanceStore performances,
      WindowFigureStore windows,
      LabelStore labels,
      AlertStore alerts,
      MaintenanceStore calendar,
      AlertHooks hooks,
      Recorder recorder,
      InstantSource clock) {
    this.datasets = datasets;
    this.models = models;
    this.runs = runs;
    this.actuals = new Actuals(datasets, forecasts, performances, clock);
    this.performances = performances;
    this.windows = windows;
    this.labels = labels;
    this.alerts = alerts;
    this.calendar = calendar;
    this.hooks = hooks;
    this.recorder = recorder;
    this.clock = clock;
  }

  /// Holds every stored forecast of a dataset, all its versions, against rows that came, joined by
  /// stamp. Recording twice leaves one row a forecast.
  ///
  /// @param name of the dataset the forecasts were made for
  /// @return one a forecast and channel of which at least one row has come
  public List<Performance> recordActuals(Dataset came, String name) {
    return actuals.record(came, name);
  }

  /// Figures that were found elsewhere.
  ///
  /// @param metrics by a name of [Performance#METRICS]
  /// @throws InvalidSetting naming the known metrics
  public Performance recordByHand(
      String model, Task task, String machine, Instant at, long rows, Map<String, Double> metrics) {
    for (var name : metrics.keySet()) {
      if (Performance.METRICS.contains(name)) continue;
      throw new InvalidSetting(
          "There is no metric '" + name + "'.",
          "Known: " + String.join(", ", Performance.METRICS) + ".");
    }
    possible(metrics);
    return performances.record(
        new Performance(
            0,
            model,
            task,
            machine,
            "",
            at,
            at.toString(),
            at.toString(),
            Performance.Origin.BY_HAND,
            metrics,
            Map.of(),
            Optional.empty(),
            rows,
            1));
  }

  /// Oldest first.
  ///
  /// @param model all where empty
  public List<Performance> performances(String model) {
    return performances.list(model, Optional.empty());
  }

  /// Those of all versions of a model, oldest first.
  public List<Performance> ofVersions(String model) {
    return performances.ofVersions(model);
  }

  /// The last ones of rows in use of some versions, oldest first: one question, however many there
  /// are.
  ///
  /// @param versions their titles
  /// @param most of each version and machine
  public List<Performance> recent(List<String> versions, int most) {
    return performances.recent(versions, most);
  }

  /// Keeps figures that were found elsewhere, all or none.
  public void adopt(List<Performance> found) {
    performances.record(found);
  }

  /// The newest of each model and machine; that of a validation where there is no other.
  public List<Performance> latest() {
    return performances.latest();
  }

  /// @param machine all where empty
  /// @param basis figures of validations and of rows in use make trends of their own
  /// @throws NotFound where nothing was ever recorded of the model
  public PerformanceTrend trend(
      String model, Optional<String> machine, String metric, Performance.Basis basis) {
    var known = performances.list(model, machine);
    if (known.isEmpty()) {
      var names =
          performances.latest().stream().map(Performance::model).distinct().limit(10).toList();
      throw new NotFound(
          "Nothing was recorded of '" + model + "'.",
          names.isEmpty()
              ? "Run 'monitor check' or 'monitor record' first."
              : "Known: " + String.join(", ", names) + ".");
    }
    return PerformanceTrend.of(metric, known, basis);
  }

  /// The figures of a version stretch by stretch, realised and estimated, as its last check left
  /// them.
  public List<WindowFigure> windows(ModelVersion version) {
    return windows.list(version.title(), machine(version));
  }

  /// The realised ones of some versions, by their title: one question, however many there are.
  ///
  /// @param versions their titles
  /// @param metrics those wanted
  public Map<String, List<WindowFigure>> realised(List<String> versions, List<String> metrics) {
    return windows.realised(versions, metrics);
  }

  /// Checks every model: its production version, else its newest. A model that cannot be checked
  /// becomes an alert, the others are still checked.
  public List<Checked> checkAll(long seed, Progress progress) {
    var watched = watched();
    var checked = new ArrayList<Checked>();
    for (int at = 0; at < watched.size(); at++) {
      double share = 1.0 / watched.size();
      progress.step(at, watched.size(), "checking " + watched.get(at).title());
      checked.add(check(watched.get(at), seed, progress.part(at * share, (at + 1) * share)));
    }
    return checked;
  }

  /// The versions that [#checkAll] looks at; records of another registry are none.
  public List<ModelVersion> watched() {
    return models.list().stream()
        .filter(version -> !version.migrated())
        .collect(
            Collectors.toMap(
                ModelVersion::model,
                version -> version,
                (one, other) -> live(one) || !live(other) ? one : other,
                LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  /// Compares the rows after the training with those learnt from, judges the model on them, keeps
  /// the figures and tells alerts.
  public Checked check(ModelVersion version, long seed, Progress progress) {
    try {
      return recorder.record(
          "check",
          "Check of " + version.title(),
          Map.of("version", version.title(), "seed", Long.toString(seed)),
          progress,
          (run, metrics, told) -> {
            var rows = Retry.whereTheDiskFails(() -> ModelRows.of(version, datasets, runs), told);
            var drift = DriftCheck.of(rows.learnt(), rows.freshRows(), seed, told.part(0, .4));
            var known = KnownRows.of(rows, labels);
            var judged =
                Retry.whereTheDiskFails(
                    () -> Judging.of(version, rows, known, models, told.part(.4, .7)), told);
            metrics.putAll(judged.figures().metrics());
            var kept = performances.record(performance(version, rows, judged.figures(), drift));
            var figures =
                Estimating.of(
                    version, rows, judged.alarmed(), known, models, now(), told.part(.7, 1));
            windows.replace(version.title(), rows.entity(), figures);
            var open =
                tell(Signals.of(version, rows.entity(), drift, judged.figures(), judged.going()));
            return new Checked(
                version.title(), Optional.of(kept), Optional.of(drift), figures, open, "");
          });
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Tracking.class).info("check of {} failed", version.title(), e);
      String problem = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      var told = tell(List.of(Signals.failure(version, machine(version), Optional.of(problem))));
      return new Checked(
          version.title(), Optional.empty(), Optional.empty(), List.of(), told, problem);
    }
  }

  /// The rows that a check of a version looks at.
  ///
  /// @param dataset newest version of the one it learnt from
  /// @param entity the machine it watches; empty where the dataset is a single series
  /// @param fresh ticks of the rows that came after the training
  public record Looked(Dataset dataset, String entity, Interval fresh) {}

  /// Where the rows are that an alert is about.
  ///
  /// @param model title of a version
  public Looked looked(String model) {
    var rows = ModelRows.of(models.get(model), datasets, runs);
    var all = rows.all();
    var fresh = new Interval(all.tick(rows.fresh()), all.tick(all.rows() - 1) + 1);
    return new Looked(rows.dataset(), rows.entity(), fresh);
  }

  /// Open ones, worst first; then those that ended, newest first.
  public List<Alert> alerts() {
    return alerts(Integer.MAX_VALUE);
  }

  /// @param mostEnded so many of those that ended at most
  public List<Alert> alerts(int mostEnded) {
    return alerts.list(mostEnded);
  }

  public Alert resolve(long id, String note) {
    return alerts.resolve(id, note);
  }

  /// Takes a resolution back; the alert is open again.
  public Alert reopen(long id) {
    return alerts.reopen(id);
  }

  public Alert acknowledge(long id) {
    return alerts.acknowledge(id);
  }

  /// Notes what the program did about an alert by itself.
  Alert acted(long id, String action) {
    return alerts.acted(id, action);
  }

  /// Not shown as open until then.
  public Alert snooze(long id, Instant until) {
    return alerts.snooze(id, until);
  }

  /// Shown as open again at once.
  public Alert wake(long id) {
    return alerts.wake(id);
  }

  /// Plans a time in which nothing is told.
  public QuietTime plan(QuietTime planned) {
    return calendar.add(planned);
  }

  /// The latest to end first.
  public List<QuietTime> maintenance() {
    return calendar.list();
  }

  public void deleteMaintenance(long id) {
    calendar.delete(id);
  }

  /// Raises, counts or ends alerts.
  ///
  /// @return those that are open
  public List<Alert> tell(List<Signal> signals) {
    var begin = now();
    var open = signals.stream().flatMap(s -> alerts.tell(s).stream()).filter(Alert::open).toList();
    open.stream()
        .filter(alert -> alert.times() == 1 && !alert.raised().isBefore(begin))
        .forEach(hooks::tell);
    return open;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private String machine(ModelVersion version) {
    return runs.get(version.runId()).parameters().getOrDefault("entity", "");
  }

  private static boolean live(ModelVersion version) {
    return version.stage() == Stage.PRODUCTION;
  }

  private Performance performance(
      ModelVersion version, ModelRows rows, Figures figures, DriftCheck drift) {
    int last = rows.all().rows() - 1;
    return new Performance(
        0,
        version.title(),
        version.card().task(),
        rows.entity(),
        "",
        moment(rows.all(), rows.all().tick(last)),
        rows.text(rows.fresh()),
        rows.text(last),
        Performance.Origin.CHECK,
        figures.metrics(),
        figures.notComputed(),
        Optional.of(Performance.DriftFigures.of(drift, rows.all().clock())),
        figures.rows(),
        Math.min(1, (double) figures.rows() / (last + 1 - rows.fresh())));
  }

  private Instant moment(Frame frame, long tick) {
    return frame.clock() instanceof Clock.Index ? clock.instant() : Clock.instant(tick);
  }

  private static void possible(Map<String, Double> metrics) {
    metrics.forEach(
        (name, value) -> {
          boolean share =
              List.of("precision", "recall", "f1_score", "point_f1", "alarm_rate").contains(name);
          boolean fits =
              Double.isFinite(value)
                  && (name.equals("r_squared") ? value <= 1 : value >= 0 && (!share || value <= 1));
          if (fits) return;
          throw new InvalidSetting(
              "%s cannot be %s.".formatted(name, value),
              share ? "It is a share, 0 to 1." : "See what the metric may be.");
        });
    if (metrics.getOrDefault("rmse", Double.MAX_VALUE) < metrics.getOrDefault("mae", 0.0)) {
      throw new InvalidSetting(
          "An RMSE of %s below the MAE of %s cannot be."
              .formatted(metrics.get("rmse"), metrics.get("mae")),
          "Check both.");
    }
  }
}
