package io.driftglass.prepare.clean;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.RowStep;
import io.driftglass.prepare.step.Step;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// Leaves one row a stamp. Rows are in the order of time already; those of one stamp are in the
/// order of their file.
record Duplicates(Keep keep) implements RowStep {
  /// What stands for the rows of one stamp.
  enum Keep {
    FIRST("keep the first"),
    LAST("keep the last"),
    MEAN("keep their mean"),
    /// Rows that differ are all left out, equal ones are one row.
    AGREEING("keep what agrees, drop what differs"),
    /// Only rows that repeat a whole row are left out.
    DIFFERENT("drop exact repeats alone");

    private final String words;

    Keep(String words) {
      this.words = words;
    }
  }

  static final Method<Step> METHOD =
      new Method<>(
          "duplicates",
          "Order and duplicates",
          "",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Choice(
                  "keep",
                  "first",
                  List.of("first", "last", "mean", "agreeing", "different"),
                  "of rows with one stamp: the first, the last, their mean, only rows that agree,"
                      + " or all that are different")),
          s -> new Duplicates(Keep.valueOf(s.choice("keep").toUpperCase(Locale.ROOT))));

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    var kept = new BitSet(frame.rows());
    double[][] columns = keep == Keep.MEAN ? copies(frame) : null;
    long repeats = 0;
    long conflicts = 0;
    for (int from = 0; from < frame.rows(); ) {
      int until = from + 1;
      while (until < frame.rows() && frame.tick(until) == frame.tick(from)) until++;
      int different = different(frame, from, until);
      repeats += until - from - different;
      conflicts += different - 1;
      switch (keep) {
        case FIRST -> kept.set(from);
        case LAST -> kept.set(until - 1);
        case AGREEING -> kept.set(from, different == 1);
        case MEAN -> {
          kept.set(from);
          if (different > 1) mean(frame, columns, from, until);
        }
        case DIFFERENT -> {
          for (int row = from; row < until; row++) kept.set(row, isNew(frame, from, row));
        }
      }
      from = until;
    }
    var notes = new ArrayList<String>();
    if (repeats + conflicts > 0) {
      notes.add(
          "%,d rows repeat another row exactly, %,d have its stamp and other values."
              .formatted(repeats, conflicts));
    }
    var changed =
        columns == null ? frame : Frame.of(frame.clock(), frame.ticks(), frame.channels(), columns);
    return new Outcome(kept.cardinality() == frame.rows() ? frame : changed.rows(kept), notes);
  }

  private static double[][] copies(Frame frame) {
    var columns = new double[frame.channels().size()][];
    for (int c = 0; c < columns.length; c++) columns[c] = frame.column(c).clone();
    return columns;
  }

  /// Rows among these that equal none before them.
  private static int different(Frame frame, int from, int until) {
    int count = 0;
    for (int row = from; row < until; row++) if (isNew(frame, from, row)) count++;
    return count;
  }

  private static boolean isNew(Frame frame, int from, int row) {
    for (int before = from; before < row; before++) if (equal(frame, before, row)) return false;
    return true;
  }

  private static boolean equal(Frame frame, int one, int other) {
    for (int c = 0; c < frame.channels().size(); c++) {
      double[] column = frame.column(c);
      if (Double.compare(column[one], column[other]) != 0) return false;
    }
    return true;
  }

  /// Numbers are averaged over those that are there; of categories the first stays.
  private static void mean(Frame frame, double[][] columns, int from, int until) {
    for (int c = 0; c < columns.length; c++) {
      if (frame.channel(c).kind() != Kind.NUMBER) continue;
      double mean = 0;
      int count = 0;
      for (int row = from; row < until; row++) {
        double value = frame.column(c)[row];
        if (!Double.isNaN(value)) mean += (value - mean) / ++count;
      }
      columns[c][from] = count == 0 ? Double.NaN : mean;
    }
  }

  @Override
  public String summary() {
    return keep == Keep.DIFFERENT ? keep.words : "sorted by time, " + keep.words;
  }
}
