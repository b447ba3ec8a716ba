package io.driftglass.workbench.prove;

import io.driftglass.data.Dataset;
import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Decision;
import io.driftglass.detect.DetectionStore;
import io.driftglass.detect.Overrides;
import io.driftglass.detect.StoredDetection;
import io.driftglass.experiment.RunStore;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.ForecastStore;
import io.driftglass.forecast.StoredForecast;
import io.driftglass.job.Progress;
import io.driftglass.label.Truth;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.NotFound;
import io.driftglass.series.Frame;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.detect.Found;
import io.driftglass.workbench.fit.Fitting;
import io.driftglass.workbench.fit.TrainingRun;
import io.driftglass.workbench.forecast.Known;
import io.driftglass.workbench.run.Catalogues;
import io.driftglass.workbench.run.ChartOrigin;
import io.driftglass.workbench.run.Recorder;
import io.driftglass.workbench.train.TrainingQueue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Proves what charts and runs show: makes it again from its data and settings and holds it against
/// what was kept, bit by bit on the same kind of machine. The source file is not needed.
public final class ChartProving {
  private static final double TOLERANCE = Proving.TOLERANCE;

  private final Datasets datasets;
  private final DetectionStore detections;
  private final ForecastStore forecasts;
  private final RunStore runs;
  private final TrainingQueue trainings;
  private final Recorder recorder;

  public ChartProving(
      Datasets datasets,
      DetectionStore detections,
      ForecastStore forecasts,
      RunStore runs,
      TrainingQueue trainings,
      Recorder recorder) {
    this.datasets = datasets;
    this.detections = detections;
    this.forecasts = forecasts;
    this.runs = runs;
    this.trainings = trainings;
    this.recorder = recorder;
  }

  /// Searches again as a kept search did.
  ///
  /// @param on other data than the stored ones, to see where they first differ
  /// @throws NotFound where there is no such search
  public Proof detection(long id, Optional<Dataset> on, Progress progress) {
    var stored = detections.load(id);
    var dataset = datasets.get(Long.toString(stored.datasetId()));
    var subject = "search %d, %s".formatted(id, dataset.title());
    return proof(
        subject,
        on.orElse(dataset),
        progress,
        told -> {
          var origin = origin(stored.origin(), subject);
          var original = datasets.frame(dataset, stored.entity());
          var frame = on.map(it -> datasets.frame(it, stored.entity())).orElse(original);
          var steps = new ArrayList<Proof.Step>();
          steps.add(data(dataset, on, origin, original, frame, told));
          if (steps.getFirst().equal()) steps.addAll(again(stored, origin, frame, told));
          return steps;
        });
  }

  /// Forecasts again as a kept forecast did.
  ///
  /// @param on other data than the stored ones, to see where they first differ
  /// @throws NotFound where there is no such forecast
  /// @throws Conflict where it knew values that were not kept
  public Proof forecast(long id, Optional<Dataset> on, Progress progress) {
    var stored = forecasts.load(id);
    var dataset = datasets.get(Long.toString(stored.datasetId()));
    var subject = "forecast %d, %s".formatted(id, dataset.title());
    return proof(
        subject,
        on.orElse(dataset),
        progress,
        told -> {
          var origin = origin(stored.origin(), subject);
          if (origin.coming()) {
            throw new Conflict(
                "%s knew coming values from a file, which are not kept.".formatted(subject),
                "Forecast again without them to have a forecast that can be proved.");
          }
          var original = rows(dataset, stored, origin);
          var frame = on.map(it -> rows(it, stored, origin)).orElse(original);
          var steps = new ArrayList<Proof.Step>();
          steps.add(data(dataset, on, origin, original, frame, told));
          if (steps.getFirst().equal()) steps.add(again(stored, origin, frame, told));
          return steps;
        });
  }

