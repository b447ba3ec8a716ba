package io.driftglass.registry;

import io.driftglass.series.Frame;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Short hashes of stretches of the rows a model was made of, so that a proof that fails can say
/// where. The whole is proved by the dataset's SHA-256; this only points.
///
/// @param rowsPerBlock rows under one hash, 0 where none were kept
/// @param columns 16 hexadecimal digits a block, one after the other, by channel name; the clock's
///   ticks under an empty name
public record DataPrint(int rowsPerBlock, Map<String, String> columns) {
  /// Of versions from before prints were kept.
  public static final DataPrint NONE = new DataPrint(0, Map.of());

  private static final int MOST_BLOCKS = 64;
  private static final int LEAST_ROWS = 256;
  private static final int DIGITS = 16;
  private static final int MOST_DIGITS = 1 << 16;

  public DataPrint {
    columns = columns == null ? Map.of() : Map.copyOf(columns);
  }

  /// @param until rows before it are part of it
  public static DataPrint of(Frame frame, int until) {
    int blocks = Math.clamp(MOST_DIGITS / DIGITS / (frame.channels().size() + 1), 4, MOST_BLOCKS);
    int rows = Math.max(LEAST_ROWS, Math.ceilDiv(until, blocks));
    var columns = new TreeMap<String, String>();
    columns.put("", print(until, rows, frame::tick));
    for (int c = 0; c < frame.channels().size(); c++) {
      double[] values = frame.column(c);
      columns.put(
          frame.channel(c).name(), print(until, rows, row -> Double.doubleToLongBits(values[row])));
    }
    return new DataPrint(rows, columns);
  }

  /// Where another frame first differs, in words: `column load, rows 9,985 to 10,240`; empty where
  /// it does not, or where no print was kept.
  public Optional<String> difference(Frame frame, int until) {
    if (rowsPerBlock == 0) return Optional.empty();
    if (frame.rows() < until) {
      return Optional.of("%,d rows, not %,d".formatted(frame.rows(), until));
    }
    var found = new TreeMap<String, String>();
    found.put("", print(until, rowsPerBlock, frame::tick));
    for (int c = 0; c < frame.channels().size(); c++) {
      double[] values = frame.column(c);
      found.put(
          frame.channel(c).name(),
          print(until, rowsPerBlock, row -> Double.doubleToLongBits(values[row])));
    }
    for (var column : new TreeMap<>(columns).entrySet()) {
      var name = column.getKey().isEmpty() ? "the time stamps" : "column " + column.getKey();
      var other = found.get(column.getKey());
      if (other == null) return Optional.of(name + " is not there");
      int place = mismatch(column.getValue(), other);
      if (place >= 0) {
        long from = (long) place / DIGITS * rowsPerBlock;
        return Optional.of(
            "%s, rows %,d to %,d".formatted(name, from + 1, Math.min(until, from + rowsPerBlock)));
      }
    }
    return Optional.empty();
  }

  private static int mismatch(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) if (a.charAt(i) != b.charAt(i)) return i;
    return a.length() == b.length() ? -1 : length;
  }

  private interface Bits {
    long at(int row);
  }

  private static String print(int until, int rowsPerBlock, Bits bits) {
    var text = new StringBuilder();
    var buffer = ByteBuffer.allocate(Math.multiplyExact(8, rowsPerBlock));
    for (int from = 0; from < until; from += rowsPerBlock) {
      buffer.clear();
      int end = Math.min(until, from + rowsPerBlock);
      for (int row = from; row < end; row++) buffer.putLong(bits.at(row));
      var digest = sha256().digest(java.util.Arrays.copyOf(buffer.array(), buffer.position()));
      text.append(HexFormat.of().formatHex(digest, 0, DIGITS / 2));
    }
    return text.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
