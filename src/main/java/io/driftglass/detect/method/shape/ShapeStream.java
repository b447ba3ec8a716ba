package io.driftglass.detect.method.shape;

import io.driftglass.detect.method.shape.ShapeDistance.Spectrum;
import io.driftglass.job.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The clusters of a stream as they change from batch to batch (Boniol, Paparrizos, Palpanas,
/// Franklin 2021, PVLDB 14(10), SAND). In place of the matrix that the paper keeps of a cluster
/// there are some of its windows, so that its room does not grow.
///
/// One thread.
final class ShapeStream {
  private static final int MOST_MEMBERS = 64;

  /// Keeps a cluster that lies on all others finite.
  private static final double LEAST_APART = 1e-3;

  /// @param clusters of a batch; twice as many are kept of all
  /// @param rate weight of the newest batch, 0..1
  /// @param seed of the starts
  record Plan(int clusters, double rate, long seed) {}

  /// @param batch the last in which it was seen
  private record Seen(ShapeCluster cluster, int batch) {}

  private final Plan plan;
  private final ShapeDistance distance;
  private List<Seen> seen;
  private List<Spectrum> spectra = List.of();
  private double[] weights = {};
  private double[] distances = {};
  private int[] shifts = {};
  private int batch;

  ShapeStream(Plan plan, ShapeDistance distance, List<ShapeCluster> clusters) {
    this.plan = plan;
    this.distance = distance;
    seen = clusters.stream().map(cluster -> new Seen(cluster, 0)).toList();
    weigh();
  }

  /// Clusters as a stream keeps them: some of their windows, sizes as shares of all.
  static List<ShapeCluster> shares(List<ShapeCluster> clusters) {
    double all = clusters.stream().mapToDouble(ShapeCluster::size).sum();
    return clusters.stream()
        .map(one -> kept(one.centre(), one.members(), one.size() / all, one.radius()))
        .toList();
  }

  private static ShapeCluster kept(
      double[] centre, List<double[]> members, double size, double radius) {
    int count = Math.min(MOST_MEMBERS, members.size());
    var some = new ArrayList<double[]>();
    for (int i = 0; i < count; i++)
      some.add(members.get((int) ((long) i * members.size() / count)));
    return new ShapeCluster(centre, some, size, radius);
  }

  /// How far a window is from all clusters, each by its weight.
  double score(ShapeDistance.Window window) {
    distance.distances(distance.spectrum(window.shape()), spectra, distances, shifts);
    double sum = 0;
    for (int j = 0; j < weights.length; j++) sum += weights[j] * distances[j];
    return Math.max(0, sum - window.byNoise());
  }

  /// Takes the windows of a batch in: their clusters join those they lie within, or are new.
  void learn(List<double[]> windows) {
    batch++;
    var now = new ArrayList<>(seen);
    for (var fresh : KShape.fit(windows, plan.clusters, plan.seed, distance, Progress.NONE)) {
      double share = fresh.size() / windows.size();
      int nearest = nearest(fresh, now);
      if (nearest < 0) {
        now.add(new Seen(kept(fresh.centre(), fresh.members(), share, fresh.radius()), batch));
      } else {
        now.set(nearest, new Seen(joined(now.get(nearest).cluster, fresh, share), batch));
      }
    }
    seen = now;
    weigh();
    if (seen.size() > 2 * plan.clusters) {
      drop();
      weigh();
    }
  }

  /// The cluster within whose radius the centre of another lies; -1 for none.
  private int nearest(ShapeCluster fresh, List<Seen> of) {
    var to = of.stream().map(one -> distance.spectrum(one.cluster.centre())).toList();
    var away = new double[to.size()];
    distance.distances(distance.spectrum(fresh.centre()), to, away, new int[to.size()]);
    int nearest = -1;
    for (int j = 0; j < away.length; j++) {
      if (away[j] > of.get(j).cluster.radius()) continue;
      if (nearest < 0 || away[j] < away[nearest]) nearest = j;
    }
    return nearest;
  }

  private ShapeCluster joined(ShapeCluster old, ShapeCluster fresh, double share) {
    double size = (1 - plan.rate) * old.size() + plan.rate * share;
    if (old.flat() || fresh.flat()) {
      return new ShapeCluster(old.centre(), old.members(), size, old.radius());
    }
    var shift = new int[1];
    var to = List.of(distance.spectrum(old.centre()));
    distance.distances(distance.spectrum(fresh.centre()), to, new double[1], shift);
    int added = Math.max(1, (int) Math.round(plan.rate * MOST_MEMBERS));
    var members = new ArrayList<>(old.members());
    var offered = kept(fresh.centre(), fresh.members(), 0, 0).members();
    for (var member : offered.subList(0, Math.min(added, offered.size()))) {
      members.add(ShapeDistance.moved(member, shift[0]));
    }
    var newest = members.subList(Math.max(0, members.size() - MOST_MEMBERS), members.size());
    double radius = (1 - plan.rate) * old.radius() + plan.rate * fresh.radius();
    return new ShapeCluster(KShape.common(newest, old.centre()), newest, size, radius);
  }

  private void drop() {
    var order = new ArrayList<Integer>();
    for (int j = 0; j < seen.size(); j++) order.add(j);
    order.sort(Comparator.comparingDouble((Integer j) -> -weights[j]));
    seen = order.stream().limit(2L * plan.clusters).sorted().map(seen::get).toList();
  }

  /// A cluster weighs by its size and how central it is, and less with every batch it was not seen
  /// in.
  private void weigh() {
    spectra = seen.stream().map(one -> distance.spectrum(one.cluster.centre())).toList();
    int count = seen.size();
    distances = new double[count];
    shifts = new int[count];
    weights = new double[count];
    for (int j = 0; j < count; j++) {
      distance.distances(spectra.get(j), spectra, distances, shifts);
      double apart = LEAST_APART + Arrays.stream(distances).sum();
      double size = seen.get(j).cluster.size();
      weights[j] = size * size / apart / Math.max(1, batch - seen.get(j).batch);
    }
    double sum = Arrays.stream(weights).sum();
    for (int j = 0; j < count; j++) weights[j] = sum > 0 ? weights[j] / sum : 0;
  }
}