  /// Computes the figures of a training again.
  ///
  /// @throws Conflict where the run is no training that is done
  public Proof run(long id, Progress progress) {
    var run = runs.get(id);
    if (!run.kind().equals(TrainingRun.KIND) || run.metrics().isEmpty()) {
      throw new Conflict(
          "Run %d has no figures of a training.".formatted(id),
          "Choose a training that is done; a chart is proved on its page.");
    }
    var request = trainings.request(run);
    return proof(
        "run " + id,
        request.dataset(),
        progress,
        told -> {
          var now = datasets.rehash(request.dataset(), told);
          var was = run.parameters().get("data_hash");
          var steps = new ArrayList<Proof.Step>();
          steps.add(new Proof.Step("the data", now.equals(was), "have the hash " + now));
          if (!now.equals(was)) return steps;
          var whole = datasets.frame(request.dataset(), request.entity());
          var frame = Fitting.rows(whole, request.channel());
          var fitting = Fitting.of(request, frame, told);
          var metrics = new TreeMap<>(fitting.validation().metrics());
          metrics.put("trained_rows", (double) fitting.trainRows());
          steps.add(figures(run.metrics(), metrics));
          return steps;
        });
  }

  private interface Steps {
    List<Proof.Step> of(Progress progress) throws Exception;
  }

