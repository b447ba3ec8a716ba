package io.driftglass.neural;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// The few functions of the CUDA runtime and of cuBLAS that a product needs, called through the
/// foreign function interface. Not for several threads at once.
///
/// Memory of the device is named by its address and never read from here.
final class Cuda {
  private static final int TO_DEVICE = 1;
  private static final int FROM_DEVICE = 2;
  private static final int PLAIN = 0;
  private static final int TRANSPOSED = 1;
  private static final int LONGEST_TEXT = 512;

  private final MethodHandle errorText;
  private final MethodHandle malloc;
  private final MethodHandle free;
  private final MethodHandle copy;
  private final MethodHandle sgemm;
  private final MemorySegment handle;
  private final int release;

  /// One and what is kept of the result, as the library reads them.
  private final MemorySegment factors = Arena.ofAuto().allocate(JAVA_FLOAT, 2);

  private Cuda(Library runtime, Library cublas) {
    errorText = runtime.find("cudaGetErrorString", FunctionDescriptor.of(ADDRESS, JAVA_INT));
    malloc = runtime.function("cudaMalloc", ADDRESS, JAVA_LONG);
    free = runtime.function("cudaFree", ADDRESS);
    copy = runtime.function("cudaMemcpy", ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);
    sgemm =
        cublas.function(
            "cublasSgemm_v2",
            ADDRESS,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            ADDRESS,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            ADDRESS,
            JAVA_INT);
    var count = runtime.function("cudaGetDeviceCount", ADDRESS);
    var create = cublas.function("cublasCreate_v2", ADDRESS);
    var version = cublas.function("cublasGetVersion_v2", ADDRESS, ADDRESS);
    try (var arena = Arena.ofConfined()) {
      var number = arena.allocate(JAVA_INT);
      int status = call(() -> (int) count.invokeExact(number));
      if (status != 0) throw CudaFailure.noDevice("no GPU answers: %s".formatted(text(status)));
      if (number.get(JAVA_INT, 0) < 1) throw CudaFailure.noDevice("there is no GPU");
      var pointer = arena.allocate(ADDRESS);
      cublas("cublasCreate", call(() -> (int) create.invokeExact(pointer)));
      handle = pointer.get(ADDRESS, 0);
      cublas("cublasGetVersion", call(() -> (int) version.invokeExact(handle, number)));
      release = number.get(JAVA_INT, 0);
    }
  }

  /// Opens cuBLAS on the first device.
  ///
  /// @throws CudaFailure where a library cannot be loaded, lacks a symbol, or finds no device
  static Cuda open(CudaLibraries libraries) {
    return new Cuda(Library.load(libraries.runtime()), Library.load(libraries.cublas()));
  }

  /// As cuBLAS says it: 120405 is 12.4.5; earlier releases have fewer places.
  int release() {
    return release;
  }

  /// @param bytes above 0
  MemorySegment allocate(long bytes) {
    try (var arena = Arena.ofConfined()) {
      var pointer = arena.allocate(ADDRESS);
      runtime(
          "cudaMalloc of %,d bytes".formatted(bytes),
          call(() -> (int) malloc.invokeExact(pointer, bytes)));
      return pointer.get(ADDRESS, 0);
    }
  }

  void free(MemorySegment device) {
    runtime("cudaFree", call(() -> (int) free.invokeExact(device)));
  }

  /// @param host off the Java heap
  void send(MemorySegment host, MemorySegment device, long bytes) {
    runtime(
        "cudaMemcpy to the GPU",
        call(() -> (int) copy.invokeExact(device, host, bytes, TO_DEVICE)));
  }

  /// Waits for all that was asked of the device before.
  ///
  /// @param host off the Java heap
  void fetch(MemorySegment device, MemorySegment host, long bytes) {
    runtime(
        "cudaMemcpy from the GPU",
        call(() -> (int) copy.invokeExact(host, device, bytes, FROM_DEVICE)));
  }

  /// c = a b + keep c of matrices that lie row after row. The library takes columns: what lies
  /// there row after row is to it the transpose, and c' = b' a'.
  ///
  /// @param at where a, b and c lie on the device
  void multiply(Matrix a, Matrix b, Matrix c, float keep, MemorySegment... at) {
    factors.setAtIndex(JAVA_FLOAT, 0, 1f);
    factors.setAtIndex(JAVA_FLOAT, 1, keep);
    var one = factors.asSlice(0, Float.BYTES);
    var kept = factors.asSlice(Float.BYTES, Float.BYTES);
    cublas(
        "cublasSgemm",
        call(
            () ->
                (int)
                    sgemm.invokeExact(
                        handle,
                        b.transposed() ? TRANSPOSED : PLAIN,
                        a.transposed() ? TRANSPOSED : PLAIN,
                        c.columns(),
                        c.rows(),
                        a.width(),
                        one,
                        at[1],
                        b.columns(),
                        at[0],
                        a.columns(),
                        kept,
                        at[2],
                        c.columns())));
  }

  private void runtime(String what, int status) {
    if (status != 0) throw new CudaFailure(what + " failed: " + text(status));
  }

  @SuppressWarnings("restricted")
  private String text(int status) {
    MemorySegment text;
    try {
      text = (MemorySegment) errorText.invokeExact(status);
    } catch (Throwable e) {
      throw new IllegalStateException("cudaGetErrorString cannot be called", e);
    }
    return "%s (error %d)".formatted(text.reinterpret(LONGEST_TEXT).getString(0), status);
  }

  private static void cublas(String what, int status) {
    if (status == 0) return;
    var text =
        switch (status) {
          case 1 -> "it could not be initialised";
          case 3 -> "the GPU has no memory left";
          case 7 -> "a value was refused";
          case 8 -> "the GPU is of a kind it does not know";
          case 11 -> "memory could not be mapped";
          case 13 -> "the GPU could not carry it out";
          case 15 -> "it is not supported";
          default -> "an error inside the library";
        };
    throw new CudaFailure("%s failed: %s (status %d)".formatted(what, text, status));
  }

  private interface Call {
    int status() throws Throwable;
  }

  private static int call(Call call) {
    try {
      return call.status();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("native code cannot be called", e);
    }
  }

  private record Library(String name, SymbolLookup symbols) {
    @SuppressWarnings("restricted")
    static Library load(Path file) {
      try {
        return new Library(
            file.getFileName().toString(), SymbolLookup.libraryLookup(file, Arena.global()));
      } catch (IllegalArgumentException e) {
        throw new CudaFailure("%s cannot be loaded: %s".formatted(file, e.getMessage()));
      }
    }

    /// A function that gives back a status.
    MethodHandle function(String symbol, MemoryLayout... arguments) {
      return find(symbol, FunctionDescriptor.of(JAVA_INT, arguments));
    }

    @SuppressWarnings("restricted")
    MethodHandle find(String symbol, FunctionDescriptor descriptor) {
      var address =
          symbols
              .find(symbol)
              .orElseThrow(() -> new CudaFailure("%s has no %s".formatted(name, symbol)));
      return Linker.nativeLinker().downcallHandle(address, descriptor);
    }
  }
}
