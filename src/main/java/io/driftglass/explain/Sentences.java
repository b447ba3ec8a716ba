package io.driftglass.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Says in two sentences what changed, each with the rows and the figure it rests on.
final class Sentences {
  private static final double SHIFTED = 2;
  private static final double WIDER = 2;

  /// A short stretch of a wave varies less than the wave: only near standstill is told.
  private static final double STILL = .1;

  /// A few cycles tell their length only so well.
  private static final double OTHER_WAVE = 1.5;

  private static final double APART = .4;
  private static final double TOGETHER = .5;

  private final int before;
  private final int from;
  private final int until;

  private final UnaryOperator<String> title;

  /// @param title a channel as people call it, by its name
  Sentences(int beforeRow, int fromRow, int untilRow, UnaryOperator<String> title) {
    this.title = title;
    before = beforeRow;
    from = fromRow;
    until = untilRow;
  }

  List<Because> of(
      List<ChannelChange> channels, List<Lagged> correlates, List<ChangePoint> changes) {
    var first = channels.getFirst();
    if (!first.changed()) {
      return List.of(
          because(
              "Nothing changed that can be told from the %d rows before: %s differs most, its error is %s as large."
                  .formatted(from - before, title.apply(first.channel()), times(first.ratio())),
              before,
              "unexplained energy, inside over before",
              first.ratio()));
    }
    var sentences = new ArrayList<Because>();
    sentences.add(how(first));
    sentences.add(beside(channels, correlates, changes));
    return sentences;
  }

  private Because how(ChannelChange first) {
    var was = first.before();
    var is = first.inside();
    if (Math.abs(first.shift()) >= SHIFTED) {
      return because(
          "%s went from %s to %s, %s deviations of the %d rows before."
              .formatted(
                  title.apply(first.channel()),
                  number(was.mean()),
                  number(is.mean()),
                  number(Math.abs(first.shift())),
                  from - before),
          before,
          "shift in deviations",
          first.shift());
    }
    if (first.widening() >= WIDER || first.widening() <= STILL) {
      return because(
          "%s varies by %s where it varied by %s in the %d rows before."
              .formatted(
                  title.apply(first.channel()),
                  number(is.spread()),
                  number(was.spread()),
                  from - before),
          before,
          "spread, inside over before",
          first.widening());
    }
    if (first.quickening() >= OTHER_WAVE || first.quickening() <= 1 / OTHER_WAVE) {
      return because(
          "%s repeats every %s rows where it repeated every %s in the %d rows before."
              .formatted(
                  title.apply(first.channel()),
                  rounded(is.periodRows()),
                  rounded(was.periodRows()),
                  from - before),
          before,
          "rows a wave, before over inside",
          first.quickening());
    }
    if (Math.abs(first.togetherBefore()) >= TOGETHER
        && Math.abs(first.togetherBefore() - first.togetherInside()) >= APART) {
      return because(
          "%s no longer goes with %s: their correlation went from %s to %s."
              .formatted(
                  title.apply(first.channel()),
                  title.apply(first.partner()),
                  number(first.togetherBefore()),
                  number(first.togetherInside())),
          before,
          "change of correlation",
          first.togetherInside() - first.togetherBefore());
    }
    return because(
        "%s is not where the other channels put it: what they do not explain is %s as large."
            .formatted(title.apply(first.channel()), times(first.ratio())),
        before,
        "unexplained energy, inside over before",
        first.ratio());
  }

  private Because beside(
      List<ChannelChange> channels, List<Lagged> correlates, List<ChangePoint> changes) {
    var leader = correlates.stream().filter(l -> l.lagRows() > 0).findFirst();
    if (leader.isPresent()) {
      var l = leader.get();
      return because(
          "%s moved first, %d %s earlier, and goes with it (correlation of the steps %s)."
              .formatted(
                  title.apply(l.channel()),
                  l.lagRows(),
                  l.lagRows() == 1 ? "row" : "rows",
                  number(l.correlation())),
          Math.max(before, from - l.lagRows()),
          "correlation of steps at the lag",
          l.correlation());
    }
    if (channels.size() > 1 && channels.get(1).changed()) {
      var second = channels.get(1);
      return because(
          "%s changed too: what the others do not explain of it is %s as large; %d of %d channels changed."
              .formatted(
                  title.apply(second.channel()),
                  times(second.ratio()),
                  channels.stream().filter(ChannelChange::changed).count(),
                  channels.size()),
          before,
          "unexplained energy, inside over before",
          second.ratio());
    }
    if (!changes.isEmpty()) {
      var change =
          changes.stream()
              .min(Comparator.comparingInt(c -> Math.abs(c.row() - from)))
              .orElseThrow();
      return new Because(
          "Its level changed at row %d, from %s to %s; no other channel changed."
              .formatted(change.row(), number(change.before()), number(change.after())),
          Math.max(0, change.row() - 1),
          change.row() + 1,
          "squared error taken away, over the penalty",
          change.strength());
    }
    return because(
        channels.size() == 1
            ? "There is no other channel to compare it with."
            : "None of the other %d channels changed.".formatted(channels.size() - 1),
        before,
        "channels changed",
        1);
  }

  private Because because(String text, int first, String statistic, double value) {
    return new Because(text, first, until, statistic, value);
  }

  private static String times(double ratio) {
    return number(ratio) + " times";
  }

  private static String rounded(double rows) {
    return String.format(Locale.ROOT, "%.0f", rows);
  }

  private static String number(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e6)) return String.format(Locale.ROOT, "%.3g", value);
    return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 1 ? "%.2f" : "%.3f", value);
  }
}
