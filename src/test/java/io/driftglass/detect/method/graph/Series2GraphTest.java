package io.driftglass.detect.method.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.method.Waves;
import io.driftglass.job.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Series2GraphTest {
  /// Rounds about the centre at a radius, a tenth of a round each row.
  private static double[][] rounds(int rows, double radius) {
    var path = new double[2][rows];
    for (int t = 0; t < rows; t++) {
      path[0][t] = radius * Math.cos(2 * Math.PI * (t + .5) / 10);
      path[1][t] = radius * Math.sin(2 * Math.PI * (t + .5) / 10);
    }
    return path;
  }

  @Test
  void a_straight_move_crosses_the_rays_between_in_order() {
    var rays = new Rays();
    rays.move(1, -.01);
    assertEquals(0, rays.count());
    rays.move(1, Math.tan(2 * Math.PI * 2.5 / Rays.COUNT));
    assertEquals(List.of(0, 1, 2), IntStream.range(0, 3).mapToObj(rays::ray).toList());
    assertEquals(3, rays.count());
    // On the line x = 1 a ray is met at 1 over the cosine of its angle.
    assertEquals(1, rays.radius(0), 1e-9);
    assertEquals(1 / Math.cos(2 * Math.PI * 2 / Rays.COUNT), rays.radius(2), 1e-9);
    rays.move(1, -.01);
    assertEquals(List.of(2, 1, 0), IntStream.range(0, 3).mapToObj(rays::ray).toList());
  }

  @Test
  void a_way_gone_often_is_usual_and_one_never_gone_is_not() {
    var inner = rounds(100, 1);
    var outer = rounds(20, 3);
    var graph = PathGraph.of(List.of(inner, outer));
    int from = graph.node(7, 1);
    assertTrue(from >= 0, "no node on the usual way");
    double often = most(graph, 1);
    double seldom = most(graph, 3);
    assertTrue(often > 3 * seldom && seldom > 0, often + " and " + seldom);
    assertEquals(0, graph.normality(from, from));
    assertEquals(-1, graph.node(7, 30));
    assertTrue(graph.beside(7, 30) > graph.beside(7, 10));
  }

  /// The middle normality of a stretch that goes round at a radius.
  private static double most(PathGraph graph, double radius) {
    return GraphModel.normality(graph, List.<double[][]>of(rounds(60, radius)), 10)[40];
  }

  @Test
  void the_level_does_not_move_a_point_of_the_plane() {
    double[] values = Waves.sine(400, 1);
    int[] ends = IntStream.range(39, 400).toArray();
    var plane = ShapePlane.fit(values, ends, 40);
    double[] raised = Arrays.stream(values).map(v -> v + 5).toArray();
    var here = new double[] {plane.across(values, 100), plane.along(values, 100)};
    var there = new double[] {plane.across(raised, 100), plane.along(raised, 100)};
    assertArrayEquals(here, there, 1e-6);
    assertTrue(Math.hypot(here[0], here[1]) > .1, "the plane shows nothing");
  }

  @Test
  void a_beat_of_another_shape_is_strange_though_every_value_is_usual() {
    double[] now = Waves.sine(800, 2);
    for (int t = 400; t < 420; t++) now[t] = -now[t];
    var fitted =
        Series2Graph.METHOD.withDefaults().fit(Waves.frame(Waves.sine(800, 1)), Progress.NONE);
    int peak = Waves.highest(fitted.score(Waves.frame(now), Progress.NONE).total());
    assertTrue(peak >= 400 && peak < 500, "highest at " + peak);
  }
}
