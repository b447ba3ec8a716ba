package io.driftglass.job;

import java.util.Optional;

/// Where long work keeps how far it is, so that it goes on from there after the process has died.
/// Safe to use from several threads.
public interface Checkpoints {
  /// @param key of the piece of work: everything that its outcome depends on goes into it
  /// @return what was kept last; empty where nothing was, or where it is damaged
  Optional<byte[]> read(String key);

  /// Replaces what was kept. A checkpoint that cannot be kept stops nobody.
  void write(String key, byte[] state);
}
