package io.driftglass.data;

import io.driftglass.db.Json;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

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

  /// The schema's canonical form: what the ticks mean, each channel's name, unit, kind and
  /// categories, and the entities, as JSON with its keys in order. Roles are not part of the data.
  static String schema(Clock clock, List<Channel> channels, List<String> entities) {
    var described = new ArrayList<Map<String, Object>>();
    for (var channel : channels) {
      described.add(
          Map.of(
              "categories", channel.categories(),
              "kind", channel.kind().name(),
              "name", channel.name(),
              "unit", channel.unit()));
    }
    var ticks =
        switch (clock) {
          case Clock.Utc utc -> "utc";
          case Clock.Wall wall -> "wall";
          case Clock.Index(var unit) -> "index " + unit;
        };
    return Json.write(Map.of("channels", described, "clock", ticks, "entities", entities));
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