  private Proof proof(String subject, Dataset data, Progress progress, Steps work) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("subject", subject);
    parameters.put("dataset", Datasets.title(data));
    parameters.put("data_hash", data.sha256());
    return recorder.record(
        "prove",
        "Prove " + subject,
        parameters,
        progress,
        (run, metrics, told) -> {
          var proof = new Proof(subject, work.of(told));
          metrics.put("equal", proof.holds() ? 1.0 : 0.0);
          proof.steps().forEach(step -> told.log(step.what() + ": " + step.found()));
          return proof;
        });
  }

  private static ChartOrigin origin(String text, String subject) {
    return ChartOrigin.of(text)
        .orElseThrow(
            () ->
                new Conflict(
                    "%s was kept by an earlier version of the program, without its origin."
                        .formatted(subject),
                    "Make it again to have one that can be proved."));
  }

  private Proof.Step data(
      Dataset dataset,
      Optional<Dataset> on,
      ChartOrigin origin,
      Frame original,
      Frame frame,
      Progress progress) {
    var what = "the data";
    var found = on.orElse(dataset);
    var now = datasets.rehash(found, progress.part(0, .1));
    if (now.equals(origin.dataSha256())) {
      return new Proof.Step(what, true, "have the hash " + now);
    }
    var where =
        FirstDifference.between(original, frame)
            .or(() -> origin.print().difference(frame, Math.min(frame.rows(), original.rows())))
            .map(place -> "; first difference: " + place)
            .orElse("");
    return new Proof.Step(
        what,
        false,
        "%s has the hash %s..., the chart was made of %s...%s"
            .formatted(
                Datasets.title(found),
                now.substring(0, 12),
                origin.dataSha256().substring(0, 12),
                where));
  }

  private static List<Proof.Step> again(
      StoredDetection stored, ChartOrigin origin, Frame frame, Progress progress) {
    var detector = Catalogues.detector(stored.method()).with(stored.settings());
    var confirmed = origin.confirmedRows(frame.rows());
    var train = Truth.withoutConfirmed(frame, confirmed).slice(0, stored.learnRows());
    var found =
        Found.by(detector, train, frame, as(stored.decision()), confirmed, progress.part(.1, 1));
    double tolerance = origin.sameDevice() ? 0 : TOLERANCE;
    int row = mismatch(stored.scores().total(), found.scores().total(), tolerance);
    var steps = new ArrayList<Proof.Step>();
    steps.add(
        row < 0
            ? new Proof.Step("the scores", true, equal(tolerance, frame.rows(), "rows"))
            : new Proof.Step(
                "the scores",
                false,
                "row %,d, %s, has the score %s, the chart says %s"
                    .formatted(
                        row + 1,
                        frame.clock().text(frame.tick(row)),
                        found.scores().total()[row],
                        stored.scores().total()[row])));
    if (row < 0) steps.add(events(stored.events(), found.events(), frame));
    return steps;
  }

  private static Overrides as(Decision decision) {
    return new Overrides(
        Optional.of(decision.threshold()),
        OptionalDouble.of(decision.leave()),
        OptionalInt.of(decision.mergeGapRows()),
        OptionalInt.of(decision.minimumRows()),
        decision.rules());
  }

  private static Proof.Step events(List<AnomalyEvent> kept, List<AnomalyEvent> found, Frame frame) {
    var what = "the events";
    for (int place = 0; place < Math.min(kept.size(), found.size()); place++) {
      var was = kept.get(place);
      var is = found.get(place);
      if (was.fromRow() == is.fromRow() && was.untilRow() == is.untilRow()) continue;
      return new Proof.Step(
          what,
          false,
          "event %d begins at %s, the chart says %s"
              .formatted(
                  place + 1,
                  frame.clock().text(is.interval().from()),
                  frame.clock().text(was.interval().from())));
    }
    boolean equal = kept.size() == found.size();
    return new Proof.Step(
        what,
        equal,
        equal
            ? "are the same %,d".formatted(kept.size())
            : "are %,d, the chart says %,d".formatted(found.size(), kept.size()));
  }

  private Frame rows(Dataset dataset, StoredForecast stored, ChartOrigin origin) {
    return Known.rows(datasets.frame(dataset, stored.entity()), origin.channels(), origin.known());
  }

  private static Proof.Step again(
      StoredForecast stored, ChartOrigin origin, Frame frame, Progress progress) {
    var kept = stored.forecast();
    var maker = Catalogues.forecaster(stored.method());
    var fitted =
        maker.with(stored.settings()).fit(frame, kept.horizonRows(), progress.part(.1, .9));
    double[] levels =
        kept.paths().getFirst().bands().stream().mapToDouble(Forecast.Band::level).toArray();
    var found =
        fitted.forecast(frame, frame.slice(0, 0), kept.horizonRows(), levels, progress.part(.9, 1));
    double tolerance = origin.sameDevice() ? 0 : TOLERANCE;
    for (int p = 0; p < kept.paths().size(); p++) {
      var was = kept.paths().get(p);
      var is = found.paths().get(p);
      var differs = difference(was, is, tolerance);
      if (differs.isPresent()) return new Proof.Step("the forecast", false, differs.get());
    }
    int steps = kept.horizonRows() * kept.paths().size();
    return new Proof.Step("the forecast", true, equal(tolerance, steps, "steps"));
  }

  private static Optional<String> difference(
      Forecast.Path was, Forecast.Path is, double tolerance) {
    var curves = new LinkedHashMap<String, double[][]>();
    curves.put("forecast", new double[][] {was.point(), is.point()});
    for (int b = 0; b < was.bands().size(); b++) {
      var kept = was.bands().get(b);
      var found = is.bands().get(b);
      var name = "%.0f %% band".formatted(100 * kept.level());
      curves.put("lower " + name, new double[][] {kept.low(), found.low()});
      curves.put("upper " + name, new double[][] {kept.high(), found.high()});
    }
    for (var curve : curves.entrySet()) {
      double[][] pair = curve.getValue();
      int step = mismatch(pair[0], pair[1], tolerance);
      if (step < 0) continue;
      return Optional.of(
          "step %d of %s, %s: is %s, the chart says %s"
              .formatted(step + 1, was.channel(), curve.getKey(), pair[1][step], pair[0][step]));
    }
    return Optional.empty();
  }

  private static Proof.Step figures(Map<String, Double> kept, Map<String, Double> now) {
    for (var metric : new TreeMap<>(kept).entrySet()) {
      var value = now.get(metric.getKey());
      double was = metric.getValue();
      boolean equal = value != null && mismatch(new double[] {was}, new double[] {value}, 0) < 0;
      if (!equal) {
        return new Proof.Step(
            "the figures",
            false,
            "%s is %s, the run says %s".formatted(metric.getKey(), value, was));
      }
    }
    return new Proof.Step("the figures", true, equal(0, kept.size(), "of them"));
  }

  private static String equal(double tolerance, int count, String what) {
    return tolerance == 0
        ? "are equal bit by bit, %,d %s".formatted(count, what)
        : "are equal within %s on another kind of machine, %,d %s"
            .formatted(tolerance, count, what);
  }

  /// The first place that differs; -1 for none. NaN is equal to NaN.
  private static int mismatch(double[] was, double[] is, double tolerance) {
    for (int i = 0; i < Math.min(was.length, is.length); i++) {
      boolean same =
          Double.compare(was[i], is[i]) == 0
              || Math.abs(was[i] - is[i]) <= tolerance * Math.max(1, Math.abs(was[i]));
      if (!same) return i;
    }
    return was.length == is.length ? -1 : Math.min(was.length, is.length);
  }
}
