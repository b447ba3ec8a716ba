package io.driftglass.ui.prepare;

import io.driftglass.prepare.StepReport;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.BitSet;
import java.util.Optional;

/// One channel before and after a step, and which of its values the step touched.
///
/// @param before with rings at the values that go or change
/// @param after with discs at the values that came or changed; where the step only takes values
///   away and a later one fills them, as it is after that one
/// @param told what stands between the two: `emptied, then filled by step 4`
record Shown(
    Channel channel, Series before, Series after, BitSet rings, BitSet discs, String told) {
  /// @param values one a row
  @SuppressWarnings("ArrayRecordComponent")
  record Series(Frame frame, double[] values) {}

  /// The channel as it came, where no step is chosen or the chosen one is off.
  static Optional<Shown> plain(Frame frame, String channel) {
    int at = frame.indexOf(channel);
    if (at < 0) return Optional.empty();
    var series = new Series(frame, frame.column(at));
    return Optional.of(
        new Shown(frame.channel(at), series, series, new BitSet(), frame.filled(at), ""));
  }

  static Optional<Shown> of(Trial trial, Trial.Stage stage, String channel) {
    int was = stage.before().indexOf(channel);
    int now = stage.after().indexOf(channel);
    if (was < 0 && now < 0) return Optional.empty();
    if (was < 0) return plain(stage.after(), channel);
    var before = new Series(stage.before(), stage.before().column(was));
    if (now < 0) {
      return Optional.of(
          new Shown(
              stage.before().channel(was),
              before,
              new Series(stage.after(), new double[0]),
              new BitSet(),
              new BitSet(),
              Words.of("dropped")));
    }
    var after = new Series(stage.after(), stage.after().column(now));
    if (!sameRows(stage.before(), stage.after())) {
      return Optional.of(
          new Shown(
              stage.after().channel(now),
              before,
              after,
              new BitSet(),
              new BitSet(),
              stage.report().count()));
    }
    var touched = touched(before.values(), after.values());
    String told = told(stage.report());
    var filler = filler(trial, stage);
    if (filler.isPresent()) {
      int at = filler.get().after().indexOf(channel);
      after = new Series(filler.get().after(), filler.get().after().column(at));
      told = Words.of("emptied, then filled by step %s", filler.get().report().place() + 1);
    }
    return Optional.of(
        new Shown(
            stage.after().channel(now), before, after, touched, (BitSet) touched.clone(), told));
  }

  /// The next step that fills what this one has emptied, where the rows stay the same until then.
  private static Optional<Trial.Stage> filler(Trial trial, Trial.Stage stage) {
    if (stage.report().emptied() == 0 || stage.report().filled() > 0) return Optional.empty();
    return trial.stages().stream()
        .filter(later -> later.report().place() > stage.report().place())
        .takeWhile(later -> sameRows(stage.after(), later.after()))
        .filter(later -> later.report().filled() > 0)
        .findFirst();
  }

  private static boolean sameRows(Frame one, Frame other) {
    return java.util.Arrays.equals(one.ticks(), other.ticks());
  }

  private static BitSet touched(double[] was, double[] now) {
    var touched = new BitSet();
    for (int row = 0; row < now.length; row++) {
      if (Double.compare(was[row], now[row]) != 0) touched.set(row);
    }
    return touched;
  }

  private static String told(StepReport report) {
    var words = new java.util.ArrayList<String>();
    if (report.emptied() > 0) words.add(Words.of("%s emptied", Figures.count(report.emptied())));
    if (report.filled() > 0) words.add(Words.of("%s filled", Figures.count(report.filled())));
    if (report.changed() > 0) words.add(Words.of("%s changed", Figures.count(report.changed())));
    return words.isEmpty() ? Words.of("no change") : String.join(", ", words);
  }

  /// Whether a chart can show it.
  static boolean chartable(Channel channel) {
    return channel.kind() == Kind.NUMBER;
  }
}
