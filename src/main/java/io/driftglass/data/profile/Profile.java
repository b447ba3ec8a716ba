package io.driftglass.data.profile;

import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import java.util.List;
import java.util.OptionalInt;

/// What one entity's rows look like, channel by channel and in time.
///
/// @param channels one a numeric channel, in the dataset's order
/// @param gaps stretches without rows, longest first, at most 100
/// @param gapCount all of them
/// @param duplicates rows whose stamp repeats the row before
/// @param interval the usual step between rows in ticks
/// @param evenShare share of steps that equal the usual one, a calendar's months and days where the
///   rows follow them, 0..1; NaN with fewer than two rows
/// @param seasonsOf the first target channel; empty where there is none
/// @param seasons periods found in it, strongest first
/// @param correlations Pearson's r between channels, [channel][channel]; NaN where a channel is
///   constant or fewer than three rows have both
/// @param lags by how many rows one channel follows another, [one][other]; empty of more than 32
///   channels
public record Profile(
    int rows,
    List<ChannelProfile> channels,
    List<Interval> gaps,
    long gapCount,
    long duplicates,
    long interval,
    double evenShare,
    String seasonsOf,
    List<Season> seasons,
    List<List<Double>> correlations,
    List<List<Lag>> lags) {
  /// Ranges between the quartiles beyond which a value is far out (Tukey 1977).
  public static final double FAR_OUT = 3;

  public Profile {
    channels = List.copyOf(channels);
    gaps = List.copyOf(gaps);
    seasons = List.copyOf(seasons);
    correlations = List.copyOf(correlations);
    lags = List.copyOf(lags);
  }

  /// The profile of a frame's numeric channels.
  ///
  /// @throws java.util.concurrent.CancellationException where the user has cancelled
  public static Profile of(Frame frame, Progress progress) {
    return Profiling.of(frame, progress);
  }

  /// One channel's figures; all are NaN where no value is present, and each takes present values
  /// only.
  ///
  /// @param count present values
  /// @param missing rows without one
  /// @param zeros values that are 0
  /// @param outliers values more than three times the range between the quartiles beyond them ("far
  ///   out", Tukey 1977); none where the quartiles are equal
  /// @param std sample standard deviation, NaN below two values
  /// @param quantiles at 1, 5, 25, 50, 75, 95 and 99 per cent, linearly interpolated
  /// @param stuckRows rows of the longest stretch of one repeated value
  /// @param stuckFrom first row of that stretch
  /// @param histogram counts in 20 equally wide bins from `min` to `max`; one bin where constant,
  ///   none where empty
  /// @param trendShare share of the variance that lies between the means of ten equal stretches,
  ///   0..1: near 0 the level stays, near 1 it wanders
  /// @param monotone not constant, and never falls or never rises: a counter, a level that drifts
  /// @param stationary the level and the spread stay: a hint, not a test
  public record ChannelProfile(
      String name,
      String unit,
      int count,
      int missing,
      int zeros,
      int outliers,
      double min,
      double max,
      double mean,
      double std,
      List<Double> quantiles,
      int stuckRows,
      int stuckFrom,
      List<Integer> histogram,
      double trendShare,
      boolean monotone,
      boolean stationary) {
    public ChannelProfile {
      quantiles = List.copyOf(quantiles);
      histogram = List.copyOf(histogram);
    }

    public boolean constant() {
      return !(min < max);
    }

    public double median() {
      return quantiles.get(3);
    }

    /// Whether a value is counted among [#outliers].
    public boolean isOutlier(double value) {
      double range = quantiles.get(4) - quantiles.get(2);
      return range > 0
          && (value < quantiles.get(2) - FAR_OUT * range
              || value > quantiles.get(4) + FAR_OUT * range);
    }
  }

  /// When two channels are most alike.
  ///
  /// @param rows by which the second follows the first; 0 where they are alike as they stand
  /// @param r Pearson's r then, over the newest rows without their linear trends
  public record Lag(int rows, double r) {}

  /// A period after which the values resemble themselves.
  ///
  /// @param rows its length in rows
  /// @param strength autocorrelation at that lag, 0..1
  public record Season(int rows, double strength) {}

  /// The strongest season in rows, where one was found.
  public OptionalInt season() {
    return seasons.stream().mapToInt(Season::rows).findFirst();
  }
}
