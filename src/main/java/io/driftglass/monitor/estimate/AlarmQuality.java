package io.driftglass.monitor.estimate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/// Precision, recall and F1 of a detector's rows where nobody has said which are anomalies, from
/// calibrated scores (confidence-based performance estimation, Garg et al. 2022, ICLR; NannyML's
/// CBPE): a row is an anomaly with the chance that its score had among labelled rows.
///
/// Bias and standard error are those of an estimate against what is realised: stretches of the
/// labelled rows are drawn with replacement, a calibration is learnt from the drawn ones, and held
/// against as many rows of those that were not drawn. The bias is taken off.
public final class AlarmQuality {
  /// Labelled stretches that are needed to learn from.
  public static final int LEAST_STRETCHES = 5;

  private static final int DRAWS = 100;
  private static final int LEAST_BLOCKS = 10;
  private static final double MOST_BEYOND = .2;

  private final double[] scores;
  private final boolean[] truth;
  private final boolean[] alarms;
  private final String refused;

  private AlarmQuality(double[] scores, boolean[] truth, boolean[] alarms, String refused) {
    this.scores = scores;
    this.truth = truth;
    this.alarms = alarms;
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
    var true0 = new boolean[scores.length];
    var alarm = new boolean[scores.length];
    for (int row = 0; row < scores.length; row++) {
      if (truth[row] && (row == 0 || !truth[row - 1])) stretches++;
      if (!Double.isFinite(scores[row])) continue;
      kept[rows] = scores[row];
      true0[rows] = truth[row];
      alarm[rows++] = alarms[row];
    }
    if (stretches < LEAST_STRETCHES) {
      return refused(
          "the labelled validation rows hold %d known anomalies, an estimate learns from %d"
              .formatted(stretches, LEAST_STRETCHES));
    }
    return new AlarmQuality(
        Arrays.copyOf(kept, rows), Arrays.copyOf(true0, rows), Arrays.copyOf(alarm, rows), "");
  }

  /// @param current scores of rows whose truth is not known, NaN where there is none
  /// @param alarmed as many
  /// @return `point_precision`, `point_recall`, `point_f1`
  public SequencedMap<String, Estimate> estimate(double[] current, boolean[] alarmed, long seed) {
    var why = refuses(current, alarmed);
    if (!why.isEmpty()) return all(Estimate.refused(why));
    var expected = expected(Isotonic.of(scores, truth), current, alarmed);
    var tries = tries(current.length, seed);
    var estimates = new LinkedHashMap<String, Estimate>();
    for (int m = 0; m < NAMES.length; m++) {
      double value = Math.clamp(expected[m] - tries[m].getMean(), 0, 1);
      double error = tries[m].getStandardDeviation();
      estimates.put(
          NAMES[m],
          Double.isFinite(expected[m]) && Double.isFinite(error)
              ? Estimate.of(value, error)
              : Estimate.refused(m == 0 ? "no row was alarmed" : "no row is likely an anomaly"));
    }
    return estimates;
  }

  private static final String[] NAMES = {"point_precision", "point_recall", "point_f1"};

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

  /// Precision, recall and F1, each NaN where it has no denominator.
  private static double[] expected(Isotonic chances, double[] current, boolean[] alarmed) {
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
    return ratios(hits, wrong, missed);
  }

  private static double[] ratios(double hits, double wrong, double missed) {
    return new double[] {
      hits / (hits + wrong), hits / (hits + missed), 2 * hits / (2 * hits + wrong + missed)
    };
  }

  /// Distances of estimates from what was realised on rows not learnt from.
  private SummaryStatistics[] tries(int rows, long seed) {
    int length = Math.clamp(2L * longest(), 1, Math.max(1, scores.length / LEAST_BLOCKS));
    int blocks = scores.length / length;
    int wanted = Math.max(1, Math.round((float) rows / length));
    int[] order = Isotonic.order(scores);
    var random = new Random(seed);
    var tries = new SummaryStatistics[NAMES.length];
    Arrays.setAll(tries, m -> new SummaryStatistics());
    for (int draw = 0; draw < DRAWS; draw++) {
      var times = new int[scores.length];
      for (int at = 0; at < blocks; at++) {
        int first = random.nextInt(blocks) * length;
        for (int row = first; row < first + length; row++) times[row]++;
      }
      int[] left = IntStream.range(0, blocks).filter(b -> times[b * length] == 0).toArray();
      if (left.length == 0) continue;
      var tried = new int[wanted];
      for (int at = 0; at < wanted; at++) tried[at] = left[random.nextInt(left.length)];
      var alarmed = picked(alarms, tried, length);
      var chances = Isotonic.of(scores, truth, order, times);
      double[] said = expected(chances, picked(scores, tried, length), alarmed);
      double[] came = realised(picked(truth, tried, length), alarmed);
      for (int m = 0; m < NAMES.length; m++) {
        if (Double.isFinite(said[m] - came[m])) tries[m].addValue(said[m] - came[m]);
      }
    }
    return tries;
  }

  private static double[] realised(boolean[] truth, boolean[] alarmed) {
    double hits = 0;
    double wrong = 0;
    double missed = 0;
    for (int row = 0; row < truth.length; row++) {
      if (truth[row] && alarmed[row]) hits++;
      else if (alarmed[row]) wrong++;
      else if (truth[row]) missed++;
    }
    return ratios(hits, wrong, missed);
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
