package io.driftglass.registry;

import io.driftglass.problem.DamagedArtifact;
import io.driftglass.problem.InvalidId;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.problem.WorkspaceUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Stored models under the SHA-256 of their content: `ab/ab12...`. The same content is kept once; a
/// file is complete, on disk and verified before it gets its name, and verified again when read.
public final class Artifacts {
  /// How long a file that nothing refers to can still be put back.
  static final Duration RECYCLED_FOR = Duration.ofDays(30);

  private static final String UNFINISHED = "unfinished-";

  private final Path folder;
  private final Path recycled;

  public Artifacts(Path folder) {
    this.folder = folder;
    this.recycled = folder.resolve("recycled");
  }

  /// Writes raw parameters, little-endian; it may close the stream.
  @FunctionalInterface
  public interface Payload {
    void write(OutputStream out) throws IOException;
  }

  /// Reads what a [Payload] wrote.
  @FunctionalInterface
  public interface Reading<T> {
    T read(ArtifactHeader header, InputStream in) throws IOException;
  }

  /// @return the id, the SHA-256 of the content
  public String store(ArtifactHeader header, Payload payload) {
    try {
      Files.createDirectories(folder);
      var unfinished = Files.createTempFile(folder, UNFINISHED, "");
      try {
        var id = ArtifactFile.write(unfinished, header, payload);
        if (!id.equals(ArtifactFile.verify(unfinished))) throw new IOException("wrong hash");
        var file = place(id);
        Files.createDirectories(file.getParent());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return id;
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new WorkspaceUnavailable(
          "the model could not be stored: " + e.getMessage(),
          "Check that the disk has room and that the workspace may be written, then try again.",
          e);
    }
  }

  /// @throws NotFound where there is no such file
  /// @throws DamagedArtifact where it is not what was written
  /// @throws UnsupportedFormat where an earlier version of the program stored it
  public <T> T load(String id, Reading<T> reading) {
    var file = existing(id);
    try {
      if (!ArtifactFile.verify(file).equals(id)) throw new IOException("it is another model");
      return ArtifactFile.read(
          file,
          (header, in) -> {
            current(id, header);
            return reading.read(header, in);
          });
    } catch (IOException | IllegalArgumentException e) {
      throw new DamagedArtifact(
          "the stored model %s... is damaged: %s".formatted(id.substring(0, 12), e.getMessage()),
          "Put artifacts/%s/%s back from a backup, or train and register the model again."
              .formatted(id.substring(0, 2), id),
          e);
    }
  }

  /// What was stored in another layout would be misread, not told from the present one.
  private static void current(String id, ArtifactHeader header) {
    if (header.format() >= ArtifactHeader.FORMAT) return;
    throw new UnsupportedFormat(
        "the model %s... was stored by an earlier version: train it anew"
            .formatted(id.substring(0, 12)),
        "Train a model with the same data and settings and register it.");
  }

  /// Puts a file back that nothing referred to, after verifying it.
  ///
  /// @throws DamagedArtifact where it is not what was written
  void putBack(String id) {
    verified(existing(id), id);
  }

  /// Writes a stored model to a file, exactly as it is kept, after verifying it.
  ///
  /// @throws DamagedArtifact where it is not what was written
  /// @throws UnsupportedFormat where an earlier version of the program stored it
  public void copy(String id, Path to) {
    load(id, (header, in) -> 0);
    try {
      Files.copy(existing(id), to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new WorkspaceUnavailable(
          "the model could not be copied: " + e.getMessage(),
          "Check that the disk has room, then try again.",
          e);
    }
  }

  /// Every stored model, those that can still be put back too.
  public List<String> ids() {
    try {
      return Stream.concat(files(folder, 2).stream(), files(recycled, 1).stream())
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9a-f]{64}"))
          .distinct()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw untidy(e);
    }
  }

  /// Writes a stored model, exactly as it is kept, after verifying it.
  ///
  /// @throws DamagedArtifact where it is not what was written
  public void write(String id, OutputStream out) throws IOException {
    var file = Files.exists(place(id)) ? place(id) : recycled.resolve(id);
    verified(file, id);
    Files.copy(file, out);
  }

  /// Keeps a stored model that comes from another workspace.
  ///
  /// @throws DamagedArtifact where it is another one
  public void put(String id, InputStream in) throws IOException {
    var place = place(id);
    Files.createDirectories(folder);
    var unfinished = Files.createTempFile(folder, UNFINISHED, "");
    try {
      Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
      verified(unfinished, id);
      Files.createDirectories(place.getParent());
      Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void verified(Path file, String id) {
    String found;
    try {
      found = ArtifactFile.verify(file);
    } catch (IOException | IllegalArgumentException e) {
      found = e.getMessage();
    }
    if (id.equals(found)) return;
    throw new DamagedArtifact(
        "the stored model %s... is damaged: %s".formatted(id.substring(0, 12), found),
        "Put it back from a backup, or delete the versions that use it.",
        null);
  }

  /// Keeps a copy of a stored model that came from elsewhere.
  ///
  /// @param expected what the file must be
  /// @throws DamagedArtifact where it is something else
  /// @throws UnsupportedFormat where an earlier version of the program stored it
  String adopt(Path file, String expected, ArtifactHeader header) {
    try {
      if (!ArtifactFile.verify(file).equals(expected)) throw new IOException("it is another model");
      ArtifactHeader found = ArtifactFile.read(file, (own, in) -> own);
      current(expected, found);
      if (!found.equals(header)) throw new IOException("its card tells of another model");
    } catch (IOException | IllegalArgumentException e) {
      throw new DamagedArtifact(
          "the model %s... that was given is damaged: %s"
              .formatted(expected.substring(0, Math.min(12, expected.length())), e.getMessage()),
          "Get it again from where it comes.",
          e);
    }
    try {
      Files.createDirectories(folder);
      var unfinished = Files.createTempFile(folder, UNFINISHED, "");
      Files.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING);
      var place = place(expected);
      Files.createDirectories(place.getParent());
      Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
      return expected;
    } catch (IOException e) {
      throw new WorkspaceUnavailable(
          "the model could not be stored: " + e.getMessage(),
          "Check that the disk has room and that the workspace may be written, then try again.",
          e);
    }
  }

  /// Takes away what an ended process left half written and what no version refers to.
  void keepOnly(Set<String> inUse, Instant now) {
    try {
      for (var file : files(folder, 2)) {
        var name = file.getFileName().toString();
        if (name.startsWith(UNFINISHED)) Files.delete(file);
        else if (!inUse.contains(name)) recycle(name, now);
      }
      for (var file : files(recycled, 1)) {
        var until = Files.getLastModifiedTime(file).toInstant().plus(RECYCLED_FOR);
        if (now.isAfter(until) && !inUse.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw untidy(e);
    }
  }

  /// Takes a file away that nothing refers to any more; for [#RECYCLED_FOR] it can still be loaded.
  void recycle(String id, Instant now) {
    try {
      if (Files.notExists(place(id))) return;
      Files.createDirectories(recycled);
      var moved = recycled.resolve(id);
      Files.move(place(id), moved, StandardCopyOption.REPLACE_EXISTING);
      Files.setLastModifiedTime(moved, FileTime.from(now));
    } catch (IOException e) {
      throw untidy(e);
    }
  }

  private static WorkspaceUnavailable untidy(IOException cause) {
    return new WorkspaceUnavailable(
        "the workspace's models cannot be tidied: " + cause.getMessage(),
        "Check that the workspace may be written, then start again.",
        cause);
  }

  private Path existing(String id) {
    var file = place(id);
    if (Files.exists(file)) return file;
    try {
      if (Files.exists(recycled.resolve(id))) {
        Files.createDirectories(file.getParent());
        return Files.move(recycled.resolve(id), file);
      }
    } catch (IOException e) {
      throw new WorkspaceUnavailable(
          "the stored model could not be put back: " + e.getMessage(),
          "Check that the workspace may be written, then try again.",
          e);
    }
    throw new NotFound(
        "the workspace holds no model %s...".formatted(id.substring(0, 12)),
        "Put artifacts/%s/%s back from a backup, or train and register the model again."
            .formatted(id.substring(0, 2), id));
  }

  /// Ids only: a text that could be a path never becomes one.
  private Path place(String id) {
    if (!id.matches("[0-9a-f]{64}")) {
      throw new InvalidId(
          "a stored model is named by 64 hexadecimal digits, not by '%s'".formatted(id),
          "Choose a version from the registry.");
    }
    return folder.resolve(id.substring(0, 2)).resolve(id);
  }

  private List<Path> files(Path from, int depth) throws IOException {
    if (!Files.isDirectory(from)) return List.of();
    try (Stream<Path> tree = Files.walk(from, depth)) {
      return tree.filter(Files::isRegularFile)
          .filter(file -> from.equals(recycled) || !file.startsWith(recycled))
          .filter(
              file -> file.getFileName().toString().matches("[0-9a-f]{64}|" + UNFINISHED + ".*"))
          .toList();
    }
  }
}
