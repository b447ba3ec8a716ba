package io.driftglass.prepare.feature;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.RowStep;
import io.driftglass.prepare.step.Step;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.List;

/// Adds the values of earlier rows, or the changes since them.
@SuppressWarnings("ArrayRecordComponent")
record Lag(Chosen channels, int[] k, boolean change, String as) implements RowStep {
  static final Method<Step> METHOD = method("lag", "Lags", false);
  static final Method<Step> CHANGE = method("change", "Changes", true);

  private static Method<Step> method(String id, String title, boolean change) {
    return new Method<>(
        id,
        title,
        "",
        Method.Cost.INSTANT,
        List.of(
            Chosen.SETTING,
            new Setting.Text("k", "1", "how many rows earlier; several with + between them"),
            Appended.ROLE),
        s ->
            new Lag(
                new Chosen(s.text("channels")),
                Counts.parse("k", s.text("k")),
                change,
                s.choice("as")));
  }

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    var appended = new Appended(frame, as);
    for (int c : channels.numbers(frame)) {
      double[] values = frame.column(c);
      for (int lag : k) {
        progress.check();
        var earlier = new double[values.length];
        Arrays.fill(earlier, 0, Math.min(lag, earlier.length), Double.NaN);
        for (int row = lag; row < earlier.length; row++) {
          earlier[row] = change ? values[row] - values[row - lag] : values[row - lag];
        }
        appended.add(
            "%s %s %d".formatted(frame.channel(c).name(), change ? "change" : "lag", lag),
            frame.channel(c).unit(),
            earlier);
      }
    }
    return appended.outcome();
  }

  @Override
  public String summary() {
    return "%s, %s rows back".formatted(channels.summary(), Counts.text(k));
  }
}
