package io.driftglass.evaluate;

import io.driftglass.detect.Detector;
import io.driftglass.detect.FittedDetector;
import io.driftglass.job.Deadline;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.metric.EventMetrics;
import io.driftglass.metric.Measure;
import io.driftglass.metric.PointMetrics;
import io.driftglass.metric.VolumeMetrics;
import io.driftglass.problem.DriftglassException;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// Detectors ranked by what can honestly be known: with labels by those, on rows not learnt from;
/// without, by how well each finds faults planted in rows that are taken as normal, beside how
/// often it cries wolf there.
///
/// @param rows best first; those that could not be judged last
/// @param labelled whether labels ranked them
/// @param reason why the first is the one to choose, a sentence
public record DetectorRace(List<Entry> rows, boolean labelled, String reason) {
  private static final double LEARNT = .7;
  private static final double WOLF = .05;
  private static final int WINDOW = 20;

  public DetectorRace {
    rows = List.copyOf(rows);
  }

  /// One method.
  ///
  /// @param vusPr on labelled rows it had not learnt from
  /// @param eventF1 on the same rows
  /// @param pointF1 on the same rows
  /// @param planted VUS-PR on planted faults
  /// @param quiet share of normal rows, not learnt from, that it called strange
  /// @param agreement mean share of its alarmed rows on which the other methods agree
  /// @param events in the scored rows
  /// @param seconds to learn and score
  public record Entry(
      String method,
      Measure vusPr,
      Measure eventF1,
      Measure pointF1,
      Measure planted,
      Measure quiet,
      Measure agreement,
      int events,
      double seconds) {
    private Entry agreeing(Measure with) {
      return new Entry(method, vusPr, eventF1, pointF1, planted, quiet, with, events, seconds);
    }
  }

  /// The method to choose; empty where none could be judged.
  public Optional<String> chosen() {
    return rows.stream()
        .findFirst()
        .filter(entry -> entry.planted().computable() || entry.vusPr().computable())
        .map(Entry::method);
  }

  /// @param frame all rows, in the order of time
  /// @param learnt the first rows, taken as normal and learnt from; anomalies known there missing
  /// @param truth which rows are anomalies; empty where nobody has said
  /// @param budgetSeconds a method still running after it is stopped, no further one is started;
  ///   those left out have no figures; see [Turns]
  public static DetectorRace run(
      Frame frame,
      Frame learnt,
      boolean[] truth,
      List<Method<Detector>> methods,
      double budgetSeconds,
      long seed,
      Progress progress) {
    var deadline = Deadline.in(budgetSeconds, progress);
    var track = Track.of(frame, learnt, truth, seed);
    var turns = Turns.of(methods, deadline, track::race);
    var raced = new ArrayList<Raced>();
    for (int i = 0; i < turns.size(); i++) {
      var spent = "the %.0f seconds allowed were spent".formatted(budgetSeconds);
      raced.add(turns.get(i).orElse(Raced.without(methods.get(i), spent)));
    }
    var alarms = raced.stream().map(Raced::alarms).toList();
    var ranked = new ArrayList<Entry>();
    for (int i = 0; i < raced.size(); i++) {
      ranked.add(raced.get(i).entry().agreeing(agreement(i, alarms)));
    }
    boolean labelled = ranked.stream().anyMatch(entry -> entry.vusPr().computable());
    ranked.sort(Comparator.comparingDouble((Entry entry) -> -worth(entry, labelled)));
    return new DetectorRace(ranked, labelled, reason(ranked, labelled, methods));
  }

  /// @param alarms of the rows not learnt from; of none where it could not be judged
  @SuppressWarnings("ArrayRecordComponent")
  private record Raced(Entry entry, boolean[] alarms) {
    static Raced without(Method<Detector> method, String because) {
      var no = Measure.because(because);
      return new Raced(new Entry(method.id(), no, no, no, no, no, no, 0, 0), new boolean[0]);
    }
  }

  private static double worth(Entry entry, boolean labelled) {
    if (labelled) return entry.vusPr().computable() ? entry.vusPr().value() : -2;
    if (!entry.planted().computable()) return -2;
    double wolf = entry.quiet().computable() ? Math.max(0, entry.quiet().value() - WOLF) : 0;
    return entry.planted().value() - wolf;
  }

