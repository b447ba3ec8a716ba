package io.driftglass.data.attach;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// File names that Linux, macOS and Windows all take, and that look like what they are.
final class SafeName {
  private static final int MOST_BYTES = 255;
  private static final String RESERVED = "(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?";

  private SafeName() {}

  /// The last part of a path without control and direction marks, without characters that a system
  /// forbids, without dots and spaces at the ends, in at most 255 bytes of UTF-8.
  static String of(String text) {
    var name = Normalizer.normalize(text, Normalizer.Form.NFC);
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}]", "");
    name = name.replaceAll("[<>:\"|?*]", "_");
    name = name.replaceAll("^[\\s.]+|[\\s.]+$", "");
    if (name.isEmpty()) return "document";
    if (name.matches(RESERVED)) name = "_" + name;
    return cut(name);
  }

  /// Cuts before the ending, between characters.
  private static String cut(String name) {
    int dot = name.lastIndexOf('.');
    var ending = dot > 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
    var bare = name.substring(0, name.length() - ending.length());
    while (bytes(bare + ending) > MOST_BYTES) {
      bare = bare.substring(0, bare.offsetByCodePoints(bare.length(), -1));
    }
    return bare + ending;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
