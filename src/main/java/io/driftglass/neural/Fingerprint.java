package io.driftglass.neural;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of all that a training's outcome depends on.
public final class Fingerprint {
  private static final int PIECE = 1 << 14;

  private final MessageDigest digest;
  private final ByteBuffer piece = ByteBuffer.allocate(PIECE * Double.BYTES);

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public Fingerprint add(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
    return this;
  }

  public Fingerprint add(float[] values) {
    for (int from = 0; from < values.length; from += PIECE) {
      int count = Math.min(PIECE, values.length - from);
      piece.clear().asFloatBuffer().put(values, from, count);
      digest.update(piece.limit(count * Float.BYTES));
    }
    return add("" + values.length);
  }

  public Fingerprint add(double[] values) {
    for (int from = 0; from < values.length; from += PIECE) {
      int count = Math.min(PIECE, values.length - from);
      piece.clear().asDoubleBuffer().put(values, from, count);
      digest.update(piece.limit(count * Double.BYTES));
    }
    return add("" + values.length);
  }

  public Fingerprint add(int[] values) {
    for (int from = 0; from < values.length; from += PIECE) {
      int count = Math.min(PIECE, values.length - from);
      piece.clear().asIntBuffer().put(values, from, count);
      digest.update(piece.limit(count * Integer.BYTES));
    }
    return add("" + values.length);
  }

  /// Once, at the end.
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
