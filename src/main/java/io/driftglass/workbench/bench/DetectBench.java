package io.driftglass.workbench.bench;

import io.driftglass.detect.Detector;
import io.driftglass.detect.Events;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.Overrides;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.metric.EventMetrics;
import io.driftglass.metric.Measure;
import io.driftglass.metric.NabProfile;
import io.driftglass.metric.NabScore;
import io.driftglass.metric.PairedGain;
import io.driftglass.metric.RankMetrics;
import io.driftglass.metric.VolumeMetrics;
import io.driftglass.problem.DriftglassException;
import io.driftglass.series.Frame;
import io.driftglass.workbench.ScratchFolder;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.bench.DetectSet.LabelledFile;
import io.driftglass.workbench.detect.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Every detector on the public sets, with its shipped settings and decisions: what it finds, how
/// often it is wrong, and what it costs.
public final class DetectBench {
  /// Stands in the place of a method where events are explained, not found.
  private static final String EXPLANATION = "what-changed";

  private static final long BOOTSTRAP_SEED = 1;

  private DetectBench() {}

  /// A detector on a set. Rank figures are means over the files, decisions are counted over all of
  /// them.
  ///
  /// @param files judged; `failed` of the set could not be
  /// @param pointF1 over all rows
  /// @param eventF1 over all labelled stretches
  /// @param falseAlarms share of normal rows inside events
  /// @param recall share of labelled rows inside events
  /// @param alarmedPerLabelled rows inside events over labelled rows; above 2 event figures are
  ///   bought by wide alarms
  /// @param nab standard, low FP, low FN, by the shipped decisions
  /// @param gain in VUS-PR over the method named first; none of that one itself, nor of few files
  /// @param hitRates at 100 and 150 %, over the events whose causes are known
  /// @param seconds to learn and score all files, one thread; rows that several files learn from
  ///   are learnt from once
  public record Row(
      String set,
      String method,
      int files,
      int failed,
      Measure vusPr,
      Optional<PairedGain> gain,
      Measure aucPr,
      Measure pointF1,
      Measure eventF1,
      Measure falseAlarms,
      Measure recall,
      Measure alarmedPerLabelled,
      List<Measure> nab,
      List<Measure> hitRates,
      double seconds) {
    /// Every figure that could be computed, the case named `SMD/pca`.
    public List<Measured> measured() {
      var of = set + "/" + method;
      var all = new ArrayList<Measured>();
      add(all, of, "vus_pr", vusPr);
      gain.ifPresent(
          over -> {
            all.add(new Measured(of, "vus_pr_gain", over.mean(), "", over.files()));
            all.add(new Measured(of, "vus_pr_gain_low", over.low(), "", over.files()));
            all.add(new Measured(of, "vus_pr_gain_high", over.high(), "", over.files()));
          });
      add(all, of, "auc_pr", aucPr);
      add(all, of, "point_f1", pointF1);
      add(all, of, "event_f1", eventF1);
      add(all, of, "false_alarms", falseAlarms);
      add(all, of, "recall", recall);
      add(all, of, "alarmed_per_labelled", alarmedPerLabelled);
      add(all, of, "nab", nab.get(0));
      add(all, of, "nab_low_fp", nab.get(1));
      add(all, of, "nab_low_fn", nab.get(2));
      add(all, of, "hit_rate_100", hitRates.get(0));
      add(all, of, "hit_rate_150", hitRates.get(1));
      all.add(new Measured(of, "failed", failed, "files", files + failed));
      all.add(new Measured(of, "seconds", seconds, "s", files));
      return all;
    }

    private static void add(List<Measured> all, String of, String metric, Measure figure) {
      if (!(figure instanceof Measure.Value(double value, long n))) return;
      all.add(new Measured(of, metric, value, "", (int) Math.min(n, Integer.MAX_VALUE)));
    }
  }

  /// @param folder with a folder a set: nab, smap_msl, smd, asd, skab, tep
  /// @param settings of a method that are not as usual, the same for all sets
  public static List<Row> run(
      Path folder,
      List<Method<Detector>> methods,
      Function<Method<Detector>, Map<String, String>> settings,
      Progress progress)
      throws IOException {
    try (var scratch = ScratchFolder.make();
        var workbench = Workbench.open(scratch.home())) {
      var rows = new ArrayList<Row>();
      var sets = new DetectSets(workbench, folder, progress).read();
      long all = (long) sets.size() * methods.size();
      for (var set : sets) {
        Optional<Map<String, Double>> first = Optional.empty();
        for (var method : methods) {
          progress.step(rows.size(), all, method.title() + " on " + set.name());
          var sum = sum(set, method.with(settings.apply(method)), progress);
          rows.add(
              sum.row(set.name(), method.id(), first.flatMap(theirs -> gain(sum.vus, theirs))));
          if (first.isEmpty()) first = Optional.of(sum.vus);
        }
        explained(set).ifPresent(rows::add);
      }
      return rows;
    }
  }

