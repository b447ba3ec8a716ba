package io.driftglass.evaluate;

import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.InvalidSetting;
import java.util.List;
import java.util.stream.IntStream;

/// Where a backtest stands and looks ahead from, and what it may learn from. Nothing is ever learnt
/// from rows at or after an origin, nor from those in the gap before it.
///
/// @param horizonRows rows judged from every origin, 1 or more
/// @param gapRows rows right before an origin that are not known yet when the forecast is made; 0
///   for none
/// @param fitUntil rows before it are learnt from, once; 0 learns anew at every origin from all
///   rows before it
/// @param origins rows of the first forecast step, ascending
public record BacktestPlan(int horizonRows, int gapRows, int fitUntil, List<Integer> origins) {
  public BacktestPlan {
    origins = List.copyOf(origins);
  }

  /// The last `folds` stretches of `horizonRows` rows, side by side, learning anew before each;
  /// fewer where less than half the rows would be left to the first.
  ///
  /// @throws InsufficientData where not one stretch leaves half the rows to learn from
  public static BacktestPlan folds(int rows, int horizonRows, int folds) {
    int count = Math.min(folds, rows / 2 / horizonRows);
    if (count < 1) {
      throw new InsufficientData(
          "A backtest of %d rows ahead needs %d rows, there are %d."
              .formatted(horizonRows, 2 * horizonRows, rows),
          "Choose a horizon of at most %d rows.".formatted(Math.max(1, rows / 2)));
    }
    var origins =
        IntStream.rangeClosed(1, count).map(fold -> rows - (count - fold + 1) * horizonRows);
    return new BacktestPlan(horizonRows, 0, 0, origins.boxed().toList());
  }

  /// The same with rows before every origin that are not known when the forecast is made.
  ///
  /// @throws InvalidSetting where fewer rows than the horizon, or than are learnt from, lie before
  ///   the first gap
  public BacktestPlan withGap(int rows) {
    int most = origins.getFirst() - Math.max(fitUntil, horizonRows);
    if (rows < 0 || rows > most) {
      throw new InvalidSetting(
          "A gap of %d rows does not fit before row %d.".formatted(rows, origins.getFirst()),
          "Choose one of 0 to %d rows.".formatted(Math.max(0, most)));
    }
    return new BacktestPlan(horizonRows, rows, fitUntil, origins);
  }

  /// Every `stride`-th row from `from` until `until` (not included), learning once.
  ///
  /// @param fitUntil rows before it are learnt from
  /// @param validateUntil rows before it may have been used to choose; no origin lies before it
  /// @throws InvalidSetting where an origin would lie among rows learnt from or chosen on
  public static BacktestPlan rolling(
      int horizonRows, int from, int until, int stride, int fitUntil, int validateUntil) {
    if (from < Math.max(fitUntil, validateUntil) || stride < 1 || until <= from) {
      throw new InvalidSetting(
          "Origins %d:%d:%d do not lie after the %d rows learnt from and the %d chosen on."
              .formatted(from, until, stride, fitUntil, validateUntil),
          "Start them at row %d or later, end them after that, with a stride of 1 or more."
              .formatted(Math.max(fitUntil, validateUntil)));
    }
    var origins = IntStream.iterate(from, row -> row < until, row -> row + stride);
    return new BacktestPlan(horizonRows, 0, fitUntil, origins.boxed().toList());
  }
}
