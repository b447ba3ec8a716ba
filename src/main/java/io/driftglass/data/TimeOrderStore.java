package io.driftglass.data;

import io.driftglass.data.ingest.Batch;
import io.driftglass.data.ingest.RejectedRow;
import io.driftglass.data.ingest.StableOrder;
import io.driftglass.data.plan.ImportPlan;
import io.driftglass.data.plan.TimePolicy.Repeats;
import io.driftglass.data.time.Stamps;
import io.driftglass.series.Block;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Puts the rows of an entity into the order of time, those of one stamp as they stood, and does
/// with repeated stamps what the plan says. Rows of tags that share a stamp become one where no
/// channel has two values.
final class TimeOrderStore {
  private final ImportPlan plan;
  private final BlockStore blocks;
  private final Stamps stamps;
  private final List<RejectedRow> dropped = new ArrayList<>();
  private long moved;
  private long merged;

  TimeOrderStore(ImportPlan plan, BlockStore blocks) {
    this.plan = plan;
    this.blocks = blocks;
    this.stamps = new Stamps(plan.time(), plan.policy());
  }

  /// Rows that stood elsewhere in the file.
  long moved() {
    return moved;
  }

  /// Rows that were put into the row before.
  long merged() {
    return merged;
  }

  /// Rows that repeat a stamp and were left out.
  List<RejectedRow> dropped() {
    return dropped;
  }

  boolean isWanted(Tally.Entity entity) {
    boolean repeats = entity.steps.repeats() > 0;
    return entity.unsorted || (repeats && (drops() || plan.longForm().isPresent()));
  }

  private boolean drops() {
    return plan.policy().repeats() != Repeats.KEEP;
  }

  /// Writes the entity's rows anew.
  ///
  /// @return what is known of its new rows
  Tally.Entity rewrite(int entity, Tally.Entity old) throws SQLException {
    int rows = Math.toIntExact(old.rows);
    var ticks = blocks.longs(entity, BlockStore.TICKS, rows);
    var order = StableOrder.of(ticks);
    var fileRows = blocks.longs(entity, BlockStore.FILE_ROWS, rows);
    var texts = blocks.oddStamps(entity, rows);
    var columns = new double[plan.channels().size()][];
    for (int channel = 0; channel < columns.length; channel++) {
      columns[channel] = blocks.values(entity, channel, rows);
    }
    for (int at = 0; at < rows; at++) if (order[at] != at) moved++;
    int left = settle(order, ticks, columns, fileRows, texts);
    blocks.delete(entity);
    var sorted = new Tally.Entity();
    var values = new double[columns.length];
    for (int from = 0; from < left; from += Block.ROWS) {
      var batch = new Batch(entity, columns.length);
      for (int at = from; at < Math.min(left, from + Block.ROWS); at++) {
        int row = order[at];
        for (int channel = 0; channel < columns.length; channel++) {
          values[channel] = columns[channel][row];
        }
        batch.add(ticks[row], plan.longForm().isPresent() ? at : fileRows[row], values);
        if (texts[row] != null) batch.keepStamp(texts[row]);
      }
      Tally.add(sorted, batch);
      blocks.write(batch, sorted.parts++);
    }
    return sorted;
  }

  /// Joins or drops rows of one tick; `order` holds the rows that are left, in the order of time.
  ///
  /// @return how many are left
  private int settle(
      int[] order, long[] ticks, double[][] columns, long[] fileRows, String[] texts) {
    int left = 0;
    for (int from = 0; from < order.length; ) {
      int until = from + 1;
      while (until < order.length && ticks[order[until]] == ticks[order[from]]) until++;
      int first = left;
      order[left++] = order[from];
      for (int at = from + 1; at < until; at++) {
        if (plan.longForm().isPresent() && join(order[left - 1], order[at], columns)) merged++;
        else order[left++] = order[at];
      }
      if (drops() && left - first > 1) {
        int kept = keep(order, first, left, columns);
        for (int at = first; at < left; at++) {
          if (order[at] != kept) drop(ticks[order[at]], fileRows[order[at]], texts[order[at]]);
        }
        order[first] = kept;
        left = first + 1;
      }
      from = until;
    }
    return left;
  }

  /// Puts the present values of a row into another where none of them contradicts.
  private static boolean join(int into, int row, double[][] columns) {
    for (var column : columns) {
      boolean both = !Double.isNaN(column[into]) && !Double.isNaN(column[row]);
      if (both && column[into] != column[row]) return false;
    }
    for (var column : columns) if (Double.isNaN(column[into])) column[into] = column[row];
    return true;
  }

  private int keep(int[] order, int from, int until, double[][] columns) {
    if (plan.policy().repeats() == Repeats.LAST) return order[until - 1];
    int kept = order[from];
    if (plan.policy().repeats() == Repeats.FIRST) return kept;
    for (int channel = 0; channel < columns.length; channel++) {
      if (plan.channels().get(channel).kind() != io.driftglass.series.Kind.NUMBER) continue;
      double sum = 0;
      int present = 0;
      for (int at = from; at < until; at++) {
        double value = columns[channel][order[at]];
        if (Double.isNaN(value)) continue;
        sum += value;
        present++;
      }
      columns[channel][kept] = present == 0 ? Double.NaN : sum / present;
    }
    return kept;
  }

  private void drop(long tick, long fileRow, String text) {
    var stamp = text == null ? stamps.text(tick) : text;
    var reason =
        switch (plan.policy().repeats()) {
          case FIRST -> "repeats a stamp; the first row is kept";
          case LAST -> "repeats a stamp; the last row is kept";
          case MEAN -> "repeats a stamp; the mean is kept";
          case KEEP -> throw new IllegalStateException("nothing is dropped");
        };
    dropped.add(new RejectedRow(0, fileRow, "", stamp, reason, stamp));
  }
}
