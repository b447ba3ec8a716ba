package io.driftglass.detect.method.shape;

import io.driftglass.detect.method.shape.ShapeDistance.Spectrum;
import io.driftglass.job.Progress;
import io.driftglass.series.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Groups windows by shape (Paparrizos and Gravano 2015, SIGMOD, k-Shape): each belongs to the
/// nearest centre by the shape-based distance, each centre is the shape that its windows, moved
/// onto it, have most in common. The first centres are drawn as for k-means++ (Arthur and
/// Vassilvitskii 2007, SODA); flat windows are a group of their own.
final class KShape {
  private static final int MOST_ROUNDS = 12;
  private static final int MOST_STEPS = 50;
  private static final double SETTLED = 1e-10;
  private static final double NEARLY_ALL = .95;

  private final ShapeDistance distance;
  private final List<double[]> shapes;
  private final List<Spectrum> spectra;
  private final int[] belongs;
  private final int[] shifts;
  private final double[] away;

  private KShape(List<double[]> shapes, ShapeDistance distance) {
    this.shapes = shapes;
    this.distance = distance;
    spectra = shapes.stream().map(distance::spectrum).toList();
    belongs = new int[shapes.size()];
    shifts = new int[shapes.size()];
    away = new double[shapes.size()];
  }

  /// @param windows as [ShapeDistance#shape] makes them
  /// @param clusters at most; flat windows are one more
  static List<ShapeCluster> fit(
      List<double[]> windows, int clusters, long seed, ShapeDistance distance, Progress progress) {
    var flat = windows.stream().filter(KShape::flat).toList();
    var shaped = windows.stream().filter(window -> !flat(window)).toList();
    var found = new ArrayList<ShapeCluster>();
    if (!shaped.isEmpty()) {
      var groups = new KShape(shaped, distance);
      found.addAll(groups.grouped(Math.min(clusters, shaped.size()), seed, progress));
    }
    if (!flat.isEmpty()) {
      var centre = new double[flat.getFirst().length];
      found.add(new ShapeCluster(centre, flat, flat.size(), ShapeDistance.FLAT / 2));
    }
    return found;
  }

  private static boolean flat(double[] window) {
    return dot(window, window) < ShapeDistance.FLAT * ShapeDistance.FLAT;
  }

  private List<ShapeCluster> grouped(int clusters, long seed, Progress progress) {
    var centres = drawn(clusters, new SplittableRandom(seed));
    assign(centres);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      progress.step(round, MOST_ROUNDS, "looking for typical shapes");
      for (int j = 0; j < clusters; j++) {
        var members = members(j);
        centres.set(
            j, members.isEmpty() ? shapes.get(farthest()) : common(members, centres.get(j)));
      }
      if (!assign(centres)) break;
    }
    var found = new ArrayList<ShapeCluster>();
    for (int j = 0; j < clusters; j++) {
      var members = members(j);
      if (!members.isEmpty()) {
        found.add(new ShapeCluster(centres.get(j), members, members.size(), radius(j)));
      }
    }
    return found;
  }

  private List<double[]> drawn(int clusters, SplittableRandom random) {
    var centres = new ArrayList<double[]>();
    var nearest = new double[shapes.size()];
    Arrays.fill(nearest, 1);
    while (centres.size() < clusters) {
      double ticket = random.nextDouble() * Arrays.stream(nearest).sum();
      int chosen = 0;
      while (chosen < nearest.length - 1 && ticket >= nearest[chosen]) ticket -= nearest[chosen++];
      centres.add(shapes.get(chosen));
      var one = List.of(spectra.get(chosen));
      var to = new double[1];
      for (int i = 0; i < nearest.length; i++) {
        distance.distances(spectra.get(i), one, to, new int[1]);
        nearest[i] = Math.min(nearest[i], to[0]);
      }
    }
    return centres;
  }

  /// @return whether any window changed its group
  private boolean assign(List<double[]> centres) {
    var to = centres.stream().map(distance::spectrum).toList();
    var distances = new double[to.size()];
    var later = new int[to.size()];
    boolean changed = false;
    for (int i = 0; i < belongs.length; i++) {
      distance.distances(spectra.get(i), to, distances, later);
      int nearest = 0;
      for (int j = 1; j < distances.length; j++) if (distances[j] < distances[nearest]) nearest = j;
      changed |= nearest != belongs[i];
      belongs[i] = nearest;
      shifts[i] = later[nearest];
      away[i] = distances[nearest];
    }
    return changed;
  }

  private List<double[]> members(int cluster) {
    var members = new ArrayList<double[]>();
    for (int i = 0; i < belongs.length; i++) {
      if (belongs[i] == cluster) members.add(ShapeDistance.moved(shapes.get(i), shifts[i]));
    }
    return members;
  }

  private int farthest() {
    int at = 0;
    for (int i = 1; i < away.length; i++) if (away[i] > away[at]) at = i;
    away[at] = 0;
    return at;
  }

  private double radius(int cluster) {
    var own = new ArrayList<Double>();
    for (int i = 0; i < belongs.length; i++) if (belongs[i] == cluster) own.add(away[i]);
    return Spread.quantile(own.stream().mapToDouble(d -> d).sorted().toArray(), NEARLY_ALL);
  }

  /// The shape around 0 whose squared products with the windows have the greatest sum, by power
  /// iteration (step "shape extraction").
  static double[] common(List<double[]> members, double[] start) {
    var shape = start;
    for (int step = 0; step < MOST_STEPS; step++) {
      var next = new double[shape.length];
      double mean = 0;
      for (var member : members) {
        double along = dot(member, shape);
        for (int i = 0; i < next.length; i++) next[i] += along * member[i];
      }
      for (double value : next) mean += value / next.length;
      for (int i = 0; i < next.length; i++) next[i] -= mean;
      double size = Math.sqrt(dot(next, next));
      if (!(size > 0)) return start;
      for (int i = 0; i < next.length; i++) next[i] /= size;
      boolean settled = Math.abs(dot(next, shape)) > 1 - SETTLED;
      shape = next;
      if (settled) break;
    }
    double sum = 0;
    for (var member : members) sum += dot(member, shape);
    if (sum < 0) for (int i = 0; i < shape.length; i++) shape[i] = -shape[i];
    return shape;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  }
}
