package io.driftglass.method;

import io.driftglass.problem.DamagedArtifact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads what [ParameterWriter] wrote, in the same order.
///
/// Lengths are not trusted: memory grows with the bytes that are there, not with what they claim.
public final class ParameterReader {
  private static final int CHUNK = 1 << 20;

  private final InputStream in;

  public ParameterReader(InputStream in) {
    this.in = in;
  }

  public long whole() throws IOException {
    return bytes(8).getLong();
  }

  public int count() throws IOException {
    long count = whole();
    if (count < 0 || count > Integer.MAX_VALUE / 8) throw damaged("a length of " + count);
    return (int) count;
  }

  public double real() throws IOException {
    return bytes(8).getDouble();
  }

  public double[] reals() throws IOException {
    int count = count();
    var bytes = bytes(count * 8L);
    var values = new double[count];
    bytes.asDoubleBuffer().get(values);
    return values;
  }

  public float[] floats() throws IOException {
    int count = count();
    var bytes = bytes(count * 4L);
    var values = new float[count];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  public double[][] rows() throws IOException {
    int count = count();
    var rows = new ArrayList<double[]>();
    for (int row = 0; row < count; row++) rows.add(reals());
    return rows.toArray(double[][]::new);
  }

  public String text() throws IOException {
    return StandardCharsets.UTF_8.decode(bytes(count())).toString();
  }

  public List<String> texts() throws IOException {
    int count = count();
    var texts = new ArrayList<String>();
    for (int i = 0; i < count; i++) texts.add(text());
    return texts;
  }

  /// @throws DamagedArtifact where the stream ends before
  private ByteBuffer bytes(long count) throws IOException {
    var whole = new byte[(int) Math.min(count, CHUNK)];
    int read = in.readNBytes(whole, 0, whole.length);
    while (read == whole.length && read < count) {
      whole = Arrays.copyOf(whole, (int) Math.min(count, whole.length * 2L));
      read += in.readNBytes(whole, read, whole.length - read);
    }
    if (read < count) throw damaged("%d of %d bytes".formatted(read, count));
    return ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static DamagedArtifact damaged(String found) {
    return new DamagedArtifact(
        "The model's parameters end early or are not what was written: found " + found + ".",
        "Restore the model's file from a backup or train it again.",
        null);
  }
}
