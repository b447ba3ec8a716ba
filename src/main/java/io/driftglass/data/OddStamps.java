package io.driftglass.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// The stamps of a block that its plan's format does not give back, deflated.
final class OddStamps {
  private OddStamps() {}

  static byte[] encode(List<Integer> rows, List<String> texts) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeInt(rows.size());
      for (int at = 0; at < rows.size(); at++) {
        out.writeShort(rows.get(at));
        out.writeUTF(texts.get(at));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// Puts the texts at their rows, counted from `offset` on.
  static void decode(byte[] coded, String[] target, int offset) {
    try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(coded)))) {
      int count = in.readInt();
      for (int at = 0; at < count; at++) {
        int row = in.readUnsignedShort();
        target[offset + row] = in.readUTF();
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException("a block of stamps is damaged", damaged);
    }
  }
}
