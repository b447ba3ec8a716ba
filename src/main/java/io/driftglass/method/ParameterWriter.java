package io.driftglass.method;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes what a fitted model has learnt: whole numbers, reals and texts, little-endian, each array
/// after its length. Read back by [ParameterReader] in the same order.
public final class ParameterWriter {
  private final OutputStream out;

  public ParameterWriter(OutputStream out) {
    this.out = out;
  }

  public ParameterWriter whole(long value) throws IOException {
    var bytes = new byte[8];
    wrap(bytes).putLong(value);
    out.write(bytes);
    return this;
  }

  public ParameterWriter real(double value) throws IOException {
    return whole(Double.doubleToRawLongBits(value));
  }

  public ParameterWriter reals(double[] values) throws IOException {
    whole(values.length);
    var bytes = new byte[Math.multiplyExact(8, values.length)];
    wrap(bytes).asDoubleBuffer().put(values);
    out.write(bytes);
    return this;
  }

  public ParameterWriter floats(float[] values) throws IOException {
    whole(values.length);
    var bytes = new byte[Math.multiplyExact(4, values.length)];
    wrap(bytes).asFloatBuffer().put(values);
    out.write(bytes);
    return this;
  }

  public ParameterWriter rows(double[][] rows) throws IOException {
    whole(rows.length);
    for (var row : rows) reals(row);
    return this;
  }

  public ParameterWriter text(String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    whole(bytes.length);
    out.write(bytes);
    return this;
  }

  public ParameterWriter texts(List<String> texts) throws IOException {
    whole(texts.size());
    for (var text : texts) text(text);
    return this;
  }

  private static ByteBuffer wrap(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
