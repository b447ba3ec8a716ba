package io.driftglass.data.sniff;

import java.util.ArrayList;
import java.util.List;

/// Numbers that stand for a missing value, such as -200 in a column of concentrations.
final class Sentinels {
  private static final double[] USUAL = {
    -99, -200, -999, -9999, -99_999, -999.9, -9999.9, -32_768, 999, 9999, 99_999, 999_999, -1e30,
    1e30
  };
  private static final int AT_LEAST = 2;

  /// From here down a value counts though it stands once, where no other is negative.
  private static final double ALONE = -9999;

  private Sentinels() {}

  /// @param value the number
  /// @param cells how many cells of the sample hold it
  /// @param onlyNegative no other value of the column it is commonest in is negative
  record Sentinel(double value, long cells, boolean onlyNegative) {}

  /// A usual sentinel counts as one where it lies far outside the other values of a column and
  /// nowhere among the values of another.
  static List<Sentinel> in(List<Evidence> columns) {
    var found = new ArrayList<Sentinel>();
    for (double value : USUAL) {
      long cells = 0;
      long most = 0;
      boolean far = false;
      boolean among = false;
      boolean onlyNegative = false;
      for (var column : columns) {
        var others = Others.of(column.numbers(), value);
        if (others.same == 0) continue;
        cells += others.same;
        boolean often = others.same >= AT_LEAST || (value <= ALONE && others.min >= 0);
        far |= often && others.areFarFrom(value);
        among |= !others.areBeyond(value);
        if (others.same > most) {
          most = others.same;
          onlyNegative = value < 0 && others.min >= 0;
        }
      }
      if (far && !among) found.add(new Sentinel(value, cells, onlyNegative));
    }
    return found;
  }

  private record Others(long same, double min, double max) {
    static Others of(double[] numbers, double value) {
      long same = 0;
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (double number : numbers) {
        if (number == value) {
          same++;
        } else if (!Double.isNaN(number)) {
          min = Math.min(min, number);
          max = Math.max(max, number);
        }
      }
      return new Others(same, min, max);
    }

    /// Not among the others; also where there are none.
    boolean areBeyond(double value) {
      return value < min || value > max;
    }

    boolean areFarFrom(double value) {
      if (min > max) return false;
      double range = max - min;
      if (value < 0) return min >= 0 || min - value > 3 * range;
      return value - max > 3 * range && value > 3 * max;
    }
  }
}
