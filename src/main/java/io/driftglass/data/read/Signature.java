package io.driftglass.data.read;

import io.driftglass.data.plan.Format;
import io.driftglass.problem.UnsupportedFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a file is, by its first bytes; the name's ending is never trusted.
final class Signature {
  /// @param sure known by its start alone: no table of texts starts so
  private record Known(String name, String start, boolean sure) {
    Known(String name, String start) {
      this(name, start, start.chars().anyMatch(c -> c < ' ' || c >= 127));
    }
  }

  private static final List<Known> NOT_TABLES =
      List.of(
          new Known("a PDF", "%PDF", true),
          new Known("a PostScript document", "%!PS", true),
          new Known("a text document", "{\\rtf", true),
          new Known("a picture", "\u0089PNG"),
          new Known("a picture", "\u00ff\u00d8\u00ff"),
          new Known("a picture", "GIF8"),
          new Known("a picture", "II*\0"),
          new Known("a sound or a film", "RIFF"),
          new Known("a sound", "ID3"),
          new Known("a program", "MZ"),
          new Known("a program", "\u007fELF"),
          new Known("a program", "\u00ca\u00fe\u00ba\u00be"),
          new Known("a program", "\u00cf\u00fa\u00ed\u00fe"),
          new Known("a program", "#!/", true),
          new Known("a database", "SQLite format 3"),
          new Known("a Parquet file", "PAR1"),
          new Known("an Arrow file", "ARROW1"),
          new Known("an Avro file", "Obj\u0001"),
          new Known("an HDF5 file", "\u0089HDF"),
          new Known("a MATLAB file", "MATLAB 5.0"),
          new Known("a 7z archive", "7z\u00bc\u00af"),
          new Known("a RAR archive", "Rar!"),
          new Known("a bzip2 archive", "BZh"),
          new Known("an xz archive", "\u00fd7zXZ"),
          new Known("a Zstandard archive", "(\u00b5/\u00fd"),
          new Known("an XML document", "<?xml", true),
          new Known("a web page", "<!DOCTYPE", true),
          new Known("a web page", "<html", true));

  private static final List<String> DOCUMENTS = List.of("a PDF", "a text document", "a picture");

  private Signature() {}

  /// @param head the first unpacked bytes
  /// @throws UnsupportedFormat where it is something else than a table, naming what it is
  static Format of(byte[] head) {
    if (head.length == 0) {
      throw new UnsupportedFormat("The file is empty.", "Export it again with its rows.");
    }
    var start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u0093NUMPY")) return Format.NPY;
    if (start.startsWith("PK\u0003\u0004")) return Format.XLSX;
    if (start.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) return Format.XLS;
    var bare = start.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading();
    for (var known : NOT_TABLES) {
      boolean starts = bare.regionMatches(true, 0, known.start(), 0, known.start().length());
      if (starts && (known.sure() || !looksLikeText(head))) {
        throw noTable(known.name());
      }
    }
    if (start.regionMatches(257, "ustar", 0, 5)) throw noTable("a tar archive");
    if (start.regionMatches(4, "ftyp", 0, 4)) throw noTable("a film");
    var charset = Encoding.of(head);
    boolean wide = charset.name().startsWith("UTF-16");
    if (!wide && !looksLikeText(head)) throw noTable("a binary file");
    return textFormat(new String(head, charset));
  }

  /// Whether the bytes can be read as a table.
  ///
  /// @param named the file's name promises one; otherwise a text must look like columns
  static boolean isTable(byte[] head, boolean named) {
    try {
      var format = of(head);
      if (format != Format.CSV || named) return true;
      var text = new String(head, Encoding.of(head));
      return Dialect.hasColumns(text);
    } catch (UnsupportedFormat other) {
      return false;
    }
  }

  /// Says so of a document that a person reads, and where it can be kept.
  static UnsupportedFormat document(String what) {
    return new UnsupportedFormat(
        "This is %s, not a table.".formatted(what),
        "Save its table as CSV or Excel (.xlsx) and drop that, or attach it to a dataset as it"
            + " is.");
  }

  private static UnsupportedFormat noTable(String what) {
    if (DOCUMENTS.contains(what)) return document(what);
    return new UnsupportedFormat(
        "This is %s, not a table.".formatted(what),
        "Save the table as CSV or Excel (.xlsx) and drop that.");
  }

  private static Format textFormat(String text) {
    var bare = text.replace("\uFEFF", "").stripLeading();
    if (bare.startsWith("{")) {
      int end = bare.indexOf('\n');
      boolean whole = end > 0 && bare.substring(0, end).strip().endsWith("}");
      return whole && bare.substring(end).stripLeading().startsWith("{")
          ? Format.NDJSON
          : Format.JSON;
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
