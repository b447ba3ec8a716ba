package io.driftglass.workbench;

import io.driftglass.job.Progress;
import io.driftglass.label.LabelStore;
import io.driftglass.monitor.abtest.AbTest;
import io.driftglass.monitor.abtest.AbTestStore;
import io.driftglass.monitor.abtest.Comparison;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.registry.ModelVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Two versions on the same rows, until one is found better.
public final class AbTesting {
  private final Datasets datasets;
  private final Models models;
  private final Runs runs;
  private final LabelStore labels;
  private final AbTestStore store;
  private final Recorder recorder;

  AbTesting(
      Datasets datasets,
      Models models,
      Runs runs,
      LabelStore labels,
      AbTestStore store,
      Recorder recorder) {
    this.labels = labels;
    this.datasets = datasets;
    this.models = models;
    this.runs = runs;
    this.store = store;
    this.recorder = recorder;
  }

  /// @param name shown; made of the versions' titles where empty
  /// @param split share of live rows for B, between 0 and 1
  /// @param looks planned, 1 to 50
  /// @throws InvalidSetting where the two are the same or of different tasks or machines
  public AbTest start(String name, ModelVersion a, ModelVersion b, double split, int looks) {
    if (a.id() == b.id()) {
      throw new InvalidSetting(
          "A test compares two versions, both are " + a.title() + ".", "Choose another version.");
    }
    if (a.card().task() != b.card().task()) {
      throw new InvalidSetting(
          "%s and %s have different tasks.".formatted(a.title(), b.title()),
          "Choose two versions that do the same.");
    }
    if (!(split > 0 && split < 1)) {
      throw new InvalidSetting(
          "The split must lie between 0 and 1, not " + split + ".", "Choose .5 for equal parts.");
    }
    if (looks < 1 || looks > 50) {
      throw new InvalidSetting("A test has 1 to 50 looks, not " + looks + ".", "Choose 7.");
    }
    var shown = name.isEmpty() ? a.title() + " against " + b.title() : name;
    return store.start(shown, machine(a), a, b, split, looks);
  }

  /// Lets both score the rows that neither has learnt from, and compares them row by row.
  ///
  /// @return the comparison, which is kept with the test
  /// @throws InsufficientData where there are too few such rows
  public Comparison results(AbTest test, Progress progress) {
    var comparison =
        compare(
            models.get(Long.toString(test.modelA())),
            models.get(Long.toString(test.modelB())),
            test.plannedLooks(),
            progress);
    if (test.status() == AbTest.Status.RUNNING) store.seen(test.id(), comparison);
    return comparison;
  }

  /// The same without a test.
  public Comparison compare(ModelVersion a, ModelVersion b, int looks, Progress progress) {
    return recorder.record(
        "abtest",
        a.title() + " against " + b.title(),
        Map.of("a", a.title(), "b", b.title()),
        progress,
        (run, metrics, told) -> {
          var rowsA = ModelRows.of(a, datasets, runs);
          var rowsB = ModelRows.of(b, datasets, runs);
          double[] lossA = losses(a, rowsA, told.part(0, .5));
          double[] lossB = losses(b, rowsB, told.part(.5, 1));
          if (rowsA.dataset().id() != rowsB.dataset().id()
              || !rowsA.entity().equals(rowsB.entity())) {
            throw new InvalidSetting(
                "%s watches other rows than %s.".formatted(a.title(), b.title()),
                "Choose two versions of the same machine.");
          }
          if (Arrays.stream(lossA).allMatch(Double::isNaN)) {
            throw new InsufficientData(
                "no row after the training can be judged",
                "Detectors need labelled rows to be compared.");
          }
          var comparison = Comparison.of(lossA, lossB, looks);
          metrics.put("gain", comparison.last().gain());
          return comparison;
        });
  }

  private double[] losses(ModelVersion version, ModelRows rows, Progress progress) {
    return Judging.of(version, rows, KnownRows.of(rows, labels), models, progress).losses();
  }

  public AbTest stop(long id) {
    return store.stop(id);
  }

  public AbTest get(long id) {
    return store.get(id);
  }

  /// Newest first.
  public List<AbTest> list() {
    return store.list();
  }

  private String machine(ModelVersion version) {
    return runs.get(version.runId()).parameters().getOrDefault("entity", "");
  }
}
