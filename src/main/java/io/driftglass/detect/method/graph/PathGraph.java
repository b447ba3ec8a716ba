package io.driftglass.detect.method.graph;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where usual paths over a plane cross its rays, and how often they go from one such place to
/// another (Boniol and Palpanas 2020, algorithms 2 and 3).
final class PathGraph {
  private static final int GRID = 128;

  /// Beyond so many bandwidths from its node no crossing counts.
  private static final double REACH = 4;

  private static final double SCOTT = -.2;
  private static final double LEAST = 1e-6;

  private final double[][] nodes;
  private final double[] bandwidth;
  private final int[] first;
  private final Map<Long, Double> edges;
  private final int[] degree;

  /// @param nodes [ray][], radii, lowest first
  /// @param bandwidth one a ray, how exactly its nodes are known
  /// @param edges share of the training rows by from times the number of nodes plus to
  private PathGraph(double[][] nodes, double[] bandwidth, Map<Long, Double> edges) {
    this.nodes = nodes;
    this.bandwidth = bandwidth;
    this.edges = edges;
    first = new int[nodes.length + 1];
    for (int k = 0; k < nodes.length; k++) first[k + 1] = first[k] + nodes[k].length;
    degree = new int[first[nodes.length]];
    for (long edge : edges.keySet()) {
      degree[(int) (edge / degree.length)]++;
      degree[(int) (edge % degree.length)]++;
    }
  }

  /// @param paths [path][0 across, 1 along][row], each unbroken
  static PathGraph of(List<double[][]> paths) {
    var radii = new ArrayList<List<Double>>();
    for (int k = 0; k < Rays.COUNT; k++) radii.add(new ArrayList<>());
    int rows = 0;
    var rays = new Rays();
    for (var path : paths) {
      rays.lift();
      rows += path[0].length;
      for (int t = 0; t < path[0].length; t++) {
        rays.move(path[0][t], path[1][t]);
        for (int i = 0; i < rays.count(); i++) radii.get(rays.ray(i)).add(rays.radius(i));
      }
    }
    var nodes = new double[Rays.COUNT][];
    var bandwidth = new double[Rays.COUNT];
    for (int k = 0; k < nodes.length; k++) {
      double[] sorted = radii.get(k).stream().mapToDouble(r -> r).sorted().toArray();
      bandwidth[k] = bandwidth(sorted);
      nodes[k] = peaks(sorted, bandwidth[k]);
    }
    var places = new PathGraph(nodes, bandwidth, Map.of());
    return new PathGraph(nodes, bandwidth, places.transitions(paths, rows));
  }

  private Map<Long, Double> transitions(List<double[][]> paths, int rows) {
    var counted = new HashMap<Long, Double>();
    var rays = new Rays();
    for (var path : paths) {
      rays.lift();
      int from = -1;
      for (int t = 0; t < path[0].length; t++) {
        rays.move(path[0][t], path[1][t]);
        for (int i = 0; i < rays.count(); i++) {
          int to = node(rays.ray(i), rays.radius(i));
          if (from >= 0 && to >= 0) counted.merge(edge(from, to), 1.0 / rows, Double::sum);
          from = to;
        }
      }
    }
    return counted;
  }

  /// Scott's rule.
  private static double bandwidth(double[] sorted) {
    if (sorted.length == 0) return LEAST;
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double square = Arrays.stream(sorted).map(r -> (r - mean) * (r - mean)).average().orElseThrow();
    return Math.max(LEAST, Math.sqrt(square) * Math.pow(sorted.length, SCOTT));
  }

  /// Where a kernel estimate of the density is highest.
  private static double[] peaks(double[] sorted, double bandwidth) {
    if (sorted.length == 0) return new double[0];
    double low = sorted[0];
    double step = (sorted[sorted.length - 1] - low) / (GRID - 1);
    if (step < LEAST) return new double[] {Spread.median(sorted)};
    var counts = new double[GRID];
    for (double radius : sorted) counts[(int) Math.round((radius - low) / step)]++;
    var kernel = new double[GRID];
    for (int i = 0; i < GRID; i++) kernel[i] = Math.exp(-Math.pow(i * step / bandwidth, 2) / 2);
    var density = new double[GRID];
    for (int i = 0; i < GRID; i++) {
      for (int j = 0; j < GRID; j++) density[i] += counts[j] * kernel[Math.abs(i - j)];
    }
    var peaks = new ArrayList<Double>();
    for (int i = 0; i < GRID; i++) {
      boolean rises = i == 0 || density[i] > density[i - 1];
      boolean falls = i == GRID - 1 || density[i] >= density[i + 1];
      if (rises && falls) peaks.add(low + i * step);
    }
    return peaks.stream().mapToDouble(p -> p).toArray();
  }

  /// The node at which a path crosses a ray; -1 for none.
  int node(int ray, double radius) {
    int nearest = nearest(ray, radius);
    return nearest >= 0 && away(ray, nearest, radius) <= REACH ? first[ray] + nearest : -1;
  }

  /// How far from all nodes of a ray, 0 within reach of one, in bandwidths beyond.
  double beside(int ray, double radius) {
    int nearest = nearest(ray, radius);
    double away = nearest < 0 ? radius / bandwidth[ray] : away(ray, nearest, radius);
    return Math.max(0, away - REACH);
  }

  private double away(int ray, int node, double radius) {
    return Math.abs(radius - nodes[ray][node]) / bandwidth[ray];
  }

  private int nearest(int ray, double radius) {
    var own = nodes[ray];
    int nearest = own.length - 1;
    for (int i = 0; i < own.length; i++) {
      if (Math.abs(radius - own[i]) < Math.abs(radius - own[nearest])) nearest = i;
    }
    return nearest;
  }

  private long edge(int from, int to) {
    return (long) from * first[nodes.length] + to;
  }

  /// How usual it is to go from one node to another: how often it was done, times one less than the
  /// ways there are at the node it starts from.
  double normality(int from, int to) {
    var weight = edges.get(edge(from, to));
    return weight == null ? 0 : weight * (degree[from] - 1);
  }

  void write(ParameterWriter out) throws IOException {
    var sorted = new TreeMap<>(edges);
    out.rows(nodes).reals(bandwidth);
    out.reals(sorted.keySet().stream().mapToDouble(edge -> edge).toArray());
    out.reals(sorted.values().stream().mapToDouble(weight -> weight).toArray());
  }

  static PathGraph read(ParameterReader in) throws IOException {
    var nodes = in.rows();
    var bandwidth = in.reals();
    var keys = in.reals();
    var weights = in.reals();
    var edges = new HashMap<Long, Double>();
    for (int i = 0; i < keys.length; i++) edges.put((long) keys[i], weights[i]);
    return new PathGraph(nodes, bandwidth, edges);
  }
}
