package io.driftglass.series;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Rows that make careless arithmetic fail: none, one, none measured, always the same, almost
/// always the same, tiny, huge, far from 0. Every feature is run over all of them.
public final class HardData {
  public static final int ROWS = 300;

  private static final long MINUTE = 60_000_000L;

  private HardData() {}

  /// Frames of the channels `x` and `y`, a row a minute, each with what is hard about it.
  public static Map<String, Frame> frames() {
    var frames = new LinkedHashMap<String, Frame>();
    frames.put("no rows", wave().slice(0, 0));
    frames.put("one row", wave().slice(0, 1));
    frames.put("two rows", wave().slice(0, 2));
    frames.put("no value", of(row -> Double.NaN, row -> Double.NaN));
    frames.put("no value in one channel", of(row -> Double.NaN, row -> 1));
    frames.put("a single value", of(row -> row == 17 ? 4 : Double.NaN, row -> 1));
    frames.put("zero variance", of(row -> 7, row -> 0));
    frames.put("constant and one spike", of(row -> row == 100 ? 9 : 5, row -> 2));
    frames.put("99 of 100 the same", of(row -> row % 100 == 40 ? row : -3, row -> 2));
    frames.put("a step between constants", of(row -> row < 200 ? 1 : 2, row -> 0));
    frames.put("two values in turn", of(row -> row % 2, row -> -(row % 2)));
    frames.put("mostly missing", of(row -> row % 10 == 0 ? row % 7 : Double.NaN, row -> row % 5));
    frames.put("a long gap", of(row -> row / 60 == 2 ? Double.NaN : row % 13, row -> row % 5));
    frames.put("a straight line", of(row -> row, row -> 3 - .1 * row));
    frames.put("one channel twice", of(row -> row % 11, row -> row % 11));
    for (double size : new double[] {1e-15, 1e15}) {
      frames.put("values of " + size, changed(v -> v * size, v -> v * size));
    }
    frames.put("tiny beside huge", changed(v -> v * 1e-15, v -> v * 1e15));
    frames.put("far from 0", changed(v -> 1e9 + v, v -> v - 1e9));
    return frames;
  }

  /// Two waves with a little noise and a few values missing.
  public static Frame wave() {
    var random = new Random(3);
    var x = new double[ROWS];
    var y = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      x[row] = row % 41 == 7 ? Double.NaN : Math.sin(row / 9.0) + .1 * random.nextGaussian();
      y[row] = row % 57 == 9 ? Double.NaN : 3 + Math.cos(row / 9.0) + .1 * random.nextGaussian();
    }
    return frame(x, y);
  }

  private static Frame changed(DoubleUnaryOperator x, DoubleUnaryOperator y) {
    var wave = wave();
    return frame(
        Arrays.stream(wave.column(0)).map(x).toArray(),
        Arrays.stream(wave.column(1)).map(y).toArray());
  }

  private static Frame of(IntToDoubleFunction x, IntToDoubleFunction y) {
    return frame(
        IntStream.range(0, ROWS).mapToDouble(x).toArray(),
        IntStream.range(0, ROWS).mapToDouble(y).toArray());
  }

  private static Frame frame(double[]... columns) {
    return Frame.of(
        new Clock.Wall(),
        IntStream.range(0, columns[0].length).mapToLong(row -> row * MINUTE).toArray(),
        List.of(Channel.target("x"), Channel.target("y")),
        columns);
  }
}
