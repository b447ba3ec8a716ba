package io.driftglass.monitor.concept;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A stream from its first row to its last, watched as if it came row by row: an alarm at a row
/// rests on rows up to it alone. Rows that are not finite are passed over.
public final class ConceptStream {
  private ConceptStream() {}

  /// Alarms of the column itself.
  ///
  /// @param values oldest first
  public static List<ConceptAlarm> alarms(
      double[] values, Method<ConceptMonitor> method, Map<String, String> settings, Progress told) {
    var monitor = method.with(settings);
    var alarms = new ArrayList<ConceptAlarm>();
    var rows = new int[values.length];
    int count = 0;
    int begin = 0;
    for (int row = 0; row < values.length; row++) {
      if ((row & 4095) == 0) told.step(row, values.length, "watching");
      if (!Double.isFinite(values[row])) continue;
      rows[count++] = row;
      var changed = monitor.next(values[row]);
      if (changed.isEmpty()) continue;
      int since = Math.max(begin, count - changed.getAsInt());
      alarms.add(alarm(values, rows, begin, since, count));
      begin = since;
    }
    return List.copyOf(alarms);
  }

  /// Alarms of what inputs do not explain of the column: a change of the relation, not of the
  /// inputs. The relation is learnt anew after each alarm.
  ///
  /// @param inputs one array an input, each as long as `values`
  public static List<ConceptAlarm> relationAlarms(
      double[] values,
      double[][] inputs,
      Method<ConceptMonitor> method,
      Map<String, String> settings,
      Progress told) {
    var alarms = new ArrayList<ConceptAlarm>();
    int begin = 0;
    while (true) {
      var relation = Relation.learnt(values, inputs, begin);
      if (relation.isEmpty()) return List.copyOf(alarms);
      var residuals = relation.get().residuals(values, inputs, relation.get().untilRow());
      var found = first(residuals, relation.get().untilRow(), method.with(settings), told);
      if (found.isEmpty()) return List.copyOf(alarms);
      alarms.add(found.get());
      begin = found.get().since();
    }
  }

  private static Optional<ConceptAlarm> first(
      double[] residuals, int from, ConceptMonitor monitor, Progress told) {
    var rows = new int[residuals.length];
    int count = 0;
    for (int row = from; row < residuals.length; row++) {
      if ((row & 4095) == 0) told.step(row, residuals.length, "watching");
      if (!Double.isFinite(residuals[row])) continue;
      rows[count++] = row;
      OptionalInt changed = monitor.next(residuals[row]);
      if (changed.isPresent()) {
        int since = Math.max(0, count - changed.getAsInt());
        return Optional.of(alarm(residuals, rows, 0, since, count));
      }
    }
    return Optional.empty();
  }

  private static ConceptAlarm alarm(double[] values, int[] rows, int begin, int since, int count) {
    return new ConceptAlarm(
        rows[count - 1],
        rows[since],
        mean(values, rows, begin, since),
        mean(values, rows, since, count));
  }

  private static double mean(double[] values, int[] rows, int from, int until) {
    double sum = 0;
    for (int place = from; place < until; place++) sum += values[rows[place]];
    return until == from ? values[rows[from]] : sum / (until - from);
  }
}
