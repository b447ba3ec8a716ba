package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalAxesTest {
  @Test
  void of_two_values_the_wide_axis_lies_between_them() {
    double half = Math.sqrt(.5);
    var axes = PrincipalAxes.turned(new double[][] {{2, 1}, {1, 2}});
    assertArrayEquals(new double[] {3, 1}, axes.variances(), 1e-12);
    assertEquals(half, Math.abs(axes.axes()[0][0]), 1e-12);
    assertEquals(half * half, axes.axes()[0][0] * axes.axes()[0][1], 1e-12);
    assertEquals(-half * half, axes.axes()[1][0] * axes.axes()[1][1], 1e-12);
  }

  @Test
  void turning_finds_the_axes_of_the_usual_way() {
    var random = new Random(5);
    var covariance = new double[12][12];
    for (int row = 0; row < 40; row++) {
      double[] x = random.doubles(12).toArray();
      for (int i = 0; i < 12; i++) for (int j = 0; j < 12; j++) covariance[i][j] += x[i] * x[j];
    }
    var turned = PrincipalAxes.turned(covariance);
    var usual = PrincipalAxes.of(covariance);
    assertArrayEquals(usual.variances(), turned.variances(), 1e-9 * usual.variances()[0]);
    for (int k = 0; k < 12; k++) {
      double along = 0;
      for (int i = 0; i < 12; i++) along += usual.axes()[k][i] * turned.axes()[k][i];
      assertEquals(1, Math.abs(along), 1e-6, "axis " + k);
    }
  }

  @Test
  void nothing_that_varies_has_no_variance() {
    assertArrayEquals(new double[3], PrincipalAxes.turned(new double[3][3]).variances());
  }
}
