package io.driftglass.data.read;

import io.driftglass.data.plan.Container;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.UnsupportedFormat;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Unwraps gzip and ZIP; nothing is ever unpacked to disk, so an entry's path can do no harm.
final class Packing {
  static final Container PLAIN = new Container(Container.Kind.PLAIN, "");

  private static final int BUFFER = 1 << 18;
  private static final int HEAD = 1 << 12;
  private static final int MAX_ENTRIES = 1000;
  private static final Pattern HIDDEN = Pattern.compile("(^|/)(__MACOSX/|\\.[^./])");
  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "word/", "a Word document",
          "ppt/", "a presentation",
          "META-INF/manifest.xml", "an OpenDocument file",
          "META-INF/MANIFEST.MF", "a Java archive");

  /// A packed file may unpack to this many times its size once it has passed the first 256 MB.
  private static final long MAX_RATIO = 1000;

  private Packing() {}

  /// @param wanted the entry of a ZIP to read; the largest table where none is named or no entry
  ///   has that name
  static Container sniff(Path file, Optional<String> wanted) throws IOException {
    var head = head(file, PLAIN, 4);
    if (head.length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
      return new Container(Container.Kind.GZIP, "");
    }
    if (!isZip(head) || isWorkbook(file)) return PLAIN;
    var entries = entries(file);
    if (entries.isEmpty()) throw noTable(file);
    var entry = wanted.filter(entries::contains).orElse(entries.getFirst());
    var container = new Container(Container.Kind.ZIP, entry);
    boolean unknown = wanted.isPresent() && !entry.equals(wanted.get());
    if (unknown && !isZip(head(file, container, 4))) {
      throw new NotFound(
          "The ZIP file holds no '%s'.".formatted(wanted.get()), "It holds " + entries + ".");
    }
    return container;
  }

  private static UnsupportedFormat noTable(Path file) throws IOException {
    try (var zip = open(file)) {
      for (var document : DOCUMENTS.entrySet()) {
        if (zip.stream().anyMatch(entry -> entry.getName().startsWith(document.getKey()))) {
          return Signature.document(document.getValue());
        }
      }
    }
    return new UnsupportedFormat(
        "The ZIP file holds no table.", "Drop a ZIP with a CSV, Excel or JSON file in it.");
  }

  /// The tables of a ZIP by what they hold, those that are named as tables first, the largest first
  /// among them.
  static List<String> entries(Path file) throws IOException {
    try (var zip = open(file)) {
      var found =
          zip.stream()
              .filter(entry -> !entry.isDirectory() && entry.getSize() != 0)
              .filter(entry -> !HIDDEN.matcher(entry.getName()).find())
              .sorted(
                  Comparator.comparing((ZipEntry entry) -> !isNamedTable(entry.getName()))
                      .thenComparing(ZipEntry::getSize, Comparator.reverseOrder()))
              .limit(MAX_ENTRIES)
              .map(ZipEntry::getName)
              .toList();
      var tables = new ArrayList<String>();
      for (var name : found) {
        try (var bytes = open(zip, zip.getEntry(name))) {
          if (Signature.isTable(bytes.readNBytes(HEAD), isNamedTable(name))) tables.add(name);
        } catch (ZipException | EOFException damaged) {
          throw damaged(damaged);
        }
      }
      return tables;
    }
  }

  private static boolean isNamedTable(String name) {
    return name.toLowerCase(Locale.ROOT)
        .matches(".*\\.(csv|tsv|tab|txt|dat|data|prn|json|ndjson|jsonl|xlsx|xlsm|xls|npy)");
  }

  static boolean isWorkbook(Path file) throws IOException {
    if (!isZip(head(file, PLAIN, 4))) return false;
    try (var zip = open(file)) {
      return zip.getEntry("xl/workbook.xml") != null;
    }
  }

  /// At most `length` unpacked bytes from the start.
  static byte[] head(Path file, Container container, int length) throws IOException {
    try (var bytes = open(file, container, read -> {})) {
      return bytes.readNBytes(length);
    }
  }

  /// The unpacked bytes.
  ///
  /// @param bytesRead told how many packed bytes have been read so far
  static InputStream open(Path file, Container container, LongConsumer bytesRead)
      throws IOException {
    return switch (container.kind()) {
      case PLAIN -> new Counted(Files.newInputStream(file), bytesRead);
      case GZIP -> {
        var packed = new Counted(Files.newInputStream(file), bytesRead);
        try {
          yield new Bounded(
              new GZIPInputStream(new BufferedInputStream(packed, BUFFER), BUFFER),
              Files.size(file));
        } catch (ZipException | EOFException damaged) {
          packed.close();
          throw damaged(damaged);
        }
      }
      case ZIP -> {
        var zip = open(file);
        var entry = zip.getEntry(container.entry());
        var unpacked = new Counted(open(zip, entry), bytesRead);
        yield new Bounded(unpacked, entry.getCompressedSize()) {
          @Override
          public void close() throws IOException {
            super.close();
            zip.close();
          }
        };
      }
    };
  }

  private static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException | EOFException damaged) {
      throw damaged(damaged);
    }
  }

  /// An entry's bytes; the library says nothing where their place in the file is none.
  private static InputStream open(ZipFile zip, ZipEntry entry) throws IOException {
    try {
      var bytes = zip.getInputStream(entry);
      if (bytes != null) return bytes;
      throw damaged(new IOException("an entry is missing"));
    } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw damaged(new IOException(String.valueOf(broken.getMessage())));
    }
  }

  private static UnsupportedFormat damaged(IOException damaged) {
    var what = damaged.getMessage() == null ? "it ends too early" : damaged.getMessage();
    return new UnsupportedFormat(
        "The packed file is damaged: " + what + ".", "Copy or pack it again.");
  }

  private static boolean isZip(byte[] head) {
    return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
  }

  private static final class Counted extends FilterInputStream {
    private final LongConsumer bytesRead;
    private long total;

    Counted(InputStream in, LongConsumer bytesRead) {
      super(in);
      this.bytesRead = bytesRead;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      if (one >= 0) bytesRead.accept(++total);
      return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      if (count > 0) bytesRead.accept(total += count);
      return count;
    }
  }

  /// Ends a stream that unpacks to absurdly more than it was packed from.
  private static class Bounded extends FilterInputStream {
    private final long limit;
    private long total;

    Bounded(InputStream in, long packed) {
      super(in);
      limit = Math.max(256L << 20, packed * MAX_RATIO);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count;
      try {
        count = super.read(target, offset, length);
      } catch (EOFException | ZipException cut) {
        throw damaged(cut);
      }
      total += Math.max(0, count);
      if (total > limit) {
        throw new UnsupportedFormat(
            "The file unpacks to more than %d times its size.".formatted(MAX_RATIO),
            "Unpack it by other means and look at what it holds.");
      }
      return count;
    }
  }
}
