package io.driftglass.workbench.monitor;

import io.driftglass.job.Progress;
import io.driftglass.label.LabelStore;
import io.driftglass.monitor.abtest.AbTest;
import io.driftglass.monitor.abtest.AbTestStore;
import io.driftglass.monitor.abtest.Comparison;
import io.driftglass.monitor.abtest.Look;
import io.driftglass.monitor.abtest.OpenTest;
import io.driftglass.monitor.abtest.Split;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Task;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.registry.Models;
import io.driftglass.workbench.run.Recorder;
import io.driftglass.workbench.run.Runs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two versions on the same rows, until one is found better.
public final class AbTesting {
  /// Rows that one version serves before chance draws again, where they make no forecast.
  public static final int BLOCK = 24;

  private final Datasets datasets;
  private final LabelStore labels;
  private final Models models;
  private final Runs runs;
  private final AbTestStore store;
  private final Recorder recorder;

  public AbTesting(
      Datasets datasets,
      Models models,
      Runs runs,
      LabelStore labels,
      AbTestStore store,
      Recorder recorder) {
    this.datasets = datasets;
    this.models = models;
    this.runs = runs;
    this.labels = labels;
    this.store = store;
    this.recorder = recorder;
  }

  /// A test on rows that are there.
  ///
  /// @param name shown; made of the versions' titles where empty
  /// @param split kept with the test; both score every row
  /// @param looks planned, 1 to 50
  /// @throws InvalidSetting where the two are the same or of different tasks or machines
  public AbTest start(String name, ModelVersion a, ModelVersion b, double split, int looks) {
    refuse(a, b, split);
    if (looks < 1 || looks > 50) {
      throw new InvalidSetting("A test has 1 to 50 looks, not " + looks + ".", "Choose 7.");
    }
    var plan = new AbTestStore.Plan(AbTest.Mode.REPLAY, split, looks, 0, 0);
    return store.start(shown(name, a, b), machine(a), a, b, plan);
  }

  /// A test that stays open while rows come in after those that are there now.
  ///
  /// @param mode SHADOW where both score every row, SPLIT where chance gives each row to one
  /// @param effect in standard deviations of a row's difference that is to be found four times in
  ///   five, .05 to 2
  /// @throws InvalidSetting where the two are the same or of different tasks or machines
  public AbTest open(
      String name, ModelVersion a, ModelVersion b, AbTest.Mode mode, double split, double effect) {
    refuse(a, b, split);
    if (!(effect >= .05 && effect <= 2)) {
      throw new InvalidSetting(
          "An effect lies between 0.05 and 2 standard deviations, not at " + effect + ".",
          "Choose 0.2.");
    }
    var rows = ModelRows.of(a, datasets, runs);
    sameRows(a, rows, b, ModelRows.of(b, datasets, runs));
    long begin = rows.all().tick(rows.all().rows() - 1) + 1;
    var plan = new AbTestStore.Plan(mode, split, 1, begin, OpenTest.plannedRows(effect));
    return store.start(shown(name, a, b), machine(a), a, b, plan);
  }

  private static String shown(String name, ModelVersion a, ModelVersion b) {
    return name.isEmpty() ? a.title() + " against " + b.title() : name;
  }

  private static void refuse(ModelVersion a, ModelVersion b, double split) {
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
  }

  /// Lets both score the rows that neither has learnt from, and compares them row by row.
  ///
  /// @return the comparison, which is kept with the test
  /// @throws InsufficientData where there are too few such rows
  public Comparison results(AbTest test, Progress progress) {
    var comparison = compare(versionA(test), versionB(test), test.plannedLooks(), progress);
    if (test.status() == AbTest.Status.RUNNING) store.seen(test.id(), comparison);
    return comparison;
  }

  /// The same without a test.
  public Comparison compare(ModelVersion a, ModelVersion b, int looks, Progress progress) {
    return recorded(
        a,
        b,
        progress,
        (metrics, told) -> {
          var losses = losses(a, b, Long.MIN_VALUE, told);
          if (Arrays.stream(losses.a()).allMatch(Double::isNaN)) {
            throw new InsufficientData(
                "no row after the training can be judged",
                "Detectors need labelled rows to be compared.");
          }
          var comparison = Comparison.of(losses.a(), losses.b(), looks);
          metrics.put("gain", comparison.last().gain());
          return comparison;
        });
  }

  /// Looks at an open test once more.
  ///
  /// @param seen as it stood when it was last read; others may have looked at it since
  /// @return the test as it now stands; unchanged where too few rows have come since the last look
  public AbTest look(AbTest seen, Progress progress) {
    var test = store.get(seen.id());
    if (test.status() != AbTest.Status.RUNNING) return test;
    return recorded(
        versionA(test),
        versionB(test),
        progress,
        (metrics, told) -> {
          var look = look(test, losses(versionA(test), versionB(test), test.beginTick(), told));
          look.ifPresent(it -> metrics.put("gain", it.gain()));
          return look.map(it -> store.looked(test, it)).orElse(test);
        });
  }

  private Optional<Look> look(AbTest test, Losses losses) {
    var differences =
        test.mode() == AbTest.Mode.SPLIT
            ? split(test, losses.block(), losses.interval())
                .differences(losses.ticks(), losses.a(), losses.b())
            : losses.differences();
    double lossA = Arrays.stream(losses.a()).filter(Double::isFinite).average().orElse(0);
    return OpenTest.look(differences, lossA, test.plannedRows(), test.looks());
  }

