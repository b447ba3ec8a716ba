package io.driftglass.workbench.bench;

import io.driftglass.detect.Scores;
import io.driftglass.explain.ChannelChange;
import io.driftglass.explain.WhatChanged;
import io.driftglass.job.Progress;
import io.driftglass.metric.HitRate;
import io.driftglass.metric.Measure;
import io.driftglass.series.Frame;
import io.driftglass.workbench.bench.DetectSet.Cause;
import io.driftglass.workbench.bench.DetectSet.LabelledFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// How well the channels that caused events are named: by a detector's contributions in the rows of
/// an event, or by what changed in them.
final class Blame {
  static final List<Integer> PERCENTS = List.of(100, 150);

  private final List<List<Double>> rates = PERCENTS.stream().map(p -> rates()).toList();

  private static List<Double> rates() {
    return new ArrayList<>();
  }

  /// The channels ranked by the sum of their parts of the score.
  void add(LabelledFile file, Scores scores) {
    add(file, cause -> ranked(scores, cause));
  }

  /// The channels ranked by what changed from the rows before.
  void addChanges(LabelledFile file) {
    add(file, cause -> changed(file.test(), cause));
  }

  private void add(LabelledFile file, Function<Cause, List<String>> ranking) {
    for (var cause : file.causes()) {
      var ranked = ranking.apply(cause);
      for (int p = 0; p < rates.size(); p++) {
        rates.get(p).add(HitRate.of(ranked, cause.channels(), PERCENTS.get(p)).value());
      }
    }
  }

  private static List<String> ranked(Scores scores, Cause cause) {
    var sums = new double[scores.channels().size()];
    for (int c = 0; c < sums.length; c++) {
      for (int row = cause.fromRow(); row < cause.untilRow(); row++) {
        double part = scores.byChannel()[c][row];
        if (part > 0) sums[c] += part;
      }
    }
    return IntStream.range(0, sums.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer c) -> -sums[c]))
        .map(scores.channels()::get)
        .toList();
  }

  private static List<String> changed(Frame frame, Cause cause) {
    return WhatChanged.in(frame, cause.fromRow(), cause.untilRow(), Progress.NONE)
        .channels()
        .stream()
        .map(ChannelChange::channel)
        .toList();
  }

  /// The mean over all events, one a percentage.
  List<Measure> figures() {
    return rates.stream().map(Blame::mean).toList();
  }

  private static Measure mean(List<Double> values) {
    return values.isEmpty()
        ? Measure.because("nobody says which channels caused an event")
        : Measure.of(values.stream().mapToDouble(v -> v).average().orElseThrow(), values.size());
  }
}
