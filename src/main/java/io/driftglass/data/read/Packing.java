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
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Unwraps gzip and ZIP; nothing is ever unpacked to disk, so an entry's path can do no harm.
final class Packing {
  private static final int BUFFER = 1 << 18;

  /// A packed file may unpack to this many times its size once it has passed the first 256 MB.
  private static final long MAX_RATIO = 1000;

  private Packing() {}

  /// @param wanted the entry of a ZIP to read; the largest table where none is named
  static Container sniff(Path file, Optional<String> wanted) throws IOException {
    var head = head(file, new Container(Container.Kind.PLAIN, ""), 4);
    if (head.length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
      return new Container(Container.Kind.GZIP, "");
    }
    if (!isZip(head) || isWorkbook(file)) return new Container(Container.Kind.PLAIN, "");
    var entries = entries(file);
    if (entries.isEmpty()) {
      throw new UnsupportedFormat(
          "The ZIP file holds no table.", "Drop a ZIP with a CSV, TSV, TXT or JSON file in it.");
    }
    var entry = wanted.orElse(entries.getFirst());
    if (!entries.contains(entry)) {
      throw new NotFound(
          "The ZIP file holds no '%s'.".formatted(entry), "It holds " + entries + ".");
    }
    return new Container(Container.Kind.ZIP, entry);
  }

  /// The tables of a ZIP, largest first.
  static List<String> entries(Path file) throws IOException {
    try (var zip = open(file)) {
      return zip.stream()
          .filter(entry -> !entry.isDirectory())
          .filter(entry -> entry.getName().matches("(?i).*\\.(csv|tsv|txt|json|ndjson|dat)"))
          .filter(entry -> !entry.getName().startsWith("__MACOSX/"))
          .sorted((a, b) -> Long.compare(b.getSize(), a.getSize()))
          .map(ZipEntry::getName)
          .toList();
    }
  }

  static boolean isWorkbook(Path file) throws IOException {
    if (!isZip(head(file, new Container(Container.Kind.PLAIN, ""), 4))) return false;
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
        } catch (ZipException damaged) {
          packed.close();
          throw damaged(damaged);
        }
      }
      case ZIP -> {
        var zip = open(file);
        var entry = zip.getEntry(container.entry());
        var unpacked = new Counted(zip.getInputStream(entry), bytesRead);
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
    } catch (ZipException damaged) {
      throw damaged(damaged);
    }
  }

  private static UnsupportedFormat damaged(IOException damaged) {
    return new UnsupportedFormat(
        "The packed file is damaged: " + damaged.getMessage() + ".", "Copy or pack it again.");
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
