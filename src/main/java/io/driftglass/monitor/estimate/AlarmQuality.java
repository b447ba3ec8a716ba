package io.driftglass.monitor.estimate;

import io.driftglass.metric.EventMetrics;
import io.driftglass.metric.Measure;
import io.driftglass.metric.PointMetrics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/// Precision, recall and F1 of a detector, row by row and event by event, where nobody has said
/// which rows are anomalies, from calibrated scores (confidence-based performance estimation, Garg
/// et al. 2022, ICLR; NannyML's CBPE): a row is an anomaly with the chance that its score had among
/// labelled rows; for events see [EventChances].
///
/// Bias and standard error are those of an estimate against what is realised: stretches of the
/// labelled rows are drawn with replacement, a calibration is learnt from the drawn ones, and held
/// against as many rows of those that were not drawn. The bias is taken off.
public final class AlarmQuality {
  /// Labelled stretches that are needed to learn from.
  public static final int LEAST_STRETCHES = 5;

  private static final int DRAWS = 100;
  private static final int LEAST_BLOCKS = 10;
  private static final int LEAST_TRIES = 20;
  private static final double MOST_BEYOND = .2;

  /// What is estimated: three figures of rows, then the same of events.
  public static final List<String> NAMES =
      List.of("point_precision", "point_recall", "point_f1", "precision", "recall", "f1_score");

  private static final int OF_ROWS = 3;

  private final double[] scores;
  private final boolean[] truth;
  private final boolean[] alarms;
  private final int[] order;
  private final EventChances events;
  private final String refused;
  private final Map<Tried, SummaryStatistics[]> tried = new HashMap<>();

  private record Tried(int rows, long seed) {}

  private AlarmQuality(double[] scores, boolean[] truth, boolean[] alarms, String refused) {
    this.scores = scores;
    this.truth = truth;
    this.alarms = alarms;
    this.order = Isotonic.order(scores);
    this.events = new EventChances(scores, order, truth, alarms);
    this.refused = refused;
  }

  /// Nothing can be learnt.
  public static AlarmQuality refused(String because) {
    return new AlarmQuality(new double[0], new boolean[0], new boolean[0], because);
  }

  /// @param scores of labelled rows in the order of time, NaN where there is none
  /// @param truth as many
  /// @param alarms as many
  public static AlarmQuality of(double[] scores, boolean[] truth, boolean[] alarms) {
    int rows = 0;
    int stretches = 0;
    var kept = new double[scores.length];
    var anomalous = new boolean[scores.length];
    var alarm = new boolean[scores.length];
    for (int row = 0; row < scores.length; row++) {
      if (truth[row] && (row == 0 || !truth[row - 1])) stretches++;
      if (!Double.isFinite(scores[row])) continue;
      kept[rows] = scores[row];
      anomalous[rows] = truth[row];
      alarm[rows++] = alarms[row];
    }
    if (stretches < LEAST_STRETCHES) {
      return refused(
          "the labelled validation rows hold %d known anomalies, an estimate learns from %d"
              .formatted(stretches, LEAST_STRETCHES));
    }
    return new AlarmQuality(
        Arrays.copyOf(kept, rows), Arrays.copyOf(anomalous, rows), Arrays.copyOf(alarm, rows), "");
  }

  /// @param current scores of rows whose truth is not known, NaN where there is none
  /// @param alarmed as many
  /// @return by a name of [#NAMES]
  public SequencedMap<String, Estimate> estimate(double[] current, boolean[] alarmed, long seed) {
    var why = refuses(current, alarmed);
    if (!why.isEmpty()) return all(Estimate.refused(why));
    var once = new int[scores.length];
    Arrays.fill(once, 1);
    var expected = expected(once, current, alarmed);
    var tries = tried.computeIfAbsent(new Tried(current.length, seed), this::tries);
    var estimates = new LinkedHashMap<String, Estimate>();
    for (int m = 0; m < NAMES.size(); m++) {
      estimates.put(NAMES.get(m), estimate(m, expected[m], tries[m]));
    }
    return estimates;
  }

  private Estimate estimate(int name, double expected, SummaryStatistics tries) {
    if (name >= OF_ROWS && events.alarmCount() < EventChances.LEAST_ALARMS) {
      return Estimate.refused(
          "the labelled validation rows hold %d alarms, an estimate of events learns from %d"
              .formatted(events.alarmCount(), EventChances.LEAST_ALARMS));
    }
    if (!Double.isFinite(expected)) {
      boolean precision = name % OF_ROWS == 0;
      return Estimate.refused(precision ? "no row was alarmed" : "no row is likely an anomaly");
    }
    if (tries.getN() < LEAST_TRIES) {
      return Estimate.refused("too few labelled stretches hold an anomaly to tell the error");
    }
    return Estimate.of(Math.clamp(expected - tries.getMean(), 0, 1), tries.getStandardDeviation());
  }

