package io.driftglass.data.attach;

import io.driftglass.job.Progress;
import io.driftglass.problem.DamagedArtifact;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.problem.WorkspaceUnavailable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The bytes of attachments, each content once, under its SHA-256: `ab/ab12...`. A file is
/// complete, on disk and looked at before it gets its name, and hashed again whenever it is read.
public final class AttachmentFiles {
  private static final String UNFINISHED = "unfinished-";
  private static final int CHUNK = 1 << 16;

  private final Path folder;

  public AttachmentFiles(Path folder) {
    this.folder = folder;
  }

  /// A document as it is kept.
  ///
  /// @param name safe on every system
  /// @param kind as people say it
  public record Kept(String name, String kind, long bytes, String sha256) {}

  /// Copies a document; nothing is left where it is refused or cancelled.
  ///
  /// @throws UnsupportedFormat where it is too large or may not be attached
  public Kept keep(Path file, long mostBytes, Progress progress) {
    var name = SafeName.of(file.getFileName().toString());
    try {
      Files.createDirectories(folder);
      var unfinished = Files.createTempFile(folder, UNFINISHED, "");
      try {
        var sha256 = copy(file, unfinished, mostBytes, progress);
        var kind = DocumentKind.of(unfinished, name);
        var kept = new Kept(name, kind.title(), Files.size(unfinished), sha256);
        var place = place(sha256);
        Files.createDirectories(place.getParent());
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        return kept;
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new WorkspaceUnavailable(
          "%s could not be attached: %s".formatted(name, e.getMessage()),
          "Check that the file can be read and that the disk has room, then try again.",
          e);
    }
  }

  private static String copy(Path from, Path to, long most, Progress progress) throws IOException {
    var digest = sha256();
    long size = Files.size(from);
    long done = 0;
    try (var in = Files.newInputStream(from);
        var out = new FileOutputStream(to.toFile())) {
      var chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        done += n;
        if (Math.max(done, size) > most) throw tooLarge(from, Math.max(done, size), most);
        digest.update(chunk, 0, n);
        out.write(chunk, 0, n);
        progress.step(done, Math.max(done, size), "copying " + from.getFileName());
      }
      out.getFD().sync();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static UnsupportedFormat tooLarge(Path file, long bytes, long most) {
    return new UnsupportedFormat(
        String.format(
            Locale.ROOT,
            "%s has %,.1f MB; an attachment may have %,d MB.",
            file.getFileName(),
            bytes / 1e6,
            most / 1_000_000),
        "Attach a smaller document, or raise attachment_megabytes in the settings.");
  }

  /// Writes a document somewhere, exactly as it was attached.
  ///
  /// @throws DamagedArtifact where it is not what was attached
  public void copyTo(Attachment attachment, Path target) {
    var place = place(attachment.sha256());
    var file = target.toAbsolutePath();
    try {
      if (file.getParent() != null) Files.createDirectories(file.getParent());
      var part = file.resolveSibling(file.getFileName() + ".part");
      try {
        var found =
            Files.exists(place)
                ? copy(place, part, Long.MAX_VALUE, Progress.NONE)
                : "no file of that hash";
        if (!found.equals(attachment.sha256())) throw damaged(attachment);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new WorkspaceUnavailable(
          "%s could not be written: %s".formatted(target.getFileName(), e.getMessage()),
          "Check that the folder may be written and that the disk has room, then try again.",
          e);
    }
  }

  /// The hash of every document that is kept.
  public List<String> ids() {
    if (!Files.isDirectory(folder)) return List.of();
    try (var tree = Files.walk(folder, 2)) {
      return tree.filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9a-f]{64}"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new WorkspaceUnavailable(
          "the workspace's attachments cannot be read: " + e.getMessage(),
          "Check that the workspace may be read, then try again.",
          e);
    }
  }

  /// Writes a document as it is kept.
  public void write(String sha256, OutputStream out) throws IOException {
    Files.copy(place(sha256), out);
  }

  /// Keeps a document that comes from another workspace.
  ///
  /// @throws DamagedArtifact where it is not the one of that hash
  public void put(String sha256, InputStream in) throws IOException {
    var place = place(sha256);
    Files.createDirectories(folder);
    var unfinished = Files.createTempFile(folder, UNFINISHED, "");
    try {
      Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
      var digest = new DigestOutputStream(OutputStream.nullOutputStream(), sha256());
      Files.copy(unfinished, digest);
      if (!HexFormat.of().formatHex(digest.getMessageDigest().digest()).equals(sha256)) {
        throw new DamagedArtifact(
            "the document %s... is not the one that was attached"
                .formatted(sha256.substring(0, 12)),
            "Get it again from where it comes.",
            null);
      }
      Files.createDirectories(place.getParent());
      Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static DamagedArtifact damaged(Attachment attachment) {
    return new DamagedArtifact(
        "%s is not what was attached: its SHA-256 differs.".formatted(attachment.name()),
        "Put attachments/%s/%s back from a backup, or attach the document again."
            .formatted(attachment.sha256().substring(0, 2), attachment.sha256()),
        null);
  }

  /// Removes what is none of these hashes, and what an ended process left half copied.
  public void keepOnly(Set<String> inUse) {
    Leftovers.delete(
        folder,
        2,
        file -> {
          var name = file.getFileName().toString();
          boolean ours = name.startsWith(UNFINISHED) || name.matches("[0-9a-f]{64}");
          return ours && !inUse.contains(name) && Files.isRegularFile(file);
        },
        Files::delete);
  }

  /// Of hashes only: a text that could be a path never becomes one.
  private Path place(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("no hash: " + sha256);
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
