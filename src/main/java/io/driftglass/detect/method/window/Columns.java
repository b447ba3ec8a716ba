package io.driftglass.detect.method.window;

import io.driftglass.detect.scoring.StackedWindows;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.Arrays;

/// Windows turned so that one value of all of them lies together, in an array of its own: loops
/// over windows compile to vector instructions, while every sum is taken in the order of a window's
/// values.
final class Columns {
  /// So many windows at once stay in the nearest cache.
  private static final int TILE = 512;

  private static final int TOGETHER = 4;

  private final double[][] values;

  private Columns(double[][] values) {
    this.values = values;
  }

  /// Room for some windows, all 0.
  static Columns room(int count, int size) {
    return new Columns(new double[size][count]);
  }

  static Columns of(StackedWindows windows) {
    var columns = room(windows.count(), windows.size());
    var window = new double[windows.size()];
    for (int i = 0; i < windows.count(); i++) {
      windows.copy(i, window);
      columns.put(i, window);
    }
    return columns;
  }

  int count() {
    return values[0].length;
  }

  int size() {
    return values.length;
  }

  double at(int window, int value) {
    return values[value][window];
  }

  double[] get(int window) {
    var copy = new double[size()];
    for (int d = 0; d < copy.length; d++) copy[d] = values[d][window];
    return copy;
  }

  void put(int window, double[] from) {
    for (int d = 0; d < from.length; d++) values[d][window] = from[d];
  }

  void write(ParameterWriter out) throws IOException {
    var all = new double[size() * count()];
    for (int d = 0; d < values.length; d++) {
      System.arraycopy(values[d], 0, all, d * count(), count());
    }
    out.reals(all);
  }

  /// @param count windows that were written, 1 or more
  static Columns read(int count, ParameterReader in) throws IOException {
    var all = in.reals();
    var values = new double[all.length / count][];
    for (int d = 0; d < values.length; d++) {
      values[d] = Arrays.copyOfRange(all, d * count, (d + 1) * count);
    }
    return new Columns(values);
  }

  /// The squared distance of every window from `centre`.
  ///
  /// @param squares set, one a window
  void squares(double[] centre, double[] squares) {
    int count = count();
    int size = size();
    for (int from = 0; from < count; from += TILE) {
      int until = Math.min(count, from + TILE);
      for (int i = from; i < until; i++) squares[i] = 0;
      int d = 0;
      for (; d + TOGETHER <= size; d += TOGETHER) addFour(centre, d, from, until, squares);
      for (; d < size; d++) addOne(values[d], centre[d], from, until, squares);
    }
  }

  private static void addOne(double[] column, double value, int from, int until, double[] squares) {
    for (int i = from; i < until; i++) {
      double away = column[i] - value;
      squares[i] += away * away;
    }
  }

  private void addFour(double[] centre, int d, int from, int until, double[] squares) {
    double a = centre[d];
    double b = centre[d + 1];
    double c = centre[d + 2];
    double e = centre[d + 3];
    double[] first = values[d];
    double[] second = values[d + 1];
    double[] third = values[d + 2];
    double[] fourth = values[d + 3];
    for (int i = from; i < until; i++) {
      double p = first[i] - a;
      double q = second[i] - b;
      double r = third[i] - c;
      double s = fourth[i] - e;
      squares[i] = squares[i] + p * p + q * q + r * r + s * s;
    }
  }
}
