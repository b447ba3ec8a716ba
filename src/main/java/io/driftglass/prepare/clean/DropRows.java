package io.driftglass.prepare.clean;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.RowStep;
import io.driftglass.prepare.step.Step;
import io.driftglass.series.Frame;
import java.util.BitSet;
import java.util.List;

/// Leaves out rows that lack values.
record DropRows(Chosen channels, boolean all) implements RowStep {
  static final Method<Step> METHOD =
      new Method<>(
          "drop-rows",
          "Drop rows with missing values",
          "",
          Method.Cost.INSTANT,
          List.of(
              Chosen.SETTING,
              new Setting.Choice(
                  "missing",
                  "any",
                  List.of("any", "all"),
                  "leave a row out when any, or only when all of the channels lack a value")),
          s -> new DropRows(new Chosen(s.text("channels")), s.choice("missing").equals("all")));

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    int[] chosen = channels.numbers(frame);
    var kept = new BitSet(frame.rows());
    for (int row = 0; row < frame.rows(); row++) {
      int missing = 0;
      for (int c : chosen) if (Double.isNaN(frame.column(c)[row])) missing++;
      kept.set(row, all ? missing < chosen.length || chosen.length == 0 : missing == 0);
    }
    return Outcome.of(kept.cardinality() == frame.rows() ? frame : frame.rows(kept));
  }

  @Override
  public String summary() {
    return (all ? "all of " : "any of ") + channels.summary();
  }
}
