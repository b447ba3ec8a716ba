package io.driftglass.forecast;

import io.driftglass.series.Cadence;
import io.driftglass.series.Frame;

/// Where in time something was learnt. Rows are counted from there by the step it was learnt at:
/// stamps that jitter give every frame a slightly different one.
///
/// @param tick of the last row learnt from
/// @param unit what the step is counted in
/// @param size ticks, days or months a step, at least 1
/// @param lastOfMonth monthly stamps that sit on each month's last day
record Learnt(long tick, Cadence.Unit unit, long size, boolean lastOfMonth) {
  static Learnt of(Frame history, Cadence cadence) {
    long last = history.tick(history.rows() - 1);
    return new Learnt(last, cadence.unit(), cadence.size(), cadence.lastOfMonth());
  }

  /// Steps from the first row that was not learnt from to the one that follows the frame's last;
  /// negative where the frame ends before.
  long next(Frame recent) {
    var cadence = new Cadence(recent.clock(), unit, size, lastOfMonth);
    return cadence.steps(tick, recent.tick(recent.rows() - 1));
  }

  static Learnt read(double[] numbers) {
    var unit =
        switch ((int) numbers[1]) {
          case 0 -> Cadence.Unit.TICKS;
          case 1 -> Cadence.Unit.DAYS;
          default -> Cadence.Unit.MONTHS;
        };
    return new Learnt((long) numbers[0], unit, (long) numbers[2], numbers[3] != 0);
  }

  /// Everything in it, as numbers.
  double[] numbers() {
    int code =
        switch (unit) {
          case TICKS -> 0;
          case DAYS -> 1;
          case MONTHS -> 2;
        };
    return new double[] {tick, code, size, lastOfMonth ? 1 : 0};
  }
}
