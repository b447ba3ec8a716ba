package io.driftglass.prepare;

import io.driftglass.job.Progress;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.Place;
import io.driftglass.series.Frame;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Does what a recipe says to one series, counts what each step does, and marks what was filled.
public final class Preparation {
  /// Sees the series before and after each step.
  public interface Watch {
    Watch NOBODY = (before, after, report) -> {};

    void step(Frame before, Frame after, StepReport report);
  }

  private final Recipe recipe;
  private final Place place;
  private final Watch watch;

  public Preparation(Recipe recipe, Place place, Watch watch) {
    this.recipe = recipe;
    this.place = place;
    this.watch = watch;
  }

  /// The series after the last step, and a report for each active one.
  public record Prepared(Frame frame, List<StepReport> reports) {
    public Prepared {
      reports = List.copyOf(reports);
    }
  }

  /// @param train what steps learn from; the series' own first rows where there is none
  /// @throws io.driftglass.problem.DriftglassException where a step does not fit the data
  public Prepared run(Frame raw, Optional<Frame> train) {
    var reports = new ArrayList<StepReport>();
    var frame = raw;
    var learnt = train;
    var steps = recipe.steps();
    for (int at = 0; at < steps.size(); at++) {
      if (steps.get(at).off()) continue;
      place.progress().step(at, steps.size(), steps.get(at).method().title());
      var step = steps.get(at).make();
      var own = frame;
      var fitted =
          step.fit(
              learnt.orElseGet(() -> own.slice(0, (int) Math.ceil(own.rows() * step.learnShare()))),
              place);
      var outcome = marked(frame, fitted.apply(frame, place.progress()));
      var report = report(at, steps.get(at), step.summary(), frame, outcome);
      learnt = learnt.map(before -> marked(before, fitted.apply(before, Progress.NONE)).frame());
      watch.step(frame, outcome.frame(), report);
      reports.add(report);
      frame = outcome.frame();
    }
    return new Prepared(frame, reports);
  }

  /// The very same array: equal stamps may belong to other rows.
  private static boolean sameRows(Frame before, Frame after) {
    return isSame(before.ticks(), after.ticks());
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Object one, Object other) {
    return one == other;
  }

  /// Where rows stayed, a value that was missing is filled now, and a filled one stays so until it
  /// is emptied.
  private static Outcome marked(Frame before, Outcome outcome) {
    var after = outcome.frame();
    if (!sameRows(before, after)) return outcome;
    var marks = new ArrayList<BitSet>();
    for (int c = 0; c < after.channels().size(); c++) {
      int old = before.indexOf(after.channel(c).name());
      marks.add(old < 0 ? after.filled(c) : marks(before, old, after.column(c)));
    }
    return new Outcome(after.withFilled(marks), outcome.notes());
  }

  private static BitSet marks(Frame before, int channel, double[] now) {
    double[] was = before.column(channel);
    if (isSame(was, now)) return before.filled(channel);
    var marks = (BitSet) before.filled(channel).clone();
    for (int row = 0; row < now.length; row++) {
      if (Double.isNaN(now[row])) marks.clear(row);
      else if (Double.isNaN(was[row])) marks.set(row);
    }
    return marks;
  }

  private static StepReport report(
      int place, RecipeStep step, String summary, Frame before, Outcome outcome) {
    var after = outcome.frame();
    boolean same = sameRows(before, after);
    var channels = new ArrayList<StepReport.Channel>();
    long changed = 0;
    long filled = 0;
    long emptied = 0;
    for (int c = 0; c < after.channels().size(); c++) {
      int old = before.indexOf(after.channel(c).name());
      if (old < 0) continue;
      var channel =
          count(
              after.channel(c).name(),
              same ? before.column(old) : after.column(c),
              after.column(c));
      changed += channel.changed();
      filled += channel.filled();
      emptied += channel.emptied();
      channels.add(channel);
    }
    int rows = after.rows() - before.rows();
    var notes = new ArrayList<>(outcome.notes());
    if (after.rows() == 0 && before.rows() > 0) notes.add("No row is left.");
    return new StepReport(
        place,
        step.step(),
        step.method().title(),
        summary,
        changed,
        filled,
        emptied,
        Math.max(0, -rows),
        Math.max(0, rows),
        channels,
        notes);
  }

  private static StepReport.Channel count(String name, double[] was, double[] now) {
    long changed = 0;
    long filled = 0;
    long emptied = 0;
    long missing = 0;
    boolean untouched = isSame(was, now);
    for (int row = 0; row < now.length; row++) {
      boolean none = Double.isNaN(now[row]);
      if (none) missing++;
      if (untouched) continue;
      boolean had = !Double.isNaN(was[row]);
      if (none && had) emptied++;
      else if (!none && !had) filled++;
      else if (!none && was[row] != now[row]) changed++;
    }
    return new StepReport.Channel(name, changed, filled, emptied, missing);
  }
}
