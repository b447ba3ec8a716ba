package io.driftglass.neural;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.slf4j.LoggerFactory;

/// Large products on a GPU by cuBLAS, all others by another [Blas]. Where the GPU fails, the other
/// takes over for good.
///
/// One product at a time: the memory of the device is kept from one to the next and only grows.
final class CudaBlas implements Blas {
  /// Multiplications and additions of a product from which the way to the device and back is worth
  /// it: about 400 x 400 x 400. An estimate from the speed of buses, not measured on hardware.
  static final long WORTH = 1L << 26;

  private final Cuda cuda;
  private final Blas other;
  private final long worth;
  private final Buffer[] buffers = {new Buffer(), new Buffer(), new Buffer()};
  private MemorySegment host = MemorySegment.NULL;
  private volatile String failure = "";

  CudaBlas(Cuda cuda, Blas other, long worth) {
    this.cuda = cuda;
    this.other = other;
    this.worth = worth;
  }

  @Override
  public void multiply(Matrix a, Matrix b, Matrix c, float keep) {
    long work = (long) c.rows() * c.columns() * a.width();
    if (work < Math.max(1, worth) || !failure.isEmpty() || !onDevice(a, b, c, keep)) {
      other.multiply(a, b, c, keep);
    }
  }

  /// @return whether `c` is the product; it is untouched where not
  private synchronized boolean onDevice(Matrix a, Matrix b, Matrix c, float keep) {
    if (!failure.isEmpty()) return false;
    try {
      var at =
          new MemorySegment[] {
            send(a, buffers[0]),
            send(b, buffers[1]),
            keep == 0 ? buffers[2].room(bytes(c)) : send(c, buffers[2])
          };
      cuda.multiply(a, b, c, keep, at);
      cuda.fetch(at[2], host(bytes(c)), bytes(c));
      MemorySegment.copy(host, JAVA_FLOAT, 0, c.values(), c.from(), c.rows() * c.columns());
      return true;
    } catch (CudaFailure e) {
      failure = e.getMessage();
      LoggerFactory.getLogger(CudaBlas.class).warn("the GPU is no longer used: {}", e.getMessage());
      return false;
    }
  }

  private MemorySegment send(Matrix matrix, Buffer buffer) {
    long bytes = bytes(matrix);
    MemorySegment.copy(
        matrix.values(),
        matrix.from(),
        host(bytes),
        JAVA_FLOAT,
        0,
        matrix.rows() * matrix.columns());
    var device = buffer.room(bytes);
    cuda.send(host, device, bytes);
    return device;
  }

  private static long bytes(Matrix matrix) {
    return (long) matrix.rows() * matrix.columns() * Float.BYTES;
  }

  /// Memory off the heap to hand over through: the collector may move what lies on it.
  private MemorySegment host(long bytes) {
    if (host.byteSize() < bytes) host = Arena.ofAuto().allocate(bytes, Float.BYTES);
    return host;
  }

  /// Why the GPU is no longer used; empty as long as it is.
  String failure() {
    return failure;
  }

  @Override
  public String title() {
    return failure.isEmpty()
        ? "cuBLAS beside " + other.title()
        : "%s because cuBLAS failed: %s".formatted(other.title(), failure);
  }

  /// Memory of the device that only grows.
  private final class Buffer {
    private MemorySegment at = MemorySegment.NULL;
    private long bytes;

    MemorySegment room(long needed) {
      if (needed <= bytes) return at;
      if (bytes > 0) cuda.free(at);
      bytes = 0;
      at = cuda.allocate(needed);
      bytes = needed;
      return at;
    }
  }
}
