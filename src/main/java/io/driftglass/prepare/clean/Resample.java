package io.driftglass.prepare.clean;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.RowStep;
import io.driftglass.prepare.step.Step;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.series.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Makes one row of each stretch of time, evenly spaced; a stretch without rows becomes a row
/// without values, so that gaps can be seen and filled.
///
/// @param closed which end belongs to a stretch: `start` is `[t, t + every)`, `end` is `(t, t +
///   every]`
/// @param stamped the end that gives the row its stamp
record Resample(Span every, Aggregate by, End closed, End stamped) implements RowStep {
  enum End {
    START,
    END;

    static End of(String id) {
      return id.equals("start") ? START : END;
    }
  }

  static final Method<Step> METHOD =
      new Method<>(
          "resample",
          "Resample",
          "",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Length("every", "5 min", false, "length of a stretch"),
              new Setting.Choice("by", "mean", Aggregate.ids(), "what stands for its values"),
              new Setting.Choice(
                  "closed", "start", List.of("start", "end"), "which end belongs to it"),
              new Setting.Choice(
                  "stamp", "start", List.of("start", "end"), "which end gives the row its stamp")),
          s ->
              new Resample(
                  s.length("every").orElseThrow(),
                  Aggregate.of(s.choice("by")),
                  End.of(s.choice("closed")),
                  End.of(s.choice("stamp"))));

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    if (frame.rows() == 0) return Outcome.of(frame);
    var grid = Grid.over(frame, every.ticks(frame), closed == End.END);
    int count = grid.count();
    int[] starts = grid.firstRows(frame);
    var columns = new double[frame.channels().size()][count];
    var marks = new ArrayList<BitSet>();
    for (int c = 0; c < columns.length; c++) {
      progress.check();
      var marked = new BitSet();
      double[] values = frame.column(c);
      var before = frame.filled(c);
      var how = of(frame, c);
      for (int at = 0; at < count; at++) {
        int from = starts[at];
        int until = starts[at + 1];
        columns[c][at] = how.of(values, from, until);
        boolean all = until > from && before.nextClearBit(from) >= until;
        if (all) marked.set(at);
      }
      marks.add(marked);
    }
    long[] ticks = grid.stamps(stamped == End.END);
    int empty = 0;
    for (int at = 0; at < count; at++) if (starts[at] == starts[at + 1]) empty++;
    return new Outcome(
        Frame.of(frame.clock(), ticks, frame.channels(), columns).withFilled(marks),
        empty == 0
            ? List.of()
            : List.of("%,d of %,d stretches hold no row and are missing.".formatted(empty, count)));
  }

  /// A label is set where any row has it; of categories the last one stays.
  private Aggregate of(Frame frame, int channel) {
    if (frame.channel(channel).role() == Role.LABEL) return Aggregate.MAX;
    return frame.channel(channel).kind() == Kind.CATEGORY && by != Aggregate.FIRST
        ? Aggregate.LAST
        : by;
  }

  @Override
  public String summary() {
    return by.id() + " of " + every.text();
  }
}
