package io.driftglass.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 of a dataset in its canonical form: the schema as JSON in UTF-8, then for each entity
/// its ticks as little-endian 64-bit integers and its columns, one after the other, as
/// little-endian IEEE doubles, rows in stored order, every NaN as 0x7ff8000000000000 and -0 as it
/// is.
///
/// Equal data have equal hashes wherever they were imported; one changed cell or stamp changes it.
final class CanonicalHash {
  private static final long NAN = 0x7ff8000000000000L;

  private final MessageDigest digest;
  private final ByteBuffer bytes = ByteBuffer.allocate(4096 * 8).order(ByteOrder.LITTLE_ENDIAN);

  CanonicalHash(String schema) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
    digest.update(schema.getBytes(StandardCharsets.UTF_8));
  }

  void add(long[] ticks, int count) {
    for (int row = 0; row < count; row++) put(ticks[row]);
    flush();
  }

  void add(double[] values, int count) {
    for (int row = 0; row < count; row++) {
      double value = values[row];
      put(Double.isNaN(value) ? NAN : Double.doubleToRawLongBits(value));
    }
    flush();
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void put(long bits) {
    if (!bytes.hasRemaining()) flush();
    bytes.putLong(bits);
  }

  private void flush() {
    digest.update(bytes.flip());
    bytes.clear();
  }
}
