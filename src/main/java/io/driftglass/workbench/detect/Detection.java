package io.driftglass.workbench.detect;

import io.driftglass.data.Dataset;
import io.driftglass.db.Json;
import io.driftglass.detect.Decision;
import io.driftglass.detect.DetectionStore;
import io.driftglass.detect.Detector;
import io.driftglass.detect.Events;
import io.driftglass.detect.StoredDetection;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.job.Progress;
import io.driftglass.label.Truth;
import io.driftglass.method.Method;
import io.driftglass.method.Settings;
import io.driftglass.problem.NotFound;
import io.driftglass.series.Frame;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.run.Catalogues;
import io.driftglass.workbench.run.ChartOrigin;
import io.driftglass.workbench.run.Recorder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Finds anomalies in datasets and keeps what was found.
public final class Detection {
  private final Datasets datasets;
  private final DetectionStore store;
  private final KnownAnomalies known;
  private final Grading grading;
  private final Recorder recorder;

  public Detection(
      Datasets datasets,
      DetectionStore store,
      KnownAnomalies known,
      Grading grading,
      Recorder recorder) {
    this.datasets = datasets;
    this.store = store;
    this.known = known;
    this.grading = grading;
    this.recorder = recorder;
  }

  /// Learns on the first rows, scores all, keeps the result.
  public Detected detect(DetectRequest request, Progress progress) {
    return work(
        request,
        Datasets.title(request.dataset()),
        progress,
        (settings, detector, told) -> {
          var frame = datasets.frame(request.dataset(), request.entity());
          int learnRows = request.learnRows(frame.rows());
          var confirmed = known.rows(request.dataset(), request.entity(), frame);
          var train = Truth.withoutConfirmed(frame, confirmed).slice(0, learnRows);
          var found = Found.by(detector, train, frame, request.overrides(), confirmed, told);
          var detected = found.as(0, request.dataset(), request, settings.asText(), learnRows);
          var origin = ChartOrigin.ofSearch(request.dataset().sha256(), frame, confirmed);
          return kept(detected, origin);
        });
  }

  /// Learns on the request's dataset alone and scores another; nothing but the run is kept.
  public Detected detect(DetectRequest request, Dataset test, String entity, Progress progress) {
    return work(
        request,
        Datasets.title(test) + " after " + Datasets.title(request.dataset()),
        progress,
        (settings, detector, told) -> {
          var train = datasets.frame(request.dataset(), request.entity());
          var scored = Schema.of(train).applied(datasets.frame(test, entity));
          var confirmed = known.rows(test, entity, scored);
          var normal =
              Truth.withoutConfirmed(train, known.rows(request.dataset(), request.entity(), train));
          var found = Found.by(detector, normal, scored, request.overrides(), confirmed, told);
          var alike =
              new DetectRequest(
                  test,
                  entity,
                  request.method(),
                  request.settings(),
                  request.overrides(),
                  request.learnUntil());
          return found.as(0, test, alike, settings.asText(), 0);
        });
  }

  /// Scores and decides every row from the rows before it alone.
  public Detected stream(DetectRequest request, Progress progress) {
    return work(
        request,
        Datasets.title(request.dataset()) + ", streaming",
        progress,
        (settings, detector, told) -> {
          var frame = datasets.frame(request.dataset(), request.entity());
          var found = Found.streaming(detector, frame, request.overrides(), told);
          return found.as(0, request.dataset(), request, settings.asText(), 0);
        });
  }

  /// The same scores decided anew: a changed threshold never fits or scores again. A fixed level
  /// has no history from which confirmed anomalies could be left out, so nothing is read for it.
  public Detected decide(Detected before, Decision decision) {
    boolean[] confirmed =
        decision.threshold() instanceof Threshold.Fixed
            ? new boolean[before.frame().rows()]
            : known.rows(before.dataset(), before.entity(), before.frame());
    var alarms =
        Truth.alarms(
            decision.threshold(),
            before.frame(),
            before.scores().total(),
            before.reference(),
            confirmed);
    var events = Events.of(before.frame(), before.scores(), alarms, decision, before.reference());
    return grading.of(before.decided(alarms, decision, events));
  }

  /// One search of any dataset, by its number.
  ///
  /// @throws NotFound where it is gone
  public Detected get(long id) {
    var stored = store.load(id);
    var dataset = datasets.get(Long.toString(stored.datasetId()));
    return loaded(dataset, datasets.frame(dataset, stored.entity()), stored);
  }

  /// How many detections of a series are kept.
  public int count(Dataset dataset, String entity) {
    return store.list(dataset.id(), entity).size();
  }

  /// The newest of [#list].
  public Optional<Detected> latest(Dataset dataset, String entity) {
    return store.list(dataset.id(), entity).stream()
        .findFirst()
        .map(id -> loaded(dataset, datasets.frame(dataset, entity), store.load(id)));
  }

  /// What a search needs once its method is made.
  private interface Search {
    Detected run(Settings settings, Detector detector, Progress progress) throws Exception;
  }

  private Detected work(DetectRequest request, String on, Progress progress, Search search) {
    Method<Detector> method = Catalogues.detector(request.method());
    var settings = Settings.of(method.settings(), request.settings());
    return recorder.record(
        "detect",
        method.title() + " on " + on,
        parameters(request, settings),
        progress,
        (run, metrics, told) -> {
          told.report(0, "reading rows");
          var detected = search.run(settings, method.make().apply(settings), told);
          metrics.put("events", (double) detected.events().size());
          metrics.put("fit_seconds", detected.fitSeconds());
          metrics.put("score_seconds", detected.scoreSeconds());
          return grading.of(detected);
        });
  }

  private static Map<String, String> parameters(DetectRequest request, Settings settings) {
    var parameters = new LinkedHashMap<>(settings.asText());
    parameters.put("method", request.method());
    parameters.put("dataset", Datasets.title(request.dataset()));
    parameters.put("data_hash", request.dataset().sha256());
    if (!request.entity().isEmpty()) parameters.put("entity", request.entity());
    return parameters;
  }

  private Detected kept(Detected detected, ChartOrigin origin) {
    var stored =
        new StoredDetection(
            0,
            detected.dataset().id(),
            detected.entity(),
            detected.method(),
            detected.settings(),
            detected.learnRows(),
            detected.scores(),
            detected.reference(),
            detected.alarms(),
            detected.decision(),
            detected.events(),
            detected.reason(),
            detected.fitSeconds(),
            detected.scoreSeconds(),
            Json.write(origin));
    return detected.numbered(store.save(stored));
  }

  private Detected loaded(Dataset dataset, Frame frame, StoredDetection stored) {
    return grading.of(
        new Detected(
            stored.id(),
            dataset,
            stored.entity(),
            stored.method(),
            stored.settings(),
            frame,
            stored.learnRows(),
            stored.scores(),
            stored.reference(),
            stored.alarms(),
            stored.decision(),
            stored.events(),
            stored.reason(),
            stored.fitSeconds(),
            stored.scoreSeconds()));
  }
}
