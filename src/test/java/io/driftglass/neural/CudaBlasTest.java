package io.driftglass.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The calling code against a stand-in for CUDA; no GPU is asked.
final class CudaBlasTest {
  @TempDir private Path folder;

  @Test
  void all_four_arrangements_agree_with_plain_loops() throws Exception {
    var blas = blas(0);
    for (int flags = 0; flags < 4; flags++) {
      var a = BlasTest.matrix(7, 15, (flags & 1) != 0, 1);
      var b = BlasTest.matrix(15, 4, (flags & 2) != 0, 2);
      for (float keep : new float[] {0, 1, .5f}) {
        var there = BlasTest.random(5 + 7 * 4, 3);
        var plain = there.clone();
        blas.multiply(a, b, Matrix.of(there, 5, 7, 4), keep);
        new PlainBlas().multiply(a, b, Matrix.of(plain, 5, 7, 4), keep);
        assertArrayEquals(plain, there, 1e-5f);
      }
    }
    assertEquals("", blas.failure());
  }

  @Test
  void a_factor_of_zero_overwrites_what_is_not_a_number() throws Exception {
    var c = new float[] {Float.NaN};
    var two = Matrix.of(new float[] {2}, 0, 1, 1);
    blas(0).multiply(two, two, Matrix.of(c, 0, 1, 1), 0);
    assertArrayEquals(new float[] {4}, c);
  }

  @Test
  void memory_of_the_device_is_kept_and_only_grows() throws Throwable {
    var libraries = StandInCuda.in(folder);
    var blas = new CudaBlas(Cuda.open(libraries), new PlainBlas(), 0);
    for (int size : new int[] {9, 9, 3, 12, 12}) {
      var a = BlasTest.matrix(size, size, false, 1);
      blas.multiply(a, a, Matrix.of(new float[size * size], 0, size, size), 0);
    }
    assertEquals(6, StandInCuda.count(libraries, "standInAllocations"));
    assertEquals(3, StandInCuda.count(libraries, "standInLive"));
  }

  @Test
  void a_small_product_does_not_go_to_the_device() throws Throwable {
    var libraries = StandInCuda.in(folder);
    var blas = new CudaBlas(Cuda.open(libraries), new PlainBlas(), 1000);
    var c = new float[4];
    var a = Matrix.of(new float[] {1, 2, 3, 4}, 0, 2, 2);
    blas.multiply(a, a, Matrix.of(c, 0, 2, 2), 0);
    assertArrayEquals(new float[] {7, 10, 15, 22}, c);
    assertEquals(0, StandInCuda.count(libraries, "standInAllocations"));
  }

  @Test
  void where_the_device_fails_the_processor_finishes_the_product_and_goes_on() throws Exception {
    for (var flag : new String[] {"-DFAILS", "-DNO_MEMORY"}) {
      var own = Files.createDirectory(folder.resolve(flag));
      var blas = new CudaBlas(Cuda.open(StandInCuda.in(own, flag)), new PlainBlas(), 0);
      var c = new float[] {10, 10, 10, 10};
      var a = Matrix.of(new float[] {1, 2, 3, 4}, 0, 2, 2);
      blas.multiply(a, a, Matrix.of(c, 0, 2, 2), 1);
      assertArrayEquals(new float[] {17, 20, 25, 32}, c);
      assertEquals(
          flag.equals("-DFAILS")
              ? "cublasSgemm failed: the GPU could not carry it out (status 13)"
              : "cudaMalloc of 16 bytes failed: out of memory (error 2)",
          blas.failure());
      assertTrue(blas.title().startsWith("plain loops because cuBLAS failed: "), blas.title());
    }
  }

  @Test
  void what_is_missing_is_named() throws Exception {
    var libraries = StandInCuda.in(folder, "-DNO_SGEMM");
    var failure = assertThrows(CudaFailure.class, () -> Cuda.open(libraries));
    assertEquals("libcublas.so.12 has no cublasSgemm_v2", failure.getMessage());
  }

  private CudaBlas blas(long worth) throws Exception {
    return new CudaBlas(Cuda.open(StandInCuda.in(folder)), new PlainBlas(), worth);
  }
}
