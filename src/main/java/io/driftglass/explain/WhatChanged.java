package io.driftglass.explain;

import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is different in some rows from those before them: the channels ranked, those that go with
/// the first, the rows at which it changed, and earlier stretches of its shape. Looks at numbers of
/// targets and inputs, never at labels; needs no detector.
///
/// @param fromRow first row of the event
/// @param untilRow first row after it
/// @param beforeRow first of the rows before that it is compared with
/// @param channels most changed first
/// @param correlates channels whose steps go with those of the first, strongest first
/// @param changes rows at which the first channel's level changed, strongest first
/// @param similar earlier stretches of the first channel with the event's shape, most alike first
/// @param sentences two, or one where nothing changed
public record WhatChanged(
    int fromRow,
    int untilRow,
    int beforeRow,
    List<ChannelChange> channels,
    List<Lagged> correlates,
    List<ChangePoint> changes,
    List<SimilarEvents.Match> similar,
    List<Because> sentences) {
  private static final int MOST_BEFORE = 2000;
  private static final int LEAST_BEFORE = 30;
  private static final int MOST_LAG = 30;
  private static final int MOST_INSIDE = 5000;
  private static final int FEW = 3;
  private static final double LIKE = .8;

  public WhatChanged {
    channels = List.copyOf(channels);
    correlates = List.copyOf(correlates);
    changes = List.copyOf(changes);
    similar = List.copyOf(similar);
    sentences = List.copyOf(sentences);
  }

  /// @param fromRow first row of the event
  /// @param untilRow first row after it, above `fromRow`
  public static WhatChanged in(Frame frame, int fromRow, int untilRow, Progress progress) {
    var names = new ArrayList<String>();
    var columns = new ArrayList<double[]>();
    for (int c = 0; c < frame.channels().size(); c++) {
      if (!counts(frame.channels().get(c))) continue;
      names.add(frame.channels().get(c).name());
      columns.add(frame.column(c));
    }
    if (fromRow < LEAST_BEFORE || names.isEmpty()) return nothing(frame, fromRow, untilRow);
    var titles = frame.channels().stream().collect(Collectors.toMap(Channel::name, Channel::title));
    return new Looking(names, titles, columns, fromRow, untilRow).told(progress);
  }

  private static boolean counts(Channel channel) {
    return channel.kind() == Kind.NUMBER
        && (channel.role() == Role.TARGET || channel.role() == Role.INPUT);
  }

  private static WhatChanged nothing(Frame frame, int fromRow, int untilRow) {
    var text =
        "There are only %d rows before the event; it takes %d to say what changed."
            .formatted(fromRow, LEAST_BEFORE);
    var because = new Because(text, 0, Math.min(fromRow, frame.rows()), "rows before", fromRow);
    return new WhatChanged(
        fromRow, untilRow, 0, List.of(), List.of(), List.of(), List.of(), List.of(because));
  }

  /// The steps of one explanation.
  private static final class Looking {
    private final List<String> names;
    private final Map<String, String> titles;
    private final List<double[]> columns;
    private final int from;
    private final int until;
    private final int before;

    Looking(
        List<String> names,
        Map<String, String> titles,
        List<double[]> columns,
        int fromRow,
        int untilRow) {
      this.names = names;
      this.titles = titles;
      this.columns = columns;
      from = fromRow;
      until = Math.min(untilRow, fromRow + MOST_INSIDE);
      before = Math.max(0, fromRow - MOST_BEFORE);
    }

    WhatChanged told(Progress progress) {
      progress.report(0, "comparing with the rows before");
      var channels = channels();
      int first = names.indexOf(channels.getFirst().channel());
      var values = filled(columns.get(first));
      progress.report(.2, "looking for what goes with it");
      var correlates = correlates(values, first);
      int margin = Math.clamp(2L * (until - from), 50, 500);
      var changes =
          ChangePoint.in(
              names.get(first),
              values,
              Math.max(0, from - margin),
              Math.min(values.length, until + margin),
              FEW);
      var similar = SimilarEvents.before(values, from, until, FEW, LIKE, progress.part(.3, 1));
      var sentences =
          new Sentences(before, from, until, titles::get).of(channels, correlates, changes);
      return new WhatChanged(
          from, until, before, channels, correlates, changes, similar, sentences);
    }

    private List<ChannelChange> channels() {
      double[] ratios = Unexplained.ratios(columns.toArray(double[][]::new), before, from, until);
      double whole = Arrays.stream(ratios).sum();
      return IntStream.range(0, ratios.length)
          .boxed()
          .sorted(Comparator.comparingDouble((Integer c) -> -ratios[c]))
          .map(c -> change(c, ratios[c], whole > 0 ? ratios[c] / whole : 1. / ratios.length))
          .toList();
    }

    private ChannelChange change(int channel, double ratio, double share) {
      double[] values = columns.get(channel);
      int partner = -1;
      double together = 0;
      for (int other = 0; other < columns.size(); other++) {
        if (other == channel) continue;
        double r = correlation(values, columns.get(other), before, from);
        if (Math.abs(r) > Math.abs(together)) {
          together = r;
          partner = other;
        }
      }
      return new ChannelChange(
          names.get(channel),
          share,
          ratio,
          Regime.of(values, before, from),
          Regime.of(values, from, until),
          partner < 0 ? "" : names.get(partner),
          partner < 0 ? Double.NaN : together,
          partner < 0 ? Double.NaN : correlation(values, columns.get(partner), from, until));
    }

    private List<Lagged> correlates(double[] values, int first) {
      int start = Math.max(0, from - Math.clamp(2L * (until - from), 100, 1000));
      return IntStream.range(0, columns.size())
          .filter(c -> c != first)
          .mapToObj(
              c -> Lagged.of(names.get(c), values, filled(columns.get(c)), start, until, MOST_LAG))
          .filter(Lagged::alike)
          .sorted(Comparator.comparingDouble(l -> -Math.abs(l.correlation())))
          .limit(FEW)
          .toList();
    }

    private static double correlation(double[] a, double[] b, int from, int until) {
      double ma = 0;
      double mb = 0;
      int n = 0;
      for (int row = from; row < until; row++) {
        if (Double.isNaN(a[row] + b[row])) continue;
        n++;
        ma += (a[row] - ma) / n;
        mb += (b[row] - mb) / n;
      }
      double ab = 0;
      double aa = 0;
      double bb = 0;
      for (int row = from; row < until; row++) {
        if (Double.isNaN(a[row] + b[row])) continue;
        ab += (a[row] - ma) * (b[row] - mb);
        aa += (a[row] - ma) * (a[row] - ma);
        bb += (b[row] - mb) * (b[row] - mb);
      }
      return n > 2 && aa > 0 && bb > 0 ? ab / Math.sqrt(aa) / Math.sqrt(bb) : 0;
    }

    /// A missing value repeats the last one, at the start the first.
    private static double[] filled(double[] values) {
      var filled = values.clone();
      double last = Arrays.stream(values).filter(v -> !Double.isNaN(v)).findFirst().orElse(0);
      for (int row = 0; row < filled.length; row++) {
        if (Double.isNaN(filled[row])) filled[row] = last;
        last = filled[row];
      }
      return filled;
    }
  }
}
