package io.driftglass.data.read;

import io.driftglass.data.plan.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file as one that can be read at any place: a packed one is a temporary copy until closed.
record Unpacked(Path path, boolean temporary) implements AutoCloseable {
  static Unpacked of(Path file, Container container) throws IOException {
    if (container.kind() == Container.Kind.PLAIN) return new Unpacked(file, false);
    var copy = Files.createTempFile("driftglass", ".unpacked");
    try (var bytes = Packing.open(file, container, read -> {});
        var out = Files.newOutputStream(copy)) {
      bytes.transferTo(out);
      return new Unpacked(copy, true);
    } catch (IOException | RuntimeException failed) {
      Files.deleteIfExists(copy);
      throw failed;
    }
  }

  @Override
  public void close() throws IOException {
    if (temporary) Files.deleteIfExists(path);
  }
}
