package io.driftglass.monitor.drift;

import java.util.Arrays;

/// Bins cut at the reference's deciles: bin `j` holds the values above edge `j - 1` and up to edge
/// `j`, the outer two are open. A reference of one value has a bin below it, one at it, one above;
/// categories have a bin each.
@SuppressWarnings("ArrayRecordComponent")
record Bins(double[] edges) {
  /// As many where the reference has so many different values.
  static final int COUNT = 10;

  /// Added to every share on both sides before logarithms are taken, so that an empty bin costs a
  /// finite amount and equal shares stay equal.
  static final double EPSILON = 1e-4;

  static Bins of(Side reference) {
    var finite = Arrays.stream(reference.sorted()).filter(Double::isFinite).toArray();
    if (!reference.ordered()) return new Bins(Arrays.stream(finite).distinct().toArray());
    if (finite.length == 0) return new Bins(new double[0]);
    double most = finite[finite.length - 1];
    if (finite[0] == most) return new Bins(new double[] {Math.nextDown(most), most});
    var edges = new double[COUNT - 1];
    for (int cut = 1; cut < COUNT; cut++) {
      int rank = (int) Math.ceil((double) cut * finite.length / COUNT);
      edges[cut - 1] = finite[Math.max(0, rank - 1)];
    }
    return new Bins(Arrays.stream(edges).distinct().filter(edge -> edge < most).toArray());
  }

  int count() {
    return edges.length + 1;
  }

  /// Shares of the side's values in each bin, smoothed, adding up to 1.
  double[] shares(Side side) {
    var shares = new double[count()];
    for (double value : side.sorted()) shares[bin(value)]++;
    double all = 1 + EPSILON * shares.length;
    for (int bin = 0; bin < shares.length; bin++) {
      shares[bin] = (shares[bin] / side.measured() + EPSILON) / all;
    }
    return shares;
  }

  private int bin(double value) {
    int place = Arrays.binarySearch(edges, value);
    return place >= 0 ? place : -place - 1;
  }
}