  private static Measure agreement(int own, List<boolean[]> alarms) {
    double sum = 0;
    int others = 0;
    long alarmed = count(alarms.get(own));
    if (alarmed == 0) return Measure.because("it raised no alarm");
    for (int i = 0; i < alarms.size(); i++) {
      var other = alarms.get(i);
      if (i == own || other.length == 0) continue;
      long both = 0;
      for (int row = 0; row < other.length; row++) if (other[row] && alarms.get(own)[row]) both++;
      sum += (double) both / alarmed;
      others++;
    }
    return others == 0
        ? Measure.because("no other method was run")
        : Measure.of(sum / others, alarmed);
  }

  private static long count(boolean[] rows) {
    long count = 0;
    for (boolean row : rows) if (row) count++;
    return count;
  }

  private static String reason(
      List<Entry> ranked, boolean labelled, List<Method<Detector>> methods) {
    var best = ranked.getFirst();
    var title =
        methods.stream()
            .filter(m -> m.id().equals(best.method()))
            .findFirst()
            .orElseThrow()
            .title();
    if (labelled) {
      return String.format(
          Locale.ROOT,
          "%s ranks the labelled rows best that no method had learnt from: VUS-PR %.3f.",
          title,
          best.vusPr().value());
    }
    if (!best.planted().computable()) return "No method could be judged on these rows.";
    return String.format(
        Locale.ROOT,
        "Nothing is labelled, so faults were planted in normal rows: %s finds them best (VUS-PR"
            + " %.3f) and calls %.1f %% of normal rows strange.",
        title,
        best.planted().value(),
        100 * (best.quiet().computable() ? best.quiet().value() : 0));
  }

  /// The rows all methods run over.
  @SuppressWarnings("ArrayRecordComponent")
  private record Track(Frame frame, Frame learnt, boolean[] truth, PlantedFaults faults, int cut) {
    static Track of(Frame frame, Frame learnt, boolean[] truth, long seed) {
      int cut = (int) (LEARNT * learnt.rows());
      var rest = learnt.slice(cut, learnt.rows());
      int[] targets =
          IntStream.range(0, frame.channels().size())
              .filter(c -> frame.channel(c).role() == Role.TARGET)
              .filter(c -> frame.channel(c).kind() == Kind.NUMBER)
              .toArray();
      return new Track(frame, learnt, truth, PlantedFaults.in(rest, targets, seed), cut);
    }

    Raced race(Method<Detector> method, Progress progress) {
      try {
        long start = System.nanoTime();
        var fitted = method.withDefaults().fit(learnt, progress.part(0, .4));
        var scores = fitted.score(frame, progress.part(.4, .5)).total();
        double seconds = (System.nanoTime() - start) / 1e9;
        var found = HeldOut.strange(fitted, frame, scores);
        var part = method.withDefaults().fit(learnt.slice(0, cut), progress.part(.5, .9));
        return new Raced(
            entry(method.id(), found, scores, part, seconds, progress.part(.9, 1)),
            Arrays.copyOfRange(found, learnt.rows(), found.length));
      } catch (DriftglassException told) {
        return Raced.without(method, told.getMessage());
      }
    }

    private Entry entry(
        String method,
        boolean[] found,
        double[] scores,
        FittedDetector part,
        double seconds,
        Progress progress) {
      var rest = learnt.slice(cut, learnt.rows());
      var quiet = HeldOut.strange(part, rest, part.score(rest, progress.part(0, .5)).total());
      var planted = part.score(faults.frame(), progress.part(.5, 1)).total();
      var no = Measure.because("nobody has said what is strange");
      boolean labelled = truth.length > 0;
      var known = labelled ? Arrays.copyOfRange(truth, learnt.rows(), truth.length) : truth;
      var later = Arrays.copyOfRange(found, learnt.rows(), found.length);
      var ranked = Arrays.copyOfRange(scores, learnt.rows(), scores.length);
      return new Entry(
          method,
          labelled ? VolumeMetrics.of(known, ranked, VolumeMetrics.WINDOW).vusPr() : no,
          labelled ? EventMetrics.of(known, later).f1() : no,
          labelled ? PointMetrics.of(known, later).f1() : no,
          VolumeMetrics.of(faults.truth(), planted, WINDOW).vusPr(),
          quiet.length == 0
              ? Measure.because("there are no normal rows left")
              : Measure.of((double) count(quiet) / quiet.length, quiet.length),
          no,
          stretches(later),
          seconds);
    }

    private static int stretches(boolean[] rows) {
      int count = 0;
      for (int row = 0; row < rows.length; row++)
        if (rows[row] && (row == 0 || !rows[row - 1])) count++;
      return count;
    }
  }
}
