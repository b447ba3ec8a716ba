package io.driftglass.neural;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/// The OpenBLAS that the neural artifacts bring for this operating system.
final class NativeLibrary {
  private static final String CACHE_FOLDER = "org.bytedeco.javacpp.cachedir";

  private NativeLibrary() {}

  /// Unpacks the library where that has not been done, and finds its file.
  ///
  /// @param cache folder to unpack into; a folder chosen by system property comes first
  /// @return empty where the artifact holds no library under a known name
  /// @throws UnsatisfiedLinkError where there is none for this machine
  static Optional<Path> unpack(Path cache) throws IOException {
    if (System.getProperty(CACHE_FOLDER) == null) {
      Files.createDirectories(cache);
      System.setProperty(CACHE_FOLDER, cache.toString());
    }
    var bridge = Path.of(Loader.load(openblas_nolapack.class));
    try (var files = Files.list(bridge.getParent())) {
      return files.filter(NativeLibrary::isOpenBlas).sorted().findFirst();
    }
  }

  /// `libopenblas_nolapack.so.0`, `libopenblas.0.dylib`, `libopenblas.dll`, but not the bridge
  /// `libjniopenblas.so`.
  private static boolean isOpenBlas(Path file) {
    var name = file.getFileName().toString();
    return name.matches("(lib)?openblas(_nolapack)?(\\.\\d+)*\\.(so|dylib|dll)(\\.\\d+)*");
  }
}
