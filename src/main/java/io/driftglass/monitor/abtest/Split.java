package io.driftglass.monitor.abtest;

/// Which of two versions serves which incoming rows: stretches of rows are given to B by chance,
/// the same ones whenever it is asked.
///
/// @param test its id, so that every test draws anew
/// @param share of rows for B, between 0 and 1
/// @param begin tick from which on the test counts rows
/// @param stretch ticks that one version serves, 1 or more
public record Split(long test, double share, long begin, long stretch) {
  /// Whether the row of a tick belongs to the test.
  public boolean began(long tick) {
    return tick >= begin;
  }

  /// @param tick of a row, so that whoever asks has the same answer, whatever rows were lost
  public boolean servedByB(long tick) {
    long z = (test << 32) + Math.floorDiv(tick - begin, stretch) + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    return (z >>> 11) * 0x1p-53 < share;
  }

  /// What the rows say of the difference of the losses where only the version that serves a row has
  /// lost on it: each is weighted by one over its chance to be seen (Horvitz and Thompson 1952,
  /// JASA 47), less what was usual before, which takes nothing from the mean and most of the noise.
  ///
  /// @param ticks of the rows since the test began
  /// @param lossA one a row, NaN where it is not judged
  /// @param lossB as many
  public double[] differences(long[] ticks, double[] lossA, double[] lossB) {
    var differences = new double[lossA.length];
    double usual = Double.NaN;
    double sum = 0;
    int seen = 0;
    for (int row = 0; row < differences.length; row++) {
      boolean b = servedByB(ticks[row]);
      double loss = b ? lossB[row] : lossA[row];
      double apart = loss - (seen == 0 ? 0 : usual);
      differences[row] = seen == 0 ? Double.NaN : b ? -apart / share : apart / (1 - share);
      if (!Double.isFinite(loss)) {
        differences[row] = Double.NaN;
        continue;
      }
      sum += loss;
      usual = sum / ++seen;
    }
    return differences;
  }
}