  private static SequencedMap<String, Estimate> all(Estimate estimate) {
    var estimates = new LinkedHashMap<String, Estimate>();
    for (var name : NAMES) estimates.put(name, estimate);
    return estimates;
  }

  private String refuses(double[] current, boolean[] alarmed) {
    if (!refused.isEmpty()) return refused;
    double most = Arrays.stream(scores).max().orElse(Double.NaN);
    int measured = 0;
    int high = 0;
    int beyond = 0;
    for (int row = 0; row < current.length; row++) {
      if (!Double.isFinite(current[row])) continue;
      measured++;
      if (alarmed[row]) high++;
      if (alarmed[row] && current[row] > most) beyond++;
    }
    if (measured == 0) return "no row has a score";
    if (beyond > MOST_BEYOND * high) {
      return "%.0f %% of the alarmed rows score above every labelled row"
          .formatted(100.0 * beyond / high);
    }
    return Support.of("the score", scores).refuses(current).orElse("");
  }

  /// The figures of [#NAMES], each NaN where it has no denominator.
  ///
  /// @param times how often each labelled row counts
  private double[] expected(int[] times, double[] current, boolean[] alarmed) {
    var chances = Isotonic.of(scores, truth, order, times);
    double hits = 0;
    double wrong = 0;
    double missed = 0;
    for (int row = 0; row < current.length; row++) {
      if (!Double.isFinite(current[row])) continue;
      double chance = chances.at(current[row]);
      if (alarmed[row]) {
        hits += chance;
        wrong += 1 - chance;
      } else missed += chance;
    }
    var figures = Arrays.copyOf(ratios(hits, wrong, missed), NAMES.size());
    Arrays.fill(figures, OF_ROWS, figures.length, Double.NaN);
    events
        .learnt(times)
        .map(learnt -> learnt.expected(current, alarmed))
        .ifPresent(found -> System.arraycopy(found, 0, figures, OF_ROWS, found.length));
    return figures;
  }

  private static double[] ratios(double hits, double wrong, double missed) {
    return new double[] {
      hits / (hits + wrong), hits / (hits + missed), 2 * hits / (2 * hits + wrong + missed)
    };
  }

  /// Distances of estimates from what was realised on rows not learnt from.
  private SummaryStatistics[] tries(Tried asked) {
    int length = Math.clamp(2L * longest(), 1, Math.max(1, scores.length / LEAST_BLOCKS));
    int blocks = scores.length / length;
    int wanted = Math.max(1, Math.round((float) asked.rows() / length));
    var random = new Random(asked.seed());
    var tries = new SummaryStatistics[NAMES.size()];
    Arrays.setAll(tries, m -> new SummaryStatistics());
    for (int draw = 0; draw < DRAWS; draw++) {
      var times = new int[scores.length];
      for (int at = 0; at < blocks; at++) {
        int first = random.nextInt(blocks) * length;
        for (int row = first; row < first + length; row++) times[row]++;
      }
      int[] left = IntStream.range(0, blocks).filter(b -> times[b * length] == 0).toArray();
      if (left.length == 0) continue;
      var drawn = new int[wanted];
      for (int at = 0; at < wanted; at++) drawn[at] = left[random.nextInt(left.length)];
      var alarmed = picked(alarms, drawn, length);
      double[] said = expected(times, picked(scores, drawn, length), alarmed);
      var came = realised(picked(truth, drawn, length), alarmed);
      for (int m = 0; m < said.length; m++) {
        if (!came.get(m).computable()) continue;
        double apart = said[m] - came.get(m).value();
        if (Double.isFinite(apart)) tries[m].addValue(apart);
      }
    }
    return tries;
  }

  /// The figures of [#NAMES] of rows whose truth is known.
  public static List<Measure> realised(boolean[] truth, boolean[] alarmed) {
    var rows = PointMetrics.of(truth, alarmed);
    var of = EventMetrics.of(truth, alarmed);
    return List.of(
        rows.precision(), rows.recall(), rows.f1(), of.precision(), of.recall(), of.f1());
  }

  /// Rows of the longest stretch that is one thing: an anomaly or an alarm.
  private int longest() {
    int longest = 1;
    int trueRows = 0;
    int alarmRows = 0;
    for (int row = 0; row < truth.length; row++) {
      trueRows = truth[row] ? trueRows + 1 : 0;
      alarmRows = alarms[row] ? alarmRows + 1 : 0;
      longest = Math.max(longest, Math.max(trueRows, alarmRows));
    }
    return longest;
  }

  private static double[] picked(double[] values, int[] blocks, int length) {
    var picked = new double[blocks.length * length];
    for (int at = 0; at < blocks.length; at++) {
      System.arraycopy(values, blocks[at] * length, picked, at * length, length);
    }
    return picked;
  }

  private static boolean[] picked(boolean[] values, int[] blocks, int length) {
    var picked = new boolean[blocks.length * length];
    for (int at = 0; at < blocks.length; at++) {
      System.arraycopy(values, blocks[at] * length, picked, at * length, length);
    }
    return picked;
  }
}
