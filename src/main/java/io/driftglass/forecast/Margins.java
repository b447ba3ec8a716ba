package io.driftglass.forecast;

import java.util.Arrays;

/// How far below and above its values a source thinks the truth may lie, in any multiple that is
/// the same for all rows: what bands are in proportion to, not how wide they are.
///
/// @param below one a coming row, finite, 0 or more
/// @param above as `below`
@SuppressWarnings("ArrayRecordComponent")
public record Margins(double[] below, double[] above) {
  /// As far below as above.
  public static Margins even(double[] away) {
    return new Margins(away, away);
  }

  /// As far as several paths lie from a centre on average: the root of their mean square distance.
  ///
  /// @param paths one or more
  /// @param weights one a path, adding up to 1
  public static Margins among(double[] centre, double[][] paths, double[] weights) {
    var away = new double[centre.length];
    for (int step = 0; step < away.length; step++) {
      for (int i = 0; i < paths.length; i++) {
        double distance = paths[i][step] - centre[step];
        away[step] += weights[i] * distance * distance;
      }
      away[step] = Math.sqrt(away[step]);
    }
    return even(away);
  }

  /// As above with paths of the same weight.
  public static Margins among(double[] centre, double[][] paths) {
    var weights = new double[paths.length];
    Arrays.fill(weights, 1.0 / paths.length);
    return among(centre, paths, weights);
  }

  double[] side(double error) {
    return error < 0 ? below : above;
  }
}
