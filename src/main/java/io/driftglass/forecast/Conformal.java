package io.driftglass.forecast;

import io.driftglass.job.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Bands from forecasts that were made without seeing what they are compared with: split-conformal
/// prediction over rolling origins (Vovk et al. 2005; Stankeviciute et al. 2021 for several rows
/// ahead).
///
/// The expert is fitted on the rows before the first origin and forecasts from each of the last
/// origins. Its errors, relative to what [BandFit] finds them to depend on, are pooled over origins
/// and rows, and a band of level p is the ceil((n + 1) p)-th smallest of the n of them.
///
/// @param origins how many origins, where there are rows enough
/// @param stride rows from one origin to the next
/// @param refit whether the expert learns anew at each origin (short series)
/// @param smooth most rows to either side over which the scale is averaged
/// @param own whether errors count relative to the expert's own [Margins] (Lei et al. 2018, JASA
///   113; Romano, Patterson & Candès 2019, NeurIPS), so that bands keep their promise whatever
///   their shape comes from; an expert without any is judged by its errors alone
public record Conformal(int origins, int stride, boolean refit, int smooth, boolean own) {
  private static final int FEWEST_ORIGINS = 4;

  public Conformal(int origins, int stride, boolean refit, int smooth) {
    this(origins, stride, refit, smooth, false);
  }

  /// The same, relative to the expert's own margins.
  public Conformal onMargins() {
    return new Conformal(origins, stride, refit, smooth, true);
  }

  /// @param values oldest first, finite, at least one more than the expert needs
  FittedBands fit(
      Expert expert, double[] values, Season season, int horizonRows, Progress progress) {
    var rolled = roll(expert, values, season, horizonRows, progress);
    return bands(rolled, values, season, horizonRows);
  }

  FittedBands bands(Rolled rolled, double[] values, Season season, int horizonRows) {
    return rolled.margins().isEmpty()
        ? new BandFit(rolled, values, season, horizonRows, smooth).best()
        : new MarginFit(rolled, values, season, horizonRows, smooth).best();
  }

  /// What the expert would have said from each of the last origins.
  Rolled roll(Expert expert, double[] values, Season season, int horizonRows, Progress progress) {
    int needed = needed(expert, season, horizonRows, values.length);
    var from = from(values.length, needed, horizonRows);
    return roll(expert, values, season, from, horizonRows, progress);
  }

  /// What the expert would have said from given origins.
  ///
  /// @param from rows of the first forecast step, ascending, each enough for the expert
  Rolled roll(
      Expert expert,
      double[] values,
      Season season,
      int[] from,
      int horizonRows,
      Progress progress) {
    var expected = new double[from.length][];
    var actual = new double[from.length][];
    var margins = new ArrayList<Margins>();
    FittedExpert fitted = null;
    for (int i = 0; i < from.length; i++) {
      progress.check();
      int origin = from[i];
      if (refit || fitted == null) {
        var learnt = expert.fit(Arrays.copyOf(values, origin), season, horizonRows, progress);
        fitted = learnt.over(values);
      }
      int rows = Math.min(horizonRows, values.length - origin);
      expected[i] = fitted.next(values, origin, rows);
      actual[i] = Arrays.copyOfRange(values, origin, origin + rows);
      if (own) fitted.margins(values, origin, rows).ifPresent(margins::add);
    }
    boolean all = margins.size() == from.length;
    return new Rolled(from, expected, actual, all ? margins : List.of());
  }

  /// Rows before the first origin: as many as make the expert work as it does on all rows, where
  /// that leaves origins enough.
  private static int needed(Expert expert, Season season, int horizonRows, int rows) {
    int alike = expert.rowsAlike(season, horizonRows, rows);
    boolean enough = rows - horizonRows - alike >= FEWEST_ORIGINS;
    return enough ? alike : expert.rowsNeeded(season, horizonRows);
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
}
