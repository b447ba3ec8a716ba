package io.driftglass.forecast;

import io.driftglass.job.Progress;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Bands from forecasts that were made without seeing what they are compared with: split-conformal
/// prediction over rolling origins (Vovk et al. 2005; Stankeviciute et al. 2021 for several rows
/// ahead).
///
/// The expert is fitted on the rows before the first origin and forecasts from each of the last
/// origins. The root mean square error of every row ahead, smoothed and never falling with the
/// horizon, is the scale; the errors divided by it are pooled over origins and rows, and a band of
/// level p is the ceil((n + 1) p)-th smallest of the n of them, widened by 4 / origins because
/// errors of neighbouring origins overlap and few origins say little.
///
/// @param origins how many origins, where there are rows enough
/// @param stride rows from one origin to the next
/// @param refit whether the expert learns anew at each origin (short series)
/// @param smooth most rows to either side over which the scale is averaged
public record Conformal(int origins, int stride, boolean refit, int smooth) {
  private static final int FEWEST_ORIGINS = 4;

  /// @param values oldest first, finite, at least one more than the expert needs
  FittedBands fit(
      Expert expert, double[] values, Season season, int horizonRows, Progress progress) {
    var from = from(values.length, expert.rowsNeeded(season, horizonRows), horizonRows);
    var errors = new double[from.length][];
    FittedExpert fitted = null;
    for (int i = 0; i < from.length; i++) {
      progress.check();
      int origin = from[i];
      if (refit || fitted == null) {
        fitted = expert.fit(Arrays.copyOf(values, origin), season, horizonRows, progress);
      }
      int rows = Math.min(horizonRows, values.length - origin);
      var path = fitted.next(values, origin, rows);
      for (int step = 0; step < rows; step++) path[step] = values[origin + step] - path[step];
      errors[i] = path;
    }
    return bands(errors, horizonRows);
  }

  /// The first row forecast, so that what was learnt before it has not seen what it is judged by.
  int first(int rows, int needed, int horizonRows) {
    return from(rows, needed, horizonRows)[0];
  }

  /// The origins, ascending; where too few leave room for the whole horizon, the next rows serve as
  /// origins too, although they reach less far.
  private int[] from(int rows, int needed, int horizonRows) {
    var whole =
        IntStream.iterate(rows - horizonRows, origin -> origin - stride)
            .limit(origins)
            .filter(origin -> origin >= needed)
            .sorted()
            .toArray();
    if (whole.length >= FEWEST_ORIGINS) return whole;
    int first = Math.min(rows - horizonRows - FEWEST_ORIGINS + 1, rows - rows / 3);
    first = Math.min(Math.max(needed, first), rows - 1);
    int last = Math.max(rows - horizonRows, Math.min(rows - 1, first + FEWEST_ORIGINS - 1));
    return IntStream.rangeClosed(first, last).toArray();
  }

  /// @param errors one row an origin; a later origin may reach less far
  private FittedBands bands(double[][] errors, int horizonRows) {
    var scale = scale(errors, horizonRows);
    var scores = new double[Arrays.stream(errors).mapToInt(path -> path.length).sum()];
    int at = 0;
    for (var path : errors) {
      for (int step = 0; step < path.length; step++) {
        scores[at++] = scale[step] > 0 ? Math.abs(path[step]) / scale[step] : 0;
      }
    }
    Arrays.sort(scores);
    return new FittedBands(scale, scores, 1 + 4.0 / errors.length);
  }

  private double[] scale(double[][] errors, int horizonRows) {
    var square = new double[horizonRows];
    int known = 0;
    for (int step = 0; step < horizonRows; step++) {
      int count = 0;
      for (var path : errors) {
        if (step >= path.length) continue;
        square[step] += path[step] * path[step];
        count++;
      }
      if (count == 0) continue;
      square[step] /= count;
      known = step;
    }
    var scale = new double[horizonRows];
    for (int step = 0; step <= known; step++) {
      int reach = Math.min(smooth, Math.min(step, known - step));
      var near = Arrays.stream(square, step - reach, step + reach + 1);
      scale[step] = Math.sqrt(near.average().orElseThrow());
      if (step > 0) scale[step] = Math.max(scale[step], scale[step - 1]);
    }
    for (int step = known + 1; step < horizonRows; step++) {
      scale[step] = scale[known] * Math.sqrt((step + 1.0) / (known + 1.0));
    }
    return scale;
  }
}
