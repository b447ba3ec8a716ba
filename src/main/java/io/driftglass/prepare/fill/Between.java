package io.driftglass.prepare.fill;

import io.driftglass.job.Progress;
import io.driftglass.prepare.column.Gap;
import io.driftglass.series.Frame;
import java.util.List;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;

/// Fills gaps from the values beside them, by their places in time.
public enum Between implements Filler {
  /// The last value stays; a gap before the first value stays open.
  PREVIOUS {
    @Override
    public void fill(Frame frame, int channel, double[] target, List<Gap> gaps, Progress progress) {
      for (var gap : gaps) {
        if (gap.from() == 0) continue;
        java.util.Arrays.fill(target, gap.from(), gap.until(), target[gap.from() - 1]);
      }
    }
  },

  /// A straight line from the value before to the value after; gaps at an end stay open.
  LINEAR {
    @Override
    public void fill(Frame frame, int channel, double[] target, List<Gap> gaps, Progress progress) {
      for (var gap : gaps) {
        if (!gap.inside(target.length)) continue;
        line(frame.ticks(), target, gap.from() - 1, gap.until());
      }
    }
  },

  /// A natural cubic spline through all values; gaps at an end stay open, and with fewer than three
  /// values the line is straight.
  SPLINE {
    @Override
    public void fill(Frame frame, int channel, double[] target, List<Gap> gaps, Progress progress) {
      var inside = gaps.stream().filter(gap -> gap.inside(target.length)).toList();
      if (inside.isEmpty()) return;
      long start = frame.tick(0);
      var curve = spline(frame, frame.column(channel), start);
      if (curve == null) {
        LINEAR.fill(frame, channel, target, inside, progress);
        return;
      }
      for (var gap : inside) {
        for (int row = gap.from(); row < gap.until(); row++) {
          target[row] = curve.value((double) (frame.tick(row) - start));
        }
      }
    }
  };

  static void line(long[] ticks, double[] target, int before, int after) {
    double low = target[before];
    double high = target[after];
    double length = ticks[after] - ticks[before];
    for (int row = before + 1; row < after; row++) {
      double share = length > 0 ? (ticks[row] - ticks[before]) / length : .5;
      target[row] = low * (1 - share) + high * share;
    }
  }

  /// Null below three knots. Of values at the same tick the first counts.
  private static PolynomialSplineFunction spline(Frame frame, double[] values, long start) {
    var x = new double[values.length];
    var y = new double[values.length];
    int knots = 0;
    for (int row = 0; row < values.length; row++) {
      double at = frame.tick(row) - start;
      if (Double.isNaN(values[row]) || (knots > 0 && at <= x[knots - 1])) continue;
      x[knots] = at;
      y[knots++] = values[row];
    }
    if (knots < 3) return null;
    return new SplineInterpolator()
        .interpolate(java.util.Arrays.copyOf(x, knots), java.util.Arrays.copyOf(y, knots));
  }
}
