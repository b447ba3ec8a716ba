package io.driftglass.forecast;

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

  double[] side(double error) {
    return error < 0 ? below : above;
  }
}
