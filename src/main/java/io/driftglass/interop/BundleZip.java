package io.driftglass.interop;

import io.driftglass.problem.DamagedArtifact;
import io.driftglass.problem.UnsupportedFormat;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// The zip of a bundle: stored entries of fixed names in a fixed order, without dates.
final class BundleZip {
  static final List<String> NAMES =
      List.of(
          "head.json",
          "card.json",
          "settings.json",
          "contract.json",
          "history.json",
          "model.bin",
          "hashes.json");

  private static final long MOST_TEXT_BYTES = 16L << 20;
  private static final long MOST_MODEL_BYTES = 2L << 30;
  private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

  private BundleZip() {}

  static void write(Path file, Map<String, Object> parts) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      write(out, parts);
    }
  }

  private static void write(OutputStream out, Map<String, Object> parts) throws IOException {
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (var name : NAMES) {
        var part = parts.get(name);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(NO_DATE);
        describe(entry, part);
        zip.putNextEntry(entry);
        if (part instanceof Path path) Files.copy(path, zip);
        else zip.write(((String) part).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  private static void describe(ZipEntry entry, Object part) throws IOException {
    var crc = new CRC32();
    if (part instanceof Path path) {
      try (var in = Files.newInputStream(path)) {
        var chunk = new byte[1 << 16];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) crc.update(chunk, 0, n);
      }
      entry.setSize(Files.size(path));
    } else {
      var bytes = ((String) part).getBytes(StandardCharsets.UTF_8);
      crc.update(bytes);
      entry.setSize(bytes.length);
    }
    entry.setCompressedSize(entry.getSize());
    entry.setCrc(crc.getValue());
  }

  /// @param spool gets the model; nothing else of the zip is ever written to disk
  /// @return the texts by name
  static Map<String, String> read(Path file, Path spool) throws IOException {
    var texts = new HashMap<String, String>();
    boolean model = false;
    var reading = "";
    try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var name = entry.getName();
        reading = NAMES.contains(name) ? ", its part " + name : "";
        if (!NAMES.contains(name) || texts.containsKey(name) || (model && isModel(name))) {
          throw new UnsupportedFormat(
              "%s holds '%s', which no bundle holds.".formatted(file.getFileName(), safe(name)),
              "Choose a file that 'models export' wrote.");
        }
        if (isModel(name)) {
          copy(zip, spool, file);
          model = true;
        } else {
          texts.put(name, text(zip, name, file));
        }
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw new DamagedArtifact(
          "%s is damaged%s: %s".formatted(file.getFileName(), reading, e.getMessage()),
          "Get the bundle again from where it comes.",
          e);
    }
    for (var name : NAMES) {
      if (isModel(name) ? !model : !texts.containsKey(name)) {
        throw new UnsupportedFormat(
            "%s is no bundle of a model: it has no part %s.".formatted(file.getFileName(), name),
            "Choose a file that 'models export' wrote.");
      }
    }
    return texts;
  }

  /// Writes the same parts again and compares every byte.
  static void verify(Path file, Map<String, Object> parts) throws IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      var compared = new Compared(file, in);
      write(compared, parts);
      if (in.read() >= 0) throw compared.differs();
    }
  }

  private static boolean isModel(String name) {
    return name.equals("model.bin");
  }

  private static String text(InputStream in, String name, Path file) throws IOException {
    var bytes = in.readNBytes((int) MOST_TEXT_BYTES + 1);
    if (bytes.length > MOST_TEXT_BYTES) throw tooLarge(file, name, MOST_TEXT_BYTES);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void copy(InputStream in, Path spool, Path file) throws IOException {
    try (var out = Files.newOutputStream(spool)) {
      var chunk = new byte[1 << 16];
      long total = 0;
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        total += n;
        if (total > MOST_MODEL_BYTES) throw tooLarge(file, "model.bin", MOST_MODEL_BYTES);
        out.write(chunk, 0, n);
      }
    }
  }

  private static UnsupportedFormat tooLarge(Path file, String name, long most) {
    return new UnsupportedFormat(
        "The part %s of %s is larger than %,d MB.".formatted(name, file.getFileName(), most >> 20),
        "Choose a file that 'models export' wrote.");
  }

  private static String safe(String name) {
    var shown = name.replaceAll("\\p{Cntrl}", "?");
    return shown.length() <= 80 ? shown : shown.substring(0, 80) + "…";
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Compares what is written with what a file holds.
  private static final class Compared extends OutputStream {
    private final Path file;
    private final InputStream in;
    private long at;

    Compared(Path file, InputStream in) {
      this.file = file;
      this.in = in;
    }

    @Override
    public void write(int b) throws IOException {
      if (in.read() != (b & 0xff)) throw differs();
      at++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      for (int i = 0; i < length; i++) write(bytes[offset + i]);
    }

    DamagedArtifact differs() {
      return new DamagedArtifact(
          "%s was changed: its byte %,d is not the one that was written"
              .formatted(file.getFileName(), at),
          "Get the bundle again from where it comes.",
          null);
    }
  }
}
