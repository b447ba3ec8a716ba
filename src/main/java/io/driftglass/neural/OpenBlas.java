package io.driftglass.neural;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// OpenBLAS called through the foreign function interface on arrays of the Java heap, without a
/// copy.
///
/// The library runs on one thread: its own threads wait busily and slow a shared machine down;
/// parallel work is shared out in Java.
final class OpenBlas implements Blas {
  private static final int ROW_MAJOR = 101;
  private static final int PLAIN = 111;
  private static final int TRANSPOSED = 112;

  private final MethodHandle sgemm;

  private OpenBlas(MethodHandle sgemm) {
    this.sgemm = sgemm;
  }

  /// @param library the shared library's file
  /// @throws IllegalArgumentException where the file is none or lacks a symbol
  @SuppressWarnings("restricted")
  static OpenBlas load(Path library) {
    var linker = Linker.nativeLinker();
    var symbols = SymbolLookup.libraryLookup(library, Arena.global());
    var setThreads =
        linker.downcallHandle(
            symbols.findOrThrow("openblas_set_num_threads"), FunctionDescriptor.ofVoid(JAVA_INT));
    var sgemm =
        linker.downcallHandle(
            symbols.findOrThrow("cblas_sgemm"),
            FunctionDescriptor.ofVoid(
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_FLOAT,
                ADDRESS,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_FLOAT,
                ADDRESS,
                JAVA_INT),
            Linker.Option.critical(true));
    try {
      setThreads.invokeExact(1);
    } catch (Throwable e) {
      throw new IllegalArgumentException("openblas_set_num_threads cannot be called", e);
    }
    return new OpenBlas(sgemm);
  }

  @Override
  public void multiply(Matrix a, Matrix b, Matrix c, float keep) {
    try {
      sgemm.invokeExact(
          ROW_MAJOR,
          a.transposed() ? TRANSPOSED : PLAIN,
          b.transposed() ? TRANSPOSED : PLAIN,
          c.rows(),
          c.columns(),
          a.width(),
          1f,
          segment(a),
          a.columns(),
          segment(b),
          b.columns(),
          keep,
          segment(c),
          c.columns());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("cblas_sgemm cannot be called", e);
    }
  }

  private static MemorySegment segment(Matrix matrix) {
    return MemorySegment.ofArray(matrix.values())
        .asSlice(
            (long) matrix.from() * Float.BYTES,
            (long) matrix.rows() * matrix.columns() * Float.BYTES);
  }

  @Override
  public String title() {
    return "OpenBLAS";
  }
}
