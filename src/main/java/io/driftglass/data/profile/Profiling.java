package io.driftglass.data.profile;

import io.driftglass.data.profile.Profile.ChannelProfile;
import io.driftglass.data.time.Steps;
import io.driftglass.job.Progress;
import io.driftglass.series.Cadence;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.series.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Takes the figures of a [Profile] from a frame.
final class Profiling {
  private static final double[] QUANTILES = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};
  private static final int BINS = 20;
  private static final int STRETCHES = 10;
  private static final int MAX_GAPS = 100;
  private static final int CORRELATED_ROWS = 100_000;
  private static final double WANDERING = 0.3;
  private static final double UNEVEN_SPREAD = 4;

  private Profiling() {}

  static Profile of(Frame frame, Progress progress) {
    var numeric = frame.select(channel -> channel.kind() == Kind.NUMBER);
    int count = numeric.channels().size();
    var channels = new ArrayList<ChannelProfile>(count);
    for (int channel = 0; channel < count; channel++) {
      progress.step(channel, count + 1L, "looking at " + numeric.channel(channel).name());
      channels.add(channel(numeric.channel(channel), numeric.column(channel)));
    }
    progress.step(count, count + 1L, "comparing channels");
    var steps = new Steps();
    long even = 0;
    long interval = frame.interval();
    var cadence = Cadence.of(frame);
    var ticks = frame.ticks();
    for (int row = 1; row < ticks.length; row++) {
      steps.add(ticks[row] - ticks[row - 1]);
      if (cadence.after(ticks[row - 1], 1) == ticks[row]) even++;
    }
    return new Profile(
        frame.rows(),
        channels,
        gaps(ticks, interval),
        steps.gaps(),
        steps.repeats(),
        interval,
        ticks.length < 2 ? Double.NaN : (double) even / (ticks.length - 1),
        target(numeric.channels()),
        seasons(numeric),
        correlations(numeric),
        Lags.of(numeric, progress));
  }

  private static List<Interval> gaps(long[] ticks, long interval) {
    var gaps = new ArrayList<Interval>();
    for (int row = 1; row < ticks.length; row++) {
      if (ticks[row] - ticks[row - 1] > interval + interval / 2) {
        gaps.add(new Interval(ticks[row - 1] + interval, ticks[row]));
      }
    }
    gaps.sort(Comparator.comparingLong(Interval::length).reversed());
    return gaps.subList(0, Math.min(MAX_GAPS, gaps.size()));
  }

  /// The first numeric target; empty where there is none.
  static String target(List<Channel> channels) {
    return channels.stream()
        .filter(channel -> channel.role() == Role.TARGET && channel.kind() == Kind.NUMBER)
        .map(Channel::name)
        .findFirst()
        .orElse("");
  }

  private static List<Profile.Season> seasons(Frame numeric) {
    var target = target(numeric.channels());
    return target.isEmpty()
        ? List.of()
        : Autocorrelation.seasons(numeric.column(numeric.indexOf(target)));
  }

  private static ChannelProfile channel(Channel channel, double[] values) {
    var sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    double mean = mean(sorted);
    double std = Math.sqrt(squares(sorted, mean) / (sorted.length - 1));
    Arrays.sort(sorted);
    int count = sorted.length;
    var stuck = longestRun(values);
    double between = betweenStretches(values, mean, count);
    return new ChannelProfile(
        channel.name(),
        channel.unit(),
        count,
        values.length - count,
        zeros(sorted),
        outliers(sorted),
        count == 0 ? Double.NaN : sorted[0],
        count == 0 ? Double.NaN : sorted[count - 1],
        mean,
        count < 2 ? Double.NaN : std,
        Arrays.stream(QUANTILES).mapToObj(q -> quantile(sorted, q)).toList(),
        stuck[1],
        stuck[0],
        histogram(sorted),
        between,
        isMonotone(values),
        between < WANDERING && evenSpread(values));
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : Spread.quantile(sorted, share);
  }

  private static int zeros(double[] sorted) {
    return Spread.below(sorted, Double.MIN_VALUE) - Spread.below(sorted, -0.0);
  }

  private static int outliers(double[] sorted) {
    double low = quantile(sorted, 0.25);
    double high = quantile(sorted, 0.75);
    if (!(high > low)) return 0;
    double fence = Profile.FAR_OUT * (high - low);
    int below = Spread.below(sorted, low - fence);
    return below + sorted.length - Spread.below(sorted, Math.nextUp(high + fence));
  }

  private static boolean isMonotone(double[] values) {
    boolean rises = false;
    boolean falls = false;
    double last = Double.NaN;
    for (double value : values) {
      if (Double.isNaN(value)) continue;
      rises |= value > last;
      falls |= value < last;
      last = value;
    }
    return rises != falls;
  }

  private static List<Integer> histogram(double[] sorted) {
    if (sorted.length == 0) return List.of();
    double min = sorted[0];
    double range = sorted[sorted.length - 1] - min;
    if (range == 0) return List.of(sorted.length);
    var counts = new Integer[BINS];
    Arrays.fill(counts, 0);
    for (double value : sorted) {
      counts[(int) Math.min(BINS - 1, Math.floor((value - min) / range * BINS))]++;
    }
    return List.of(counts);
  }

  /// First row and length of the longest stretch of one repeated value; missing rows end it.
  private static int[] longestRun(double[] values) {
    int best = 0;
    int bestFrom = 0;
    int from = 0;
    for (int row = 0; row < values.length; row++) {
      if (row == 0 || values[row] != values[row - 1]) from = row;
      int length = Double.isNaN(values[row]) ? 0 : row - from + 1;
      if (length > best) {
        best = length;
        bestFrom = from;
      }
    }
    return new int[] {bestFrom, best};
  }

  /// The share of the variance that lies between the means of ten equal stretches; 0 where
  /// constant.
  private static double betweenStretches(double[] values, double mean, int count) {
    double between = 0;
    for (int stretch = 0; stretch < STRETCHES; stretch++) {
      var here = stretch(values, stretch);
      double away = mean(here) - mean;
      if (here.length > 0) between += here.length * away * away;
    }
    double all = 0;
    for (double value : values) if (!Double.isNaN(value)) all += (value - mean) * (value - mean);
    return count == 0 ? Double.NaN : all > 0 ? between / all : 0;
  }

  private static boolean evenSpread(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int stretch = 0; stretch < STRETCHES; stretch++) {
      var here = stretch(values, stretch);
      if (here.length < 2) continue;
      double std = Math.sqrt(squares(here, mean(here)) / (here.length - 1));
      least = Math.min(least, std);
      most = Math.max(most, std);
    }
    return most <= least * UNEVEN_SPREAD;
  }

  private static double[] stretch(double[] values, int stretch) {
    int from = (int) ((long) values.length * stretch / STRETCHES);
    int until = (int) ((long) values.length * (stretch + 1) / STRETCHES);
    return Arrays.stream(values, from, until).filter(value -> !Double.isNaN(value)).toArray();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) sum += value;
    return sum / values.length;
  }

  private static double squares(double[] values, double mean) {
    double sum = 0;
    for (double value : values) sum += (value - mean) * (value - mean);
    return sum;
  }

  private static List<List<Double>> correlations(Frame frame) {
    int count = frame.channels().size();
    var table = new Double[count][count];
    int stride = 1 + frame.rows() / CORRELATED_ROWS;
    for (int one = 0; one < count; one++) {
      for (int other = 0; other <= one; other++) {
        table[one][other] = correlation(frame.column(one), frame.column(other), stride);
        table[other][one] = table[one][other];
      }
    }
    return Arrays.stream(table).map(List::of).toList();
  }

  /// Pearson's r over the rows that have both values, every `stride`th of them looked at.
  private static Double correlation(double[] one, double[] other, int stride) {
    int n = 0;
    double meanOne = 0;
    double meanOther = 0;
    double squaresOne = 0;
    double squaresOther = 0;
    double products = 0;
    for (int row = 0; row < one.length; row += stride) {
      double x = one[row];
      double y = other[row];
      if (Double.isNaN(x) || Double.isNaN(y)) continue;
      n++;
      double awayOne = x - meanOne;
      double awayOther = y - meanOther;
      meanOne += awayOne / n;
      meanOther += awayOther / n;
      squaresOne += awayOne * (x - meanOne);
      squaresOther += awayOther * (y - meanOther);
      products += awayOne * (y - meanOther);
    }
    if (n < 3 || !(squaresOne > 0) || !(squaresOther > 0)) return Double.NaN;
    double r = products / Math.sqrt(squaresOne) / Math.sqrt(squaresOther);
    return Math.clamp(r, -1, 1);
  }
}
