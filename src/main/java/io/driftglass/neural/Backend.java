package io.driftglass.neural;

import java.io.IOException;
import java.nio.file.Path;

/// What the networks of this process compute with, and why. A missing native library is never a
/// failure: the plain loops take over and `reason` says so.
///
/// @param blas does the arithmetic
/// @param device such as `CPU, 2 cores`
/// @param reason why the plain loops are used; empty where they are not
/// @param gpu what came of looking for one
public record Backend(Blas blas, String device, String reason, Gpu gpu) {
  /// The backend of this process, chosen at the first call (0.1-2 s, the first time ever longer):
  /// native code can be loaded only once.
  public static Backend here() {
    return Here.BACKEND;
  }

  /// Chooses anew.
  ///
  /// @param cache folder the native library is unpacked into
  static Backend choose(Path cache) {
    try {
      return NativeLibrary.unpack(cache)
          .map(Backend::of)
          .orElseGet(() -> plain("OpenBLAS is not among the unpacked libraries in " + cache));
    } catch (IOException | RuntimeException | LinkageError e) {
      return plain("OpenBLAS cannot be unpacked: " + e.getMessage());
    }
  }

  /// OpenBLAS from that file, or the plain loops where it cannot be loaded.
  static Backend of(Path library) {
    try {
      return of(OpenBlas.load(library), "");
    } catch (RuntimeException | LinkageError e) {
      return plain("OpenBLAS cannot be loaded: " + e.getMessage());
    }
  }

  static Backend plain(String reason) {
    return of(new PlainBlas(), reason);
  }

  private static Backend of(Blas blas, String reason) {
    int cores = Runtime.getRuntime().availableProcessors();
    var chosen = Gpu.beside(blas);
    return new Backend(
        chosen.blas(),
        "%sCPU, %d %s"
            .formatted(chosen.gpu().used() ? "GPU and " : "", cores, cores == 1 ? "core" : "cores"),
        reason,
        chosen.gpu());
  }

  /// Whether a native library does the arithmetic.
  public boolean isNative() {
    return reason.isEmpty();
  }

  /// For a model card and the window: `CPU, 2 cores, OpenBLAS`, or `CPU, 2 cores, plain loops
  /// because OpenBLAS cannot be loaded: ...`.
  public String sentence() {
    return device + ", " + blas.title() + (reason.isEmpty() ? "" : " because " + reason);
  }

  private static final class Here {
    static final Backend BACKEND = choose(CacheFolder.ofUser());
  }
}
