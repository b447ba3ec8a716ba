package io.driftglass.data.read;

import io.driftglass.data.plan.Format;
import io.driftglass.problem.UnsupportedFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a file is, by its first bytes; the name's ending is never trusted.
final class Signature {
  private record Known(String name, String start) {}

  private static final List<Known> NOT_TABLES =
      List.of(
          new Known("a PDF", "%PDF"),
          new Known("a workbook of Excel 97-2003", "\u00d0\u00cf\u0011\u00e0"),
          new Known("a picture", "\u0089PNG"),
          new Known("a picture", "\u00ff\u00d8\u00ff"),
          new Known("a picture", "GIF8"),
          new Known("a program", "MZ"),
          new Known("a program", "\u007fELF"),
          new Known("a database", "SQLite format 3"),
          new Known("a Parquet file", "PAR1"),
          new Known("an HDF5 file", "\u0089HDF"),
          new Known("a 7z archive", "7z\u00bc\u00af"),
          new Known("a RAR archive", "Rar!"),
          new Known("a web page", "<!DOCTYPE html"),
          new Known("a web page", "<html"));

  private Signature() {}

  /// @param head the first unpacked bytes
  /// @throws UnsupportedFormat where it is something else than a table, naming what it is
  static Format of(byte[] head) {
    if (head.length == 0) {
      throw new UnsupportedFormat("The file is empty.", "Export it again with its rows.");
    }
    var start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u0093NUMPY")) return Format.NPY;
    for (var known : NOT_TABLES) {
      if (start.regionMatches(true, 0, known.start(), 0, known.start().length())
          && !(known.start().equals("MZ") && looksLikeText(head))) {
        throw new UnsupportedFormat(
            "This is %s, not a table.".formatted(known.name()),
            "Save the table as CSV or Excel (.xlsx) and drop that.");
      }
    }
    if (Encoding.of(head).equals(StandardCharsets.UTF_8) && !looksLikeText(head)) {
      throw new UnsupportedFormat(
          "This is a binary file, not a table.",
          "Save the table as CSV or Excel (.xlsx) and drop that.");
    }
    return textFormat(new String(head, Encoding.of(head)));
  }

  private static Format textFormat(String text) {
    var bare = text.replace("\uFEFF", "").stripLeading();
    if (bare.startsWith("{")) {
      int end = bare.indexOf('\n');
      return end > 0 && bare.substring(0, end).strip().endsWith("}") ? Format.NDJSON : Format.JSON;
    }
    return bare.startsWith("[{") || bare.matches("(?s)\\[\\s*[{\\[].*") ? Format.JSON : Format.CSV;
  }

  private static boolean looksLikeText(byte[] head) {
    int odd = 0;
    for (byte one : head) {
      if (one == 0 || (one >= 0 && one < 32 && one != '\t' && one != '\n' && one != '\r')) odd++;
    }
    return odd <= 3 || odd * 50 <= head.length;
  }
}
