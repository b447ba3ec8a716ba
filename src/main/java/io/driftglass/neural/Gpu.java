package io.driftglass.neural;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// What came of looking for a GPU.
///
/// @param used whether it computes large products
/// @param troubled whether there is one that should have worked
/// @param sentence what was found, and why it is or is not used
public record Gpu(boolean used, boolean troubled, String sentence) {
  private static final String SWITCH = "driftglass.gpu";

  private static final String NOTHING_FOUND =
      "none is used: no CUDA runtime and cuBLAS of one release were found.";

  /// Has not computed on hardware in any test of ours.
  private static final String UNPROVEN =
      "This way of computing has been tested against a stand-in only, not proven on hardware.";

  /// A backend's arithmetic and how it came to it.
  record Chosen(Blas blas, Gpu gpu) {}

  /// @param other computes what is not worth the way to the GPU, and everything where there is none
  static Chosen beside(Blas other) {
    if (System.getProperty(SWITCH, "on").equals("off")) {
      return without(other, "not used, because the program was started with -Ddriftglass.gpu=off.");
    }
    return beside(other, CudaLibraries.usualFolders(), GpuProbe::ask);
  }

  static Chosen beside(
      Blas other, List<Path> folders, Function<CudaLibraries, GpuProbe.Answer> probe) {
    return CudaLibraries.in(folders)
        .map(libraries -> tried(other, libraries, probe.apply(libraries)))
        .orElseGet(() -> without(other, unproven(NOTHING_FOUND)));
  }

  private static Chosen tried(Blas other, CudaLibraries libraries, GpuProbe.Answer answer) {
    return switch (answer) {
      case GpuProbe.Answer.Right(int release) -> opened(other, libraries, release);
      case GpuProbe.Answer.None(var reason) -> without(other, unused(libraries, reason));
      case GpuProbe.Answer.Broken(var reason) -> troubled(other, libraries, reason);
    };
  }

  private static Chosen opened(Blas other, CudaLibraries libraries, int release) {
    try {
      var blas = new CudaBlas(Cuda.open(libraries), other, CudaBlas.WORTH);
      return new Chosen(blas, new Gpu(true, false, unproven(used(release))));
    } catch (CudaFailure e) {
      return troubled(other, libraries, e.getMessage());
    }
  }

  private static Chosen troubled(Blas other, CudaLibraries libraries, String reason) {
    return new Chosen(other, new Gpu(false, true, unused(libraries, reason)));
  }

  private static Chosen without(Blas other, String sentence) {
    return new Chosen(other, new Gpu(false, false, sentence));
  }

  private static String used(int release) {
    return String.format(
        Locale.ROOT,
        "cuBLAS %d computes products of %,d multiplications and more; smaller ones stay on the"
            + " processor, because the way to the GPU takes longer.",
        release,
        CudaBlas.WORTH);
  }

  private static String unused(CudaLibraries libraries, String reason) {
    return unproven(
        "not used, though CUDA %d is installed: %s.".formatted(libraries.release(), reason));
  }

  private static String unproven(String sentence) {
    return sentence + " " + UNPROVEN;
  }
}
