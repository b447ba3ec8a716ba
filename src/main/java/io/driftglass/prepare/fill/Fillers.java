package io.driftglass.prepare.fill;

import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import io.driftglass.series.Span;
import io.driftglass.series.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The ways a gap can be filled.
public enum Fillers {
  LINEAR,
  SPLINE,
  PREVIOUS,
  SEASONAL,
  MEAN,
  MEDIAN,
  CONSTANT,
  NEIGHBOURS,
  RIDGE;

  /// What the ways need beside the rows; each takes what is its own.
  ///
  /// @param value of `CONSTANT`
  /// @param season of `SEASONAL`, looked for where empty
  /// @param neighbours of `NEIGHBOURS`
  public record Wishes(double value, Optional<Span> season, int neighbours) {}

  /// As in a recipe: `seasonal`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(Fillers::id).toList();
  }

  public static Fillers of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  /// Learns to fill one channel. A channel without a value is never filled.
  public Filler fit(Frame learnt, int channel, Wishes wishes, Progress progress) {
    return switch (this) {
      case LINEAR -> Between.LINEAR;
      case SPLINE -> Between.SPLINE;
      case PREVIOUS -> Between.PREVIOUS;
      case SEASONAL -> Seasonal.of(learnt, channel, wishes.season());
      case MEAN -> Filler.level(mean(learnt.column(channel)));
      case MEDIAN -> Filler.level(median(learnt.column(channel)));
      case CONSTANT -> Filler.level(wishes.value());
      case NEIGHBOURS -> Neighbours.of(learnt, channel, wishes.neighbours());
      case RIDGE -> Ridge.of(learnt, channel, progress);
    };
  }

  private static double mean(double[] values) {
    double mean = 0;
    int count = 0;
    for (double value : values) if (!Double.isNaN(value)) mean += (value - mean) / ++count;
    return count == 0 ? Double.NaN : mean;
  }

  private static double median(double[] values) {
    var sorted = Spread.sorted(values);
    return sorted.length == 0 ? Double.NaN : Spread.median(sorted);
  }
}
