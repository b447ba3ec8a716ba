package io.driftglass.series;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Doubles in few bytes, bit for bit, every NaN as one.
///
/// Measurements are mostly decimals of few digits, so a block is kept as whole multiples of a power
/// of ten, each in the bits that the block's range or its steps need (after ALP, Afroozeh, Kuffo
/// and Boncz 2023, SIGMOD). What is no such decimal is kept as floats where they lose nothing, else
/// as deflated bytes.
public final class ValueCoding {
  private static final byte CONSTANT = 0;
  private static final byte DECIMAL = 1;
  private static final byte STEPS = 2;
  private static final byte FLOATS = 3;
  private static final byte DEFLATED = 4;
  private static final byte RAW = 5;

  private static final int HEADER = 5;
  private static final int MAX_EXPONENT = 15;
  private static final double MAX_MULTIPLE = 1L << 51;
  private static final double[] POWERS = new double[MAX_EXPONENT + 1];

  static {
    double power = 1;
    for (int exponent = 0; exponent <= MAX_EXPONENT; exponent++, power *= 10) {
      POWERS[exponent] = power;
    }
  }

  private ValueCoding() {}

  /// @param values of which the first `rows` are coded
  public static byte[] encode(double[] values, int rows) {
    if (isConstant(values, rows)) {
      var coded = new byte[HEADER + 8];
      header(coded, CONSTANT, rows).putDouble(rows == 0 ? Double.NaN : values[0]);
      return coded;
    }
    int exponent = exponent(values, rows);
    if (exponent >= 0) return decimals(values, rows, exponent);
    return areFloats(values, rows) ? floats(values, rows) : bytes(values, rows);
  }

  /// Writes the values from `offset` on.
  ///
  /// @return how many there were
  /// @throws IllegalArgumentException where the bytes are damaged
  public static int decode(byte[] coded, double[] target, int offset) {
    var bytes = ByteBuffer.wrap(coded).order(ByteOrder.LITTLE_ENDIAN);
    byte kind = bytes.get();
    int rows = bytes.getInt();
    switch (kind) {
      case CONSTANT -> Arrays.fill(target, offset, offset + rows, bytes.getDouble());
      case DECIMAL -> readMultiples(bytes, rows, target, offset);
      case STEPS -> readSteps(bytes, rows, target, offset);
      case FLOATS -> {
        for (int row = 0; row < rows; row++) target[offset + row] = bytes.getFloat();
      }
      case DEFLATED -> join(inflate(bytes, rows * 8), rows, target, offset);
      case RAW -> bytes.asDoubleBuffer().get(target, offset, rows);
      default -> throw new IllegalArgumentException("no coding of values has number " + kind);
    }
    return rows;
  }

  private static boolean isConstant(double[] values, int rows) {
    if (rows == 0) return true;
    long first = Double.doubleToLongBits(values[0]);
    for (int row = 1; row < rows; row++) {
      if (Double.doubleToLongBits(values[row]) != first) return false;
    }
    return true;
  }

  /// The least power of ten of which all values are whole multiples; -1 where there is none.
  private static int exponent(double[] values, int rows) {
    int exponent = 0;
    for (int row = 0; row < rows; row++) {
      double value = values[row];
      if (Double.isNaN(value)) continue;
      while (!isMultiple(value, POWERS[exponent])) {
        if (++exponent > MAX_EXPONENT) return -1;
      }
    }
    // A later value may have raised the power beyond what an earlier one can bear.
    for (int row = 0; row < rows; row++) {
      if (!Double.isNaN(values[row]) && !isMultiple(values[row], POWERS[exponent])) return -1;
    }
    return exponent;
  }

  private static boolean isMultiple(double value, double power) {
    double multiple = Math.rint(value * power);
    return Math.abs(multiple) < MAX_MULTIPLE
        && Double.doubleToRawLongBits((long) multiple / power) == Double.doubleToRawLongBits(value);
  }

  private static byte[] decimals(double[] values, int rows, int exponent) {
    double power = POWERS[exponent];
    var multiples = new long[rows];
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    boolean gaps = false;
    for (int row = 0; row < rows; row++) {
      if (Double.isNaN(values[row])) {
        gaps = true;
        continue;
      }
      long multiple = (long) Math.rint(values[row] * power);
      multiples[row] = multiple;
      least = Math.min(least, multiple);
      most = Math.max(most, multiple);
    }
    int width = BitPacking.width(most - least + 1);
    if (!gaps) {
      long first = multiples[0];
      long widest = 0;
      var steps = new long[rows];
      for (int row = 1; row < rows; row++) {
        long step = multiples[row] - multiples[row - 1];
        steps[row - 1] = (step << 1) ^ (step >> 63);
        widest |= steps[row - 1];
      }
      int narrow = BitPacking.width(widest);
      if (narrow < width) return packed(STEPS, steps, rows, rows - 1, exponent, first, narrow, 0);
    }
    long hole = most - least + 1;
    for (int row = 0; row < rows; row++) {
      multiples[row] = Double.isNaN(values[row]) ? hole : multiples[row] - least;
    }
    return packed(DECIMAL, multiples, rows, rows, exponent, least, width, hole);
  }

