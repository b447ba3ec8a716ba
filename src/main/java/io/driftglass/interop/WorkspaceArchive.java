package io.driftglass.interop;

import io.driftglass.db.Json;
import io.driftglass.job.Progress;
import io.driftglass.problem.DamagedArtifact;
import io.driftglass.problem.UnsupportedFormat;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// A workspace as one zip: tables as JSON lines, stored models under their hash, and last a
/// manifest with the SHA-256 of every part. No path of it becomes a path on this machine.
public final class WorkspaceArchive implements AutoCloseable {
  private static final int FORMAT = 1;
  private static final String MANIFEST = "manifest.json";
  private static final Pattern TABLE = Pattern.compile("tables/([A-Za-z_0-9]{1,60})\\.ndjson");
  private static final Pattern FILE = Pattern.compile("(artifacts|attachments)/([0-9a-f]{64})");
  private static final long MOST_BYTES = 256L << 30;
  private static final long MOST_RATIO = 200;
  private static final int MOST_PARTS = 200_000;
  private static final int MOST_MANIFEST_BYTES = 64 << 20;
  private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Path file;
  private final Path unfinished;
  private final ZipOutputStream zip;
  private final TreeMap<String, String> hashes = new TreeMap<>();

  private WorkspaceArchive(Path file, Path unfinished) throws IOException {
    this.file = file;
    this.unfinished = unfinished;
    this.zip =
        new ZipOutputStream(
            new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16),
            StandardCharsets.UTF_8);
  }

  /// What an archive says of itself.
  ///
  /// @param schema the steps the schema of its workspace was made by
  /// @param rows by table
  /// @param numbers the next number of every table that numbers its rows
  /// @param hashes SHA-256 by part
  public record Manifest(
      int format,
      String appVersion,
      String written,
      List<Integer> schema,
      Map<String, Long> rows,
      Map<String, Long> numbers,
      Map<String, String> hashes) {}

  /// Takes the parts of an archive, in its order.
  public interface Sink {
    void table(String name, InputStream in) throws IOException;

    /// @param folder `artifacts` or `attachments`
    void file(String folder, String sha256, InputStream in) throws IOException;
  }

  /// Begins an archive; the file is there when it is [#finish]ed.
  public static WorkspaceArchive begin(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    return new WorkspaceArchive(
        file.toAbsolutePath(), Files.createTempFile(folder, ".workspace-", ""));
  }

  public OutputStream table(String name) throws IOException {
    return part("tables/" + name + ".ndjson");
  }

  /// @param folder `artifacts` or `attachments`
  public OutputStream file(String folder, String sha256) throws IOException {
    return part(folder + "/" + sha256);
  }

  private OutputStream part(String name) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(NO_DATE);
    zip.putNextEntry(entry);
    var digest = BundleZip.sha256();
    return new FilterOutputStream(new DigestOutputStream(zip, digest)) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        zip.closeEntry();
        hashes.put(name, HexFormat.of().formatHex(digest.digest()));
      }
    };
  }

  /// Writes the manifest and puts the whole file in its place.
  public Manifest finish(
      String appVersion,
      String written,
      List<Integer> schema,
      Map<String, Long> rows,
      Map<String, Long> numbers)
      throws IOException {
    var manifest = new Manifest(FORMAT, appVersion, written, schema, rows, numbers, hashes);
    var entry = new ZipEntry(MANIFEST);
    entry.setTimeLocal(NO_DATE);
    zip.putNextEntry(entry);
    zip.write(Json.pretty(manifest).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.close();
    Files.move(unfinished, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return manifest;
  }

  @Override
  public void close() throws IOException {
    if (Files.deleteIfExists(unfinished)) zip.close();
  }

  /// Reads an archive that may come from anywhere and verifies every hash; writes nothing.
  ///
  /// @throws UnsupportedFormat where it is none, is of a newer program, or is too large
  /// @throws DamagedArtifact naming the part that is not what was written
  public static Manifest verify(Path file, Progress progress) throws IOException {
    refuseDatabase(file);
    var found = new TreeMap<String, String>();
    long total = Files.size(file);
    long[] bytes = {0};
    Manifest manifest = null;
    try (var in = new Counted(Files.newInputStream(file));
        var zip = new ZipInputStream(new BufferedInputStream(in, 1 << 16))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        progress.step(in.count, total, "verifying " + entry.getName());
        var name = entry.getName();
        if (name.equals(MANIFEST) && manifest == null) {
          manifest = manifest(zip, file);
          continue;
        }
        boolean part = TABLE.matcher(name).matches() || FILE.matcher(name).matches();
        if (!part || manifest != null || found.size() >= MOST_PARTS || found.containsKey(name)) {
          throw new UnsupportedFormat(
              "%s holds '%s', which no archive of a workspace holds there."
                  .formatted(file.getFileName(), name.replaceAll("\\p{Cntrl}", "?")),
              "Choose a file that 'workspace export' wrote.");
        }
        found.put(name, hash(zip, bytes, file, progress));
      }
    } catch (ZipException | EOFException e) {
      throw damaged(file, e.getMessage());
    }
    if (manifest == null) {
      throw new UnsupportedFormat(
          "%s is no archive of a workspace: it has no manifest.".formatted(file.getFileName()),
          "Choose a file that 'workspace export' wrote.");
    }
    compare(file, manifest.hashes(), found);
    return manifest;
  }

  private static void compare(Path file, Map<String, String> wanted, Map<String, String> found) {
    for (var part : wanted.entrySet()) {
      var other = found.remove(part.getKey());
      if (other == null) throw damaged(file, "its part " + part.getKey() + " is missing");
      if (!other.equals(part.getValue())) {
        throw damaged(file, "its part " + part.getKey() + " is not the one that was written");
      }
    }
    if (!found.isEmpty())
      throw damaged(file, "its part " + found.keySet().iterator().next() + " is extra");
  }

  /// Gives every part to a sink, its hash verified once more before the next one.
  ///
  /// @param manifest as [#verify] gave it
  public static void read(Path file, Manifest manifest, Sink sink, Progress progress)
      throws IOException {
    long total = Files.size(file);
    try (var in = new Counted(Files.newInputStream(file));
        var zip = new ZipInputStream(new BufferedInputStream(in, 1 << 16))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var name = entry.getName();
        if (name.equals(MANIFEST)) return;
        progress.step(in.count, total, "reading " + name);
        var digest = BundleZip.sha256();
        var part = new Unclosable(new DigestInputStream(zip, digest));
        var table = TABLE.matcher(name);
        var stored = FILE.matcher(name);
        if (table.matches()) sink.table(table.group(1), part);
        else if (stored.matches()) sink.file(stored.group(1), stored.group(2), part);
        part.transferTo(OutputStream.nullOutputStream());
        if (!HexFormat.of().formatHex(digest.digest()).equals(manifest.hashes().get(name))) {
          throw damaged(file, "its part " + name + " has changed meanwhile");
        }
      }
    }
  }

  /// A database of unknown origin can hold code; it is not looked into.
  private static void refuseDatabase(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var head = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
      if (head.startsWith("PK")) return;
    }
    boolean database = file.getFileName().toString().endsWith(".mv.db");
    throw new UnsupportedFormat(
        database
            ? "%s is the file of another workspace, which is never opened."
                .formatted(file.getFileName())
            : "%s is no archive of a workspace.".formatted(file.getFileName()),
        "Choose a file that 'workspace export' wrote.");
  }

  private static Manifest manifest(InputStream in, Path file) throws IOException {
    var bytes = in.readNBytes(MOST_MANIFEST_BYTES + 1);
    if (bytes.length > MOST_MANIFEST_BYTES) throw damaged(file, "its manifest is too large");
    try {
      var manifest = Json.read(new String(bytes, StandardCharsets.UTF_8), Manifest.class);
      if (manifest.format() > FORMAT) {
        throw new UnsupportedFormat(
            "%s is an archive of format %d; this program reads up to format %d."
                .formatted(file.getFileName(), manifest.format(), FORMAT),
            "Update Driftglass.");
      }
      if (manifest.hashes() == null || manifest.schema() == null || manifest.numbers() == null) {
        throw damaged(file, "its manifest is not whole");
      }
      return manifest;
    } catch (IllegalArgumentException e) {
      throw damaged(file, e.getMessage());
    }
  }

  private static String hash(InputStream in, long[] bytes, Path file, Progress progress)
      throws IOException {
    MessageDigest digest = BundleZip.sha256();
    var chunk = new byte[1 << 16];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      progress.check();
      digest.update(chunk, 0, n);
      bytes[0] += n;
      if (bytes[0] > Math.min(MOST_BYTES, (1L << 30) + MOST_RATIO * Files.size(file))) {
        throw new UnsupportedFormat(
            "%s unpacks to more than %,d MB.".formatted(file.getFileName(), bytes[0] >> 20),
            "Choose a file that 'workspace export' wrote.");
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static DamagedArtifact damaged(Path file, String why) {
    return new DamagedArtifact(
        "%s is damaged: %s".formatted(file.getFileName(), why),
        "Export the workspace again, or get the file again from where it comes.",
        null);
  }

  /// How far into the file reading is.
  private static final class Counted extends java.io.FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      if (one >= 0) count++;
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = in.read(bytes, offset, length);
      if (n > 0) count += n;
      return n;
    }
  }

  /// One part of a zip; closing it leaves the zip open.
  private static final class Unclosable extends java.io.FilterInputStream {
    Unclosable(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
