package io.driftglass.ui.system;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The end of a log file, line by line, and the search in it.
///
/// @param lines oldest first
/// @param cut whether the file has older lines that were not read
record LogLines(List<String> lines, boolean cut) {
  static final LogLines NONE = new LogLines(List.of(), false);
  private static final int MOST_BYTES = 32 << 20;

  /// How grave a line must be to be shown.
  enum Level {
    ALL,
    WARN,
    ERROR
  }

  LogLines {
    lines = List.copyOf(lines);
  }

  /// The last lines of a file, none where it does not exist; slow, so not on the window's thread.
  static LogLines read(Path file) throws IOException {
    if (!Files.exists(file)) return NONE;
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      long length = in.length();
      long start = Math.max(0, length - MOST_BYTES);
      in.seek(start);
      var bytes = new byte[(int) (length - start)];
      in.readFully(bytes);
      var lines = new ArrayList<>(new String(bytes, StandardCharsets.UTF_8).lines().toList());
      if (start > 0 && !lines.isEmpty()) lines.removeFirst();
      return new LogLines(lines, start > 0);
    }
  }

  /// Lines that hold the text in any case; a line of a stack trace counts as its first line does.
  List<String> matching(String text, Level least) {
    var wanted = text.strip().toLowerCase(Locale.ROOT);
    var found = new ArrayList<String>();
    boolean grave = least == Level.ALL;
    for (var line : lines) {
      if (least != Level.ALL && stamped(line)) grave = grave(line, least);
      if (grave && (wanted.isEmpty() || contains(line, wanted))) found.add(line);
    }
    return found;
  }

  private static boolean stamped(String line) {
    return line.length() > 30 && Character.isDigit(line.charAt(0)) && line.charAt(4) == '-';
  }

  /// Behind the stamp `2026-11-25 23:59:59.123`.
  private static boolean grave(String line, Level least) {
    return line.startsWith("ERROR", 24) || (least == Level.WARN && line.startsWith("WARN", 24));
  }

  private static boolean contains(String line, String lowerCase) {
    int last = line.length() - lowerCase.length();
    for (int at = 0; at <= last; at++) {
      if (line.regionMatches(true, at, lowerCase, 0, lowerCase.length())) return true;
    }
    return false;
  }
}