  private static byte[] packed(
      byte kind, long[] codes, int rows, int count, int exponent, long base, int width, long hole) {
    var coded = new byte[HEADER + 18 + BitPacking.bytes(count, width)];
    var target =
        header(coded, kind, rows)
            .put((byte) exponent)
            .putLong(base)
            .put((byte) width)
            .putLong(hole);
    BitPacking.pack(codes, count, width, target);
    return coded;
  }

  private static void readMultiples(ByteBuffer bytes, int rows, double[] target, int offset) {
    double power = POWERS[bytes.get()];
    long least = bytes.getLong();
    int width = bytes.get();
    long hole = bytes.getLong();
    var codes = new long[rows];
    BitPacking.unpack(bytes, rows, width, codes);
    for (int row = 0; row < rows; row++) {
      target[offset + row] = codes[row] == hole ? Double.NaN : (codes[row] + least) / power;
    }
  }

  private static void readSteps(ByteBuffer bytes, int rows, double[] target, int offset) {
    double power = POWERS[bytes.get()];
    long multiple = bytes.getLong();
    int width = bytes.get();
    bytes.getLong();
    var steps = new long[rows];
    BitPacking.unpack(bytes, rows - 1, width, steps);
    target[offset] = multiple / power;
    for (int row = 1; row < rows; row++) {
      long zigzag = steps[row - 1];
      multiple += (zigzag >>> 1) ^ -(zigzag & 1);
      target[offset + row] = multiple / power;
    }
  }

  private static boolean areFloats(double[] values, int rows) {
    for (int row = 0; row < rows; row++) {
      double value = values[row];
      if (Double.doubleToLongBits((float) value) != Double.doubleToLongBits(value)) return false;
    }
    return true;
  }

  private static byte[] floats(double[] values, int rows) {
    var coded = new byte[HEADER + rows * 4];
    var target = header(coded, FLOATS, rows);
    for (int row = 0; row < rows; row++) target.putFloat((float) values[row]);
    return coded;
  }

  /// Bytes of equal weight stand together, so that equal signs and exponents deflate well.
  private static byte[] bytes(double[] values, int rows) {
    var split = new byte[rows * 8];
    for (int row = 0; row < rows; row++) {
      long bits = Double.doubleToLongBits(values[row]);
      for (int weight = 0; weight < 8; weight++) {
        split[weight * rows + row] = (byte) (bits >>> (8 * weight));
      }
    }
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(split);
      deflater.finish();
      var deflated = new byte[split.length - split.length / 16];
      int length = deflater.deflate(deflated);
      if (deflater.finished()) {
        var small = new byte[HEADER + length];
        header(small, DEFLATED, rows).put(deflated, 0, length);
        return small;
      }
    } finally {
      deflater.end();
    }
    var coded = new byte[HEADER + rows * 8];
    var target = header(coded, RAW, rows);
    for (int row = 0; row < rows; row++) target.putLong(Double.doubleToLongBits(values[row]));
    return coded;
  }

  private static byte[] inflate(ByteBuffer bytes, int length) {
    var inflater = new Inflater();
    try {
      inflater.setInput(bytes);
      var split = new byte[length];
      int have = inflater.inflate(split);
      if (have < length) throw new IllegalArgumentException("a block of values is cut short");
      return split;
    } catch (DataFormatException damaged) {
      throw new IllegalArgumentException("a block of values is damaged", damaged);
    } finally {
      inflater.end();
    }
  }

  private static void join(byte[] split, int rows, double[] target, int offset) {
    for (int row = 0; row < rows; row++) {
      long bits = 0;
      for (int weight = 0; weight < 8; weight++) {
        bits |= (split[weight * rows + row] & 0xffL) << (8 * weight);
      }
      target[offset + row] = Double.longBitsToDouble(bits);
    }
  }

  private static ByteBuffer header(byte[] coded, byte kind, int rows) {
    return ByteBuffer.wrap(coded).order(ByteOrder.LITTLE_ENDIAN).put(kind).putInt(rows);
  }
}
