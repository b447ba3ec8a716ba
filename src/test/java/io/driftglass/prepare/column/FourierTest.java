package io.driftglass.prepare.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FourierTest {
  @Test
  void every_size_is_the_sum_that_defines_it() {
    for (int size = 2; size <= 64; size *= 2) {
      var real = numbers(size, 1);
      var imaginary = numbers(size, 2);
      var expectedReal = new double[size];
      var expectedImaginary = new double[size];
      for (int f = 0; f < size; f++) {
        for (int t = 0; t < size; t++) {
          double angle = -2 * Math.PI * f * t / size;
          expectedReal[f] += real[t] * Math.cos(angle) - imaginary[t] * Math.sin(angle);
          expectedImaginary[f] += real[t] * Math.sin(angle) + imaginary[t] * Math.cos(angle);
        }
      }
      new Fourier(size).transform(real, imaginary);
      assertArrayEquals(expectedReal, real, 1e-12);
      assertArrayEquals(expectedImaginary, imaginary, 1e-12);
    }
  }

  @Test
  void the_inverse_gives_back_so_many_times_the_values() {
    var fourier = new Fourier(9);
    assertEquals(16, fourier.size());
    var real = numbers(16, 1);
    var imaginary = numbers(16, 2);
    fourier.transform(real, imaginary);
    fourier.inverse(real, imaginary);
    for (int t = 0; t < 16; t++) {
      real[t] /= 16;
      imaginary[t] /= 16;
    }
    assertArrayEquals(numbers(16, 1), real, 1e-12);
    assertArrayEquals(numbers(16, 2), imaginary, 1e-12);
  }

  private static double[] numbers(int count, long seed) {
    return new Random(seed).doubles(count, -1, 1).toArray();
  }
}
