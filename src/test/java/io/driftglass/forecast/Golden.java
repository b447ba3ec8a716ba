package io.driftglass.forecast;

import java.util.stream.IntStream;

/// Series given by a formula, so that other programs can compute on the same numbers.
public final class Golden {
  private Golden() {}

  /// `((31 t^2 + 17 t) mod 101) / 50 - 1` for t = 0, 1, ...
  public static double noise(int t) {
    return (31 * t * t + 17 * t) % 101 / 50.0 - 1;
  }

  /// Ten years of months: a growing level times a cycle times noise.
  public static double[] months() {
    return IntStream.range(0, 120)
        .mapToDouble(
            t ->
                (200 + 1.5 * t) * (1 + .25 * Math.sin(2 * Math.PI * t / 12)) * (1 + .03 * noise(t)))
        .toArray();
  }

  /// 50 and the running sum of 120 noises.
  public static double[] walk() {
    var walk = new double[120];
    double sum = 0;
    for (int t = 0; t < 120; t++) {
      sum += noise(t);
      walk[t] = 50 + sum;
    }
    return walk;
  }
}
