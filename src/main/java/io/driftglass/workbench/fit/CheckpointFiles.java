package io.driftglass.workbench.fit;

import io.driftglass.job.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/// Checkpoints as files of one folder, each behind the SHA-256 of what it holds; one that was half
/// written is none.
final class CheckpointFiles implements Checkpoints {
  private static final int HASH = 32;

  private final Path folder;
  private final AtomicBoolean told = new AtomicBoolean();

  /// @param folder made where it is missing
  CheckpointFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<byte[]> read(String key) {
    try {
      var all = Files.readAllBytes(folder.resolve(key));
      if (all.length < HASH) return Optional.empty();
      var state = Arrays.copyOfRange(all, HASH, all.length);
      boolean whole = Arrays.equals(sha256(state), Arrays.copyOf(all, HASH));
      return whole ? Optional.of(state) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // none, or none that can be read: the work begins anew
    }
  }

  @Override
  public void write(String key, byte[] state) {
    var unfinished = folder.resolve(key + ".part");
    try {
      Files.createDirectories(folder);
      try (var out = Files.newOutputStream(unfinished)) {
        out.write(sha256(state));
        out.write(state);
      }
      Files.move(unfinished, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (told.getAndSet(true)) return;
      LoggerFactory.getLogger(CheckpointFiles.class)
          .warn("no checkpoint could be kept in {}: {}", folder, e.toString());
    }
  }

  private static byte[] sha256(byte[] state) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(state);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
