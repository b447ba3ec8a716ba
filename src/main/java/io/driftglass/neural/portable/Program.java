package io.driftglass.neural.portable;

import io.driftglass.neural.LstmNetwork;
import io.driftglass.neural.patch.PatchNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a fitted function does with a window, step by step, for other programs: every step makes a
/// vector of earlier ones. Place 0 is the window, place `n` what step `n` made.
public final class Program {
  /// One step; `from` and `other` are places. A vector of one value counts for every value of the
  /// other where two are put together.
  @SuppressWarnings("ArrayRecordComponent")
  public sealed interface Step {
    /// The vector times a matrix, its rows one after the other, and a constant for every output.
    record Times(int from, double[] matrix, double[] constants) implements Step {}

    /// Every value plus a number.
    record Shift(int from, double by) implements Step {}

    /// Every value over a number.
    record Over(int from, double by) implements Step {}

    /// Values held within bounds.
    record Clip(int from, double low, double high) implements Step {}

    /// To the nearest whole number, halves to the even one.
    record Round(int from) implements Step {}

    /// Natural logarithms.
    record Log(int from) implements Step {}

    /// Powers of e.
    record Exp(int from) implements Step {}

    record Plus(int from, int other) implements Step {}

    record Minus(int from, int other) implements Step {}

    /// The values of one, then those of the other.
    record Joined(int from, int other) implements Step {}

    /// All values but the first.
    record Rest(int from) implements Step {}

    /// The last value.
    record Last(int from) implements Step {}

    /// A network that reads the values one by one, in single precision.
    record Recurrent(int from, LstmNetwork network) implements Step {}

    /// A transformer over the values, with all it does to them before and after.
    record Patched(int from, PatchNetwork network) implements Step {}
  }

  private final List<Step> steps = new ArrayList<>();

  /// @return its place
  public int add(Step step) {
    steps.add(step);
    return steps.size();
  }

  /// Adds rounding to a grid.
  ///
  /// @param from place
  /// @param grid steps a unit, a power of two
  /// @return the place of what is rounded
  public int rounded(int from, double grid) {
    return add(new Step.Over(add(new Step.Round(add(new Step.Over(from, 1 / grid)))), grid));
  }

  /// Adds that the last value goes on.
  ///
  /// @param from place
  /// @return the place of the coming values
  public int goesOn(int from, int rows) {
    var ones = new double[rows];
    Arrays.fill(ones, 1);
    return add(new Step.Times(add(new Step.Last(from)), ones, new double[rows]));
  }

  /// In their order; the last is what comes out.
  public List<Step> steps() {
    return List.copyOf(steps);
  }
}
