package io.driftglass.series;

/// Up to 4096 rows of one channel, coded, with what can be known without decoding them.
///
/// The bytes are handed out without a copy and must not be written to.
public final class Block {
  /// Rows a full block holds.
  public static final int ROWS = 4096;

  private final int rows;
  private final int valid;
  private final double min;
  private final double max;
  private final byte[] coded;

  public Block(int rows, int valid, double min, double max, byte[] coded) {
    this.rows = rows;
    this.valid = valid;
    this.min = min;
    this.max = max;
    this.coded = coded;
  }

  /// Codes the first `rows` values.
  public static Block of(double[] values, int rows) {
    int valid = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < rows; row++) {
      double value = values[row];
      if (Double.isNaN(value)) continue;
      valid++;
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    if (valid == 0) min = max = Double.NaN;
    return new Block(rows, valid, min, max, ValueCoding.encode(values, rows));
  }

  public int rows() {
    return rows;
  }

  /// Rows that have a value.
  public int valid() {
    return valid;
  }

  /// The smallest value, NaN where there is none.
  public double min() {
    return min;
  }

  /// The largest value, NaN where there is none.
  public double max() {
    return max;
  }

  public byte[] coded() {
    return coded;
  }

  public double[] values() {
    var values = new double[rows];
    ValueCoding.decode(coded, values, 0);
    return values;
  }
}
