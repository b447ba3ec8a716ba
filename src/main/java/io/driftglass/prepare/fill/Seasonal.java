package io.driftglass.prepare.fill;

import io.driftglass.data.profile.Autocorrelation;
import io.driftglass.job.Progress;
import io.driftglass.prepare.column.Gap;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Span;
import io.driftglass.series.Spread;
import java.util.List;
import java.util.Optional;

/// Fills gaps by the usual course of a season, shifted to fit the values beside the gap.
///
/// @param period ticks a season; 0 where there is none, then a straight line fills
/// @param interval ticks a phase
/// @param course the median of each phase; NaN where a phase has no value
@SuppressWarnings("ArrayRecordComponent")
record Seasonal(long period, long interval, double[] course) implements Filler {
  private static final int PHASES_AT_MOST = 100_000;

  /// @param season what the user says; looked for where empty
  static Seasonal of(Frame learnt, int channel, Optional<Span> season) {
    long interval = learnt.interval();
    long period = season.map(span -> span.ticks(learnt)).orElseGet(() -> found(learnt, channel));
    int phases = (int) Math.min(PHASES_AT_MOST, Math.max(0, period / interval));
    if (phases < 2) return new Seasonal(0, interval, new double[0]);
    double[] values = learnt.column(channel);
    var counts = new int[phases];
    for (int row = 0; row < values.length; row++) {
      if (!Double.isNaN(values[row])) counts[phase(learnt, row, period, phases)]++;
    }
    var byPhase = new double[phases][];
    for (int phase = 0; phase < phases; phase++) byPhase[phase] = new double[counts[phase]];
    for (int row = 0; row < values.length; row++) {
      if (Double.isNaN(values[row])) continue;
      int phase = phase(learnt, row, period, phases);
      byPhase[phase][--counts[phase]] = values[row];
    }
    var course = new double[phases];
    for (int phase = 0; phase < phases; phase++) {
      var sorted = Spread.sorted(byPhase[phase]);
      course[phase] = sorted.length == 0 ? Double.NaN : Spread.median(sorted);
    }
    return new Seasonal(period, interval, course);
  }

  @Override
  public void fill(Frame frame, int channel, double[] target, List<Gap> gaps, Progress progress) {
    if (period == 0) {
      Between.LINEAR.fill(frame, channel, target, gaps, progress);
      return;
    }
    double[] values = frame.column(channel);
    for (var gap : gaps) {
      double before = gap.from() == 0 ? Double.NaN : away(frame, values, gap.from() - 1);
      double after = gap.until() == values.length ? Double.NaN : away(frame, values, gap.until());
      if (Double.isNaN(before)) before = after;
      if (Double.isNaN(after)) after = before;
      if (Double.isNaN(before)) before = after = 0;
      for (int row = gap.from(); row < gap.until(); row++) {
        double share = (row - gap.from() + 1.0) / (gap.until() - gap.from() + 1.0);
        target[row] = usual(frame, row) + before * (1 - share) + after * share;
      }
    }
  }

  private double away(Frame frame, double[] values, int row) {
    return values[row] - usual(frame, row);
  }

  private double usual(Frame frame, int row) {
    return course[phase(frame, row, period, course.length)];
  }

  /// Days and weeks are counted on the wall clock.
  private static int phase(Frame frame, int row, long period, int phases) {
    long tick = frame.tick(row);
    if (frame.clock() instanceof Clock.Utc(var zone)) {
      tick += zone.getRules().getOffset(Clock.instant(tick)).getTotalSeconds() * 1_000_000L;
    }
    return (int) Math.min(phases - 1, Math.floorMod(tick, period) * phases / period);
  }

  private static long found(Frame learnt, int channel) {
    var seasons = Autocorrelation.seasons(learnt.column(channel));
    return seasons.isEmpty() ? 0 : seasons.getFirst().rows() * learnt.interval();
  }
}