  /// What the explanation of an event names as its causes, whatever detector found it.
  private static Optional<Row> explained(DetectSet set) {
    var sum = new Sum(set.edgeRows());
    for (var file : set.files()) sum.explain(file);
    return sum.blame.figures().getFirst().computable()
        ? Optional.of(sum.row(set.name(), EXPLANATION, Optional.empty()))
        : Optional.empty();
  }

  /// Over the files that both could be judged on.
  private static Optional<PairedGain> gain(Map<String, Double> ours, Map<String, Double> theirs) {
    var files = ours.keySet().stream().filter(theirs::containsKey).toList();
    return PairedGain.of(
        files.stream().mapToDouble(ours::get).toArray(),
        files.stream().mapToDouble(theirs::get).toArray(),
        BOOTSTRAP_SEED);
  }

  private static Sum sum(DetectSet set, Detector detector, Progress progress) {
    var sum = new Sum(set.edgeRows());
    for (var file : set.files()) {
      if (progress.cancelled()) throw new java.util.concurrent.CancellationException();
      try {
        sum.add(file, detector);
      } catch (DriftglassException told) {
        progress.log("%s of %s: %s".formatted(file.name(), set.name(), told.getMessage()));
        sum.failed++;
      }
    }
    return sum;
  }

  private static final class Sum {
    private final int edgeRows;
    private final Blame blame = new Blame();
    private final Map<String, Double> vus = new LinkedHashMap<>();
    private final List<Double> auc = new ArrayList<>();
    private NabScore nab = new NabScore(0, 0, 0, 0, 0, 0);
    private int files;
    private int failed;
    private long right;
    private long wrong;
    private long labelled;
    private long normal;
    private int found;
    private int missed;
    private int falseEvents;
    private double seconds;
    private Optional<Learnt> last = Optional.empty();

    Sum(int edgeRows) {
      this.edgeRows = edgeRows;
    }

    void add(LabelledFile file, Detector detector) {
      long start = System.nanoTime();
      var found =
          file.train().isPresent()
              ? Found.by(learnt(file.train().get(), detector), file.test(), Overrides.NONE)
              : Found.streaming(detector, file.test(), Overrides.NONE, Progress.NONE);
      seconds += (System.nanoTime() - start) / 1e9;
      files++;
      boolean[] inside = Events.rows(file.test().rows(), found.events());
      double[] scores = found.scores().total().clone();
      for (int row = 0; row < scores.length; row++) {
        if (Double.isNaN(scores[row])) scores[row] = 0;
      }
      count(file.truth(), inside);
      var volume = VolumeMetrics.of(file.truth(), scores, edgeRows).vusPr();
      if (volume.computable()) vus.put(file.name(), volume.value());
      var rank = RankMetrics.of(file.truth(), scores).aucPr();
      if (rank.computable()) auc.add(rank.value());
      nab = nab.plus(NabScore.of(file.truth(), inside));
      blame.add(file, found.scores());
    }

    /// What several files in a row learn from is learnt from once.
    private FittedDetector learnt(Frame train, Detector detector) {
      if (last.isEmpty() || last.get().from != train) {
        last = Optional.of(new Learnt(train, detector.fit(train, Progress.NONE)));
      }
      return last.get().fitted;
    }

    private record Learnt(Frame from, FittedDetector fitted) {}

    void explain(LabelledFile file) {
      long start = System.nanoTime();
      blame.addChanges(file);
      seconds += (System.nanoTime() - start) / 1e9;
      files++;
    }

    private void count(boolean[] truth, boolean[] inside) {
      for (int row = 0; row < truth.length; row++) {
        if (truth[row]) labelled++;
        else normal++;
        if (inside[row] && truth[row]) right++;
        if (inside[row] && !truth[row]) wrong++;
      }
      var events = EventMetrics.of(truth, inside);
      found += events.found();
      missed += events.missed();
      falseEvents += events.falseAlarms();
    }

    Row row(String set, String method, Optional<PairedGain> gain) {
      return new Row(
          set,
          method,
          files,
          failed,
          mean(vus.values()),
          gain,
          mean(auc),
          share(2 * right, labelled + right + wrong),
          share(2L * found, 2L * found + missed + falseEvents),
          share(wrong, normal),
          share(right, labelled),
          share(right + wrong, labelled),
          List.of(
              nab.under(NabProfile.STANDARD),
              nab.under(NabProfile.FEW_FALSE_ALARMS),
              nab.under(NabProfile.FEW_MISSES)),
          blame.figures(),
          seconds);
    }

    private static Measure mean(Collection<Double> values) {
      return values.isEmpty()
          ? Measure.because("no file could be judged")
          : Measure.of(values.stream().mapToDouble(v -> v).average().orElseThrow(), values.size());
    }

    private static Measure share(long part, long whole) {
      return whole == 0
          ? Measure.because("no file could be judged")
          : Measure.of((double) part / whole, whole);
    }
  }
}
