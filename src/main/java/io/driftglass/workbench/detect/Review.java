package io.driftglass.workbench.detect;

import io.driftglass.data.Dataset;
import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Detector;
import io.driftglass.detect.Events;
import io.driftglass.detect.NormalChances;
import io.driftglass.detect.threshold.Outlook;
import io.driftglass.evaluate.DetectorRace;
import io.driftglass.evaluate.Evaluation;
import io.driftglass.evaluate.LevelProposal;
import io.driftglass.explain.WhatChanged;
import io.driftglass.job.Progress;
import io.driftglass.label.Label;
import io.driftglass.label.LabelStore;
import io.driftglass.label.Said;
import io.driftglass.label.Truth;
import io.driftglass.label.Verdict;
import io.driftglass.method.Method;
import io.driftglass.metric.PrecisionRecall;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.run.Catalogues;
import io.driftglass.workbench.run.Recorder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people say of events, why events are there, and how good a search was.
public final class Review {
  private static final long SEED = 1;

  private final Datasets datasets;
  private final LabelStore labels;
  private final Recorder recorder;

  public Review(Datasets datasets, LabelStore labels, Recorder recorder) {
    this.datasets = datasets;
    this.labels = labels;
    this.recorder = recorder;
  }

  /// Says something of a stretch; a later word replaces an earlier one.
  public Label say(Dataset dataset, String entity, Interval stretch, Said said, String who) {
    return labels.say(dataset.id(), entity, stretch, said, who);
  }

  /// What was said of a series, in the order of time.
  public List<Label> labels(Dataset dataset, String entity) {
    return labels.list(dataset.id(), entity);
  }

  /// The label of exactly this stretch.
  public Optional<Label> label(Dataset dataset, String entity, Interval stretch) {
    return labels(dataset, entity).stream()
        .filter(label -> label.interval().equals(stretch))
        .findFirst();
  }

  /// Takes a word back.
  public void takeBack(long labelId) {
    labels.delete(labelId);
  }

  /// What is different in an event from the rows before it.
  public WhatChanged explain(Frame frame, int fromRow, int untilRow, Progress progress) {
    return WhatChanged.in(frame, fromRow, untilRow, progress);
  }

  /// How good the search was on rows not learnt from; empty where nobody has said what is strange.
  public Optional<Evaluation> evaluate(Detected detected) {
    var frame = detected.frame();
    var said = labels(detected.dataset(), detected.entity());
    if (!Truth.known(frame, said)) return Optional.empty();
    double ticks = frame.clock().ticksPerSecond();
    return Optional.of(
        Evaluation.of(
            Truth.of(frame, said),
            detected.scores().total(),
            Events.rows(frame.rows(), detected.events()),
            detected.learnRows(),
            ticks == 0 ? 0 : frame.interval() / ticks));
  }

  /// What other levels would make of the rows not learnt from, with what the present one does;
  /// empty where nobody has said what is strange.
  public Optional<Curve> curve(Detected detected) {
    var frame = detected.frame();
    var said = labels(detected.dataset(), detected.entity());
    if (!Truth.known(frame, said)) return Optional.empty();
    int from = judgedFrom(detected);
    boolean[] truth = Arrays.copyOfRange(Truth.of(frame, said), from, frame.rows());
    double[] scores = Arrays.copyOfRange(detected.scores().total(), from, frame.rows());
    return PrecisionRecall.of(truth, scores)
        .map(curve -> new Curve(curve, curve.at(detected.alarms().level()[from])));
  }

  /// @param here what the present level gives
  public record Curve(PrecisionRecall curve, PrecisionRecall.Point here) {
    /// The same curve where the level has moved and neither scores nor labels have changed.
    public Curve at(Detected moved) {
      return new Curve(curve, curve.at(moved.alarms().level()[judgedFrom(moved)]));
    }
  }

  private static int judgedFrom(Detected detected) {
    return detected.learnRows() >= detected.frame().rows() ? 0 : detected.learnRows();
  }

  /// What the level promises: how often normal rows rise over it, and which part of the known
  /// anomalies stays under it; empty where no normal scores are kept.
  public Optional<Outlook> outlook(Detected detected) {
    if (detected.reference().length == 0 || detected.frame().rows() == 0) return Optional.empty();
    var said = labels(detected.dataset(), detected.entity());
    double[] known = Truth.peaks(Truth.of(detected.frame(), said), detected.scores().total());
    double level = detected.alarms().level()[detected.learnRows() % detected.frame().rows()];
    return Optional.of(Outlook.of(level, detected.reference(), known));
  }

  /// How well the chances that events are given hold on rows not learnt from, events and known
  /// anomalies left out; empty where no normal scores are kept or no such row is there.
  public Optional<NormalChances> chances(Detected detected) {
    int rows = detected.frame().rows();
    if (detected.reference().length == 0) return Optional.empty();
    var known = Truth.of(detected.frame(), labels(detected.dataset(), detected.entity()));
    boolean[] strange = Events.rows(rows, detected.events());
    var scores = detected.scores().total().clone();
    for (int row = 0; row < rows; row++) {
      if (row < detected.learnRows() || strange[row] || known[row]) scores[row] = Double.NaN;
    }
    return Optional.of(NormalChances.of(detected.reference(), scores))
        .filter(chances -> chances.rows() > 0);
  }

  /// A level that would do better by what was said of the events.
  public LevelProposal propose(Detected detected) {
    var said = labels(detected.dataset(), detected.entity());
    double level =
        detected.events().stream()
            .mapToDouble(event -> detected.alarms().level()[event.peakRow()])
            .min()
            .orElse(0);
    return LevelProposal.of(
        level,
        detected.events().stream()
            .map(event -> new LevelProposal.Judged(event.peakScore(), word(event, said)))
            .toList());
  }

  private static int word(AnomalyEvent event, List<Label> said) {
    int word = 0;
    for (var label : said) {
      if (!label.interval().overlaps(event.interval())) continue;
      if (label.verdict() == Verdict.ANOMALY) return 1;
      word = -1;
    }
    return word;
  }

  /// Races every detector on a series.
  ///
  /// @param budgetSeconds methods not done by then are left out
  public DetectorRace race(
      Dataset dataset, String entity, double budgetSeconds, Progress progress) {
    return race(dataset, entity, Catalogues.RACED_DETECTORS, budgetSeconds, progress);
  }

  /// The same among those that take no minutes.
  public DetectorRace quickRace(
      Dataset dataset, String entity, double budgetSeconds, Progress progress) {
    var quick =
        Catalogues.RACED_DETECTORS.stream()
            .filter(method -> method.cost() != Method.Cost.LONG)
            .toList();
    return race(dataset, entity, quick, budgetSeconds, progress);
  }

  private DetectorRace race(
      Dataset dataset,
      String entity,
      List<Method<Detector>> methods,
      double budgetSeconds,
      Progress progress) {
    return recorder.record(
        "race",
        "Detectors on " + Datasets.title(dataset),
        Map.of("dataset", Datasets.title(dataset), "data_hash", dataset.sha256()),
        progress,
        (run, metrics, told) -> {
          var frame = datasets.frame(dataset, entity);
          var said = labels(dataset, entity);
          int learnRows = (int) Math.ceil(frame.rows() * DetectRequest.LEARN_SHARE);
          var normal = Truth.withoutConfirmed(frame, Truth.confirmed(frame, said));
          var learnt = normal.slice(0, learnRows);
          boolean[] truth = Truth.known(frame, said) ? Truth.of(frame, said) : new boolean[0];
          return DetectorRace.run(frame, learnt, truth, methods, budgetSeconds, SEED, told);
        });
  }
}
