package io.driftglass.detect.method.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.method.Waves;
import io.driftglass.job.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ShapesTest {
  private static final double HALF = Math.sqrt(.5);

  private final ShapeDistance distance = new ShapeDistance(4, 0);
  private final double[] away = new double[2];
  private final int[] shifts = new int[2];

  private void compare(double[] window, double[]... shapes) {
    distance.distances(
        distance.spectrum(window),
        Arrays.stream(shapes).map(distance::spectrum).toList(),
        away,
        shifts);
  }

  @Test
  void the_same_shape_elsewhere_in_the_window_is_at_no_distance() {
    // An up and a down, one row later; and the same upside down, which only half of it meets.
    compare(
        new double[] {0, HALF, -HALF, 0},
        new double[] {HALF, -HALF, 0, 0},
        new double[] {-HALF, HALF, 0, 0});
    assertEquals(0, away[0], 1e-12);
    assertEquals(1, shifts[0]);
    assertEquals(.5, away[1], 1e-12);
  }

  @Test
  void a_flat_window_is_halfway_from_every_shape_and_at_no_distance_from_a_flat_one() {
    compare(new double[4], new double[] {HALF, -HALF, 0, 0}, new double[4]);
    assertEquals(.5, away[0], 1e-12);
    assertEquals(0, away[1], 1e-12);
  }

  @Test
  void a_moved_window_lies_where_the_shape_does() {
    var window = new double[] {1, 2, 3, 4};
    assertArrayEquals(new double[] {2, 3, 4, 0}, ShapeDistance.moved(window, 1));
    assertArrayEquals(new double[] {0, 0, 1, 2}, ShapeDistance.moved(window, -2));
  }

  @Test
  void a_window_is_measured_whatever_its_level_and_size() {
    var small = distance.window(new double[] {9, 1, 2, 1, 2}, 1).shape();
    assertArrayEquals(new double[] {-.5, .5, -.5, .5}, small, 1e-12);
    assertArrayEquals(small, distance.window(new double[] {10, 50, 10, 50}, 0).shape(), 1e-12);
    // A hundredth of the least deviation is nearly flat.
    assertEquals(-.005, distance.window(new double[] {0, .002, 0, .002}, 0).shape()[0], 1e-12);
  }

  @Test
  void the_shape_in_common_is_that_of_most_and_keeps_its_sign() {
    var up = new double[] {-HALF, HALF, 0, 0};
    var other = new double[] {0, 0, HALF, -HALF};
    assertArrayEquals(
        up, KShape.common(List.of(up, up, other), new double[] {-.5, .5, .5, -.5}), 1e-4);
    var down = Arrays.stream(up).map(v -> -v).toArray();
    assertArrayEquals(down, KShape.common(List.of(down, down), up), 1e-12);
  }

  @Test
  void two_shapes_are_two_clusters_wherever_they_lie() {
    var windows = new ArrayList<double[]>();
    var eight = new ShapeDistance(8, 0);
    for (int at = 0; at < 12; at++) {
      var saw = new double[8];
      var hill = new double[8];
      for (int i = 0; i < 4; i++) {
        saw[i + at % 4] = i % 2 == 0 ? 1 : -1;
        hill[i + at % 4] = i < 2 ? 1 : -1;
      }
      windows.add(eight.window(saw, 0).shape());
      windows.add(eight.window(hill, 0).shape());
    }
    var found = KShape.fit(windows, 2, 1, eight, Progress.NONE);
    assertEquals(List.of(12., 12.), found.stream().map(ShapeCluster::size).toList());
    assertTrue(found.stream().allMatch(cluster -> cluster.radius() < .15), "radii " + found);
  }

  @Test
  void a_beat_of_another_shape_is_strange_though_every_value_is_usual() {
    for (var method : List.of(KShapeDistance.METHOD, Sand.METHOD)) {
      double[] now = Waves.sine(800, 2);
      for (int t = 400; t < 420; t++) now[t] = Math.signum(now[t]);
      for (int t = 405; t < 415; t++) now[t] = -now[t];
      var fitted = method.withDefaults().fit(Waves.frame(Waves.sine(800, 1)), Progress.NONE);
      int peak = Waves.highest(fitted.score(Waves.frame(now), Progress.NONE).total());
      assertTrue(peak >= 400 && peak < 460, method.id() + " highest at " + peak);
    }
  }

  /// Half of the rows have never been seen before; after two batches of them they are usual, and a
  /// method that does not go on learning finds them as strange as at first.
  @Test
  void a_shape_that_comes_again_and_again_is_learnt() {
    double[] saw = new double[3000];
    for (int t = 0; t < saw.length; t++) saw[t] = t % 40 / 20. - 1;
    var now = DoubleStream.concat(Arrays.stream(Waves.sine(400, 2)), Arrays.stream(saw)).toArray();
    var train = Waves.frame(Waves.sine(1200, 1));
    var learns = Sand.METHOD.with(Map.of("learn-every", "500")).fit(train, Progress.NONE);
    double[] scores = learns.score(Waves.frame(now), Progress.NONE).total();
    double before = mean(scores, 450, 500);
    double after = mean(scores, 3300, 3400);
    assertTrue(after < before / 2, before + " then " + after);
    var stays = KShapeDistance.METHOD.withDefaults().fit(train, Progress.NONE);
    double[] same = stays.score(Waves.frame(now), Progress.NONE).total();
    assertEquals(mean(same, 450, 500), mean(same, 3300, 3400), .1 * mean(same, 450, 500));
  }

  private static double mean(double[] values, int from, int until) {
    return Arrays.stream(values, from, until).average().orElseThrow();
  }
}
