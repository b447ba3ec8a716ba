package io.driftglass.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BlasTest {
  @Test
  void plain_loops_multiply_by_the_book() {
    var c = new float[] {100, 100, 100, 100};
    var a = Matrix.of(new float[] {1, 2, 3, 4, 5, 6}, 0, 2, 3);
    var b = Matrix.of(new float[] {9, 1, 0, 0, 1, 1, 1}, 1, 3, 2);
    new PlainBlas().multiply(a, b, Matrix.of(c, 0, 2, 2), 1);
    assertArrayEquals(new float[] {104, 105, 110, 111}, c);
  }

  @Test
  void a_factor_of_zero_overwrites_what_is_not_a_number() {
    var c = new float[] {Float.NaN};
    var one = Matrix.of(new float[] {1}, 0, 1, 1);
    new PlainBlas().multiply(one, one, Matrix.of(c, 0, 1, 1), 0);
    assertArrayEquals(new float[] {1}, c);
  }

  @Test
  void openblas_and_plain_loops_agree_in_all_four_arrangements() {
    var blas = openBlas();
    int m = 37;
    int k = 150;
    int n = 41;
    for (int flags = 0; flags < 4; flags++) {
      var a = matrix(m, k, (flags & 1) != 0, 1);
      var b = matrix(k, n, (flags & 2) != 0, 2);
      var fast = random(5 + m * n, 3);
      var plain = fast.clone();
      blas.multiply(a, b, Matrix.of(fast, 5, m, n), .5f);
      new PlainBlas().multiply(a, b, Matrix.of(plain, 5, m, n), .5f);
      assertArrayEquals(plain, fast, 2e-5f);
    }
  }

  @Test
  void a_network_predicts_the_same_on_both() {
    var blas = openBlas();
    var network = LstmNetwork.untrained(new LstmShape(3, 8, 2, 4), 1);
    var rows = random(20 * 6 * 3, 5);
    assertArrayEquals(
        network.predict(new PlainBlas(), rows, 20, 6), network.predict(blas, rows, 20, 6), 1e-6f);
  }

  @Test
  void a_missing_library_is_told_and_plain_loops_take_over() {
    var backend = Backend.of(Path.of("nowhere", "libopenblas.so.0"));
    assertFalse(backend.isNative());
    assertTrue(backend.sentence().contains("plain loops because OpenBLAS cannot be loaded: "));
  }

  @Test
  void a_file_that_is_no_library_is_told_too(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("libopenblas.so.0"), "no library");
    assertFalse(Backend.of(file).isNative());
  }

  @Test
  void the_cache_folder_is_that_of_the_system() {
    var home = Path.of("/home/ada");
    assertEquals(home.resolve(".cache/driftglass"), CacheFolder.of("Linux", home, Map.of()));
    assertEquals(
        Path.of("/fast/driftglass"),
        CacheFolder.of("Linux", home, Map.of("XDG_CACHE_HOME", "/fast")));
    assertEquals(
        home.resolve("Library/Caches/Driftglass"), CacheFolder.of("Mac OS X", home, Map.of()));
    assertEquals(
        home.resolve("AppData/Local/Driftglass/Cache"),
        CacheFolder.of("Windows 11", home, Map.of()));
  }

  static Blas openBlas() {
    var backend = Backend.here();
    Assumptions.assumeTrue(backend.isNative(), backend.sentence());
    return backend.blas();
  }

  static Matrix matrix(int height, int width, boolean transposed, long seed) {
    var values = random(3 + height * width, seed);
    return transposed
        ? Matrix.of(values, 3, width, height).transpose()
        : Matrix.of(values, 3, height, width);
  }

  static float[] random(int values, long seed) {
    var random = new Random(seed);
    var all = new float[values];
    for (int i = 0; i < values; i++) all[i] = 2 * random.nextFloat() - 1;
    return all;
  }
}