  /// Who serves which rows of a split test.
  ///
  /// @param block rows that one serves at a time
  /// @param interval ticks from row to row of the data that A learnt from
  public static Split split(AbTest test, int block, long interval) {
    return new Split(
        test.id(), test.split(), test.beginTick(), Math.max(1, block * Math.max(1, interval)));
  }

  /// What a look at one of several tests came to.
  ///
  /// @param problem why it could not be looked at; empty where it could
  public record Looked(AbTest test, String problem) {}

  /// Looks at all open tests; one that cannot be looked at holds no other up.
  public List<Looked> lookAll(Progress progress) {
    var looked = new ArrayList<Looked>();
    for (var test : store.active()) {
      if (!test.open()) continue;
      try {
        looked.add(new Looked(look(test, progress), ""));
      } catch (DriftglassException e) {
        looked.add(new Looked(test, e.getMessage()));
      }
    }
    return looked;
  }

  /// Puts the winner of a test into production, where the gates of its model let it.
  ///
  /// @throws Conflict where there is no winner, or a gate is closed
  public ModelVersion promoteWinner(AbTest test) {
    var winner = winner(test);
    return models.promote(
        winner,
        Stage.PRODUCTION,
        "winner of the test %s: %s".formatted(test.name(), test.sentence()));
  }

  /// Puts back what was in production before the winner.
  public ModelVersion rollBack(AbTest test) {
    return models.rollback(
        winner(test), "the winner of the test " + test.name() + " is taken back");
  }

  private ModelVersion winner(AbTest test) {
    return models.get(
        test.winner()
            .orElseThrow(
                () ->
                    new Conflict(
                        "the test '" + test.name() + "' has no winner",
                        "Wait for its end, or promote a version in the registry.")));
  }

  /// @param ticks of the rows
  /// @param block rows that one version serves at a time
  /// @param interval ticks from row to row of the data that A learnt from
  @SuppressWarnings("ArrayRecordComponent")
  private record Losses(long[] ticks, double[] a, double[] b, int block, long interval) {
    double[] differences() {
      var differences = new double[a.length];
      Arrays.setAll(differences, row -> a[row] - b[row]);
      return differences;
    }
  }

  /// Both from the same row on, forecasters from the same origins as far ahead as both can look.
  ///
  /// @param beginTick rows before it are left out
  private Losses losses(ModelVersion a, ModelVersion b, long beginTick, Progress progress) {
    var rowsA = ModelRows.of(a, datasets, runs);
    var rowsB = ModelRows.of(b, datasets, runs);
    sameRows(a, rowsA, b, rowsB);
    int all = rowsA.all().rows();
    int unseen = Math.max(rowsA.fresh(), rowsB.fresh());
    int from = Math.max(unseen, rowsA.all().rowAt(beginTick));
    boolean open = beginTick != Long.MIN_VALUE;
    int horizon = Math.min(Judging.horizon(a), Judging.horizon(b));
    if (open) horizon = Math.min(horizon, BLOCK);
    else horizon = Math.clamp((all - from) / 3, 1, horizon);
    int block = a.card().task() == Task.FORECAST ? horizon : BLOCK;
    long interval = rowsA.trained().interval();
    if (open && from + block > all) {
      return new Losses(new long[0], new double[0], new double[0], block, interval);
    }
    double[] lossA = losses(a, rowsA, from, horizon, progress.part(0, .5));
    double[] lossB = losses(b, rowsB, from, horizon, progress.part(.5, 1));
    return new Losses(
        Arrays.copyOfRange(rowsA.all().ticks(), from, all),
        Arrays.copyOfRange(lossA, from, all),
        Arrays.copyOfRange(lossB, from, all),
        block,
        interval);
  }

  private double[] losses(
      ModelVersion version, ModelRows rows, int from, int horizon, Progress progress) {
    return version.card().task() == Task.FORECAST
        ? Judging.forecaster(version, rows, from, horizon, models, progress).losses()
        : Judging.detector(
                Alarmed.of(version, rows, models, progress), from, KnownRows.of(rows, labels))
            .losses();
  }

  private static void sameRows(ModelVersion a, ModelRows rowsA, ModelVersion b, ModelRows rowsB) {
    if (rowsA.dataset().id() == rowsB.dataset().id() && rowsA.entity().equals(rowsB.entity())) {
      return;
    }
    throw new InvalidSetting(
        "%s watches other rows than %s.".formatted(a.title(), b.title()),
        "Choose two versions of the same machine.");
  }

  private interface Compared<T> {
    T run(Map<String, Double> metrics, Progress progress);
  }

  private <T> T recorded(ModelVersion a, ModelVersion b, Progress progress, Compared<T> work) {
    return recorder.record(
        "abtest",
        a.title() + " against " + b.title(),
        Map.of("a", a.title(), "b", b.title()),
        progress,
        (run, metrics, told) -> work.run(metrics, told));
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

  private ModelVersion versionA(AbTest test) {
    return models.get(Long.toString(test.modelA()));
  }

  private ModelVersion versionB(AbTest test) {
    return models.get(Long.toString(test.modelB()));
  }

  private String machine(ModelVersion version) {
    return runs.get(version.runId()).parameters().getOrDefault("entity", "");
  }
}
