package io.driftglass.data.profile;

import io.driftglass.data.profile.Profile.Lag;
import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.List;

/// By how many rows one channel follows another: where Pearson's r of the two, one of them moved,
/// is furthest from 0. By the cross spectrum, over the newest rows, without linear trends.
final class Lags {
  private static final int ROWS = 1 << 14;
  private static final int CHANNELS = 32;
  private static final int SHORTEST = 4;

  /// Where the rows as they stand are nearly as much alike, nobody follows anybody.
  private static final double CLEARLY = .05;

  /// A lag of several that are alike is the shortest: a season makes more of them.
  private static final double ALIKE = .02;

  private Lags() {}

  /// @param frame numeric channels only
  /// @return one a pair, `[one][other]` by how many rows the other follows the one; none at all of
  ///   more than 32 channels
  static List<List<Lag>> of(Frame frame, Progress progress) {
    int count = frame.channels().size();
    if (count > CHANNELS || frame.rows() == 0) return List.of();
    int rows = Math.min(ROWS, frame.rows());
    int size = Integer.highestOneBit(rows) << 2;
    var real = new double[count][];
    var imaginary = new double[count][];
    for (int channel = 0; channel < count; channel++) {
      progress.check();
      real[channel] = new double[size];
      imaginary[channel] = new double[size];
      var level = Autocorrelation.levelled(frame.column(channel), frame.rows() - rows, rows);
      System.arraycopy(normed(level), 0, real[channel], 0, rows);
      Autocorrelation.transform(real[channel], imaginary[channel]);
    }
    var lags = new Lag[count][count];
    for (int one = 0; one < count; one++) {
      lags[one][one] = new Lag(0, 1);
      for (int other = 0; other < one; other++) {
        progress.check();
        var r = crossed(real[one], imaginary[one], real[other], imaginary[other], rows);
        lags[one][other] = best(r, rows);
        lags[other][one] = new Lag(-lags[one][other].rows(), lags[one][other].r());
      }
    }
    return Arrays.stream(lags).map(List::of).toList();
  }

  /// Of length 1, or all 0.
  private static double[] normed(double[] level) {
    double squares = 0;
    for (double value : level) squares += value * value;
    if (!(squares > 0)) return new double[level.length];
    double length = Math.sqrt(squares);
    return Arrays.stream(level).map(value -> value / length).toArray();
  }

  /// r of `one` and of `other` moved back by a lag, at that place; negative lags from the end.
  private static double[] crossed(
      double[] oneReal, double[] oneImaginary, double[] real, double[] imaginary, int rows) {
    int size = real.length;
    var product = new double[size];
    var rest = new double[size];
    for (int at = 0; at < size; at++) {
      product[at] = oneReal[at] * real[at] + oneImaginary[at] * imaginary[at];
      rest[at] = oneImaginary[at] * real[at] - oneReal[at] * imaginary[at];
    }
    Autocorrelation.transform(product, rest);
    for (int at = 0; at < size; at++) {
      int lag = at <= size / 2 ? at : size - at;
      product[at] = lag < rows ? product[at] / size * rows / (rows - lag) : 0;
    }
    return product;
  }

  private static Lag best(double[] r, int rows) {
    int reach = rows / SHORTEST;
    double most = 0;
    for (int lag = -reach; lag <= reach; lag++) most = Math.max(most, Math.abs(at(r, lag)));
    if (most < Math.abs(r[0]) + CLEARLY) return new Lag(0, r[0]);
    for (int far = 1; far <= reach; far++) {
      for (int lag : new int[] {far, -far}) {
        if (Math.abs(at(r, lag)) >= most - ALIKE && isPeak(r, lag, reach)) {
          return new Lag(lag, Math.clamp(at(r, lag), -1, 1));
        }
      }
    }
    return new Lag(0, r[0]);
  }

  private static boolean isPeak(double[] r, int lag, int reach) {
    double here = Math.abs(at(r, lag));
    return (lag == -reach || here >= Math.abs(at(r, lag - 1)))
        && (lag == reach || here >= Math.abs(at(r, lag + 1)));
  }

  private static double at(double[] r, int lag) {
    return r[lag < 0 ? lag + r.length : lag];
  }
}
