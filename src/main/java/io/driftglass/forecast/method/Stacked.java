package io.driftglass.forecast.method;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Margins;
import io.driftglass.forecast.Season;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Several experts, weighted so that together they would have erred least in squares on rows that
/// they had not learnt from (stacking, Breiman 1996, Machine Learning 24(1)). No weight is below 0
/// and all add up to 1; they are drawn towards equal ones, the more the fewer rows were judged.
record Stacked(List<Expert> experts) implements Several {
  private static final int ORIGINS = 12;
  private static final int STEPS = 400;
  private static final double TOWARDS_EQUAL = 20;

  Stacked {
    experts = List.copyOf(experts);
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    var able = new ArrayList<Integer>();
    for (int i = 0; i < experts.size(); i++) {
      if (experts.get(i).rowsNeeded(season, horizonRows) <= values.length) able.add(i);
    }
    var weights = weights(able, values, season, horizonRows);
    var members = new ArrayList<Member>();
    for (int k = 0; k < able.size(); k++) {
      if (weights[k] == 0) continue;
      var fitted = experts.get(able.get(k)).fit(values, season, horizonRows);
      members.add(new Member(able.get(k), weights[k], fitted));
    }
    return new Fitted(members);
  }

  /// Equal ones where the rows before those judged do not suffice for every expert.
  private double[] weights(List<Integer> able, double[] values, Season season, int horizonRows) {
    var equal = new double[able.size()];
    Arrays.fill(equal, 1.0 / able.size());
    int needed = 0;
    for (int i : able) {
      needed = Math.max(needed, experts.get(i).rowsAlike(season, horizonRows, values.length));
    }
    int judged = Math.min(values.length - needed, Math.max(2 * horizonRows, values.length / 4));
    if (able.size() < 2 || judged < Math.max(4, horizonRows / 2)) return equal;
    int from = values.length - judged;
    int ahead = Math.min(horizonRows, judged);
    var products = new double[able.size()][able.size()];
    var learnt = Arrays.copyOf(values, from);
    var fitted = new ArrayList<FittedExpert>();
    for (int i : able) fitted.add(experts.get(i).fit(learnt, season, horizonRows));
    int last = values.length - ahead;
    int origins = Math.min(ORIGINS, last - from + 1);
    for (int o = 0; o < origins; o++) {
      int origin = origins == 1 ? from : from + (int) ((long) o * (last - from) / (origins - 1));
      var misses = new double[able.size()][];
      for (int k = 0; k < misses.length; k++) {
        misses[k] = fitted.get(k).next(values, origin, ahead);
        for (int step = 0; step < ahead; step++) misses[k][step] -= values[origin + step];
      }
      for (int step = 0; step < ahead; step++) {
        for (int k = 0; k < misses.length; k++) {
          for (int j = 0; j < misses.length; j++) {
            products[k][j] += misses[k][step] * misses[j][step];
          }
        }
      }
    }
    return solved(products, TOWARDS_EQUAL / (TOWARDS_EQUAL + judged));
  }

  /// The weights of least squared error by exponentiated gradient (Kivinen & Warmuth 1997,
  /// Information and Computation 132(1)).
  ///
  /// @param drawn how far they are drawn towards equal ones, 0..1
  private static double[] solved(double[][] products, double drawn) {
    int n = products.length;
    var weights = new double[n];
    Arrays.fill(weights, 1.0 / n);
    double size = 0;
    for (int k = 0; k < n; k++) size = Math.max(size, products[k][k]);
    if (!(size > 0) || !Double.isFinite(size)) return weights;
    for (int step = 0; step < STEPS; step++) {
      var next = new double[n];
      double sum = 0;
      for (int k = 0; k < n; k++) {
        double slope = 0;
        for (int j = 0; j < n; j++) slope += products[k][j] * weights[j];
        next[k] = weights[k] * Math.exp(-2 * slope / size);
        sum += next[k];
      }
      for (int k = 0; k < n; k++) weights[k] = next[k] / sum;
    }
    for (int k = 0; k < n; k++) weights[k] = (1 - drawn) * weights[k] + drawn / n;
    return weights;
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    var members = new ArrayList<Member>();
    for (int at = 0; at < p.length; ) {
      int expert = (int) p[at];
      int until = at + 3 + (int) p[at + 2];
      var own = Arrays.copyOfRange(p, at + 3, until);
      members.add(new Member(expert, p[at + 1], experts.get(expert).restore(own, season)));
      at = until;
    }
    return new Fitted(members);
  }

  private record Member(int index, double weight, FittedExpert fitted) {}

  private record Fitted(List<Member> members) implements FittedExpert {
    @Override
    public int rowsBack() {
      return members.stream().mapToInt(m -> m.fitted.rowsBack()).max().orElseThrow();
    }

    @Override
    public int rowsUsed() {
      return members.stream().mapToInt(m -> m.fitted.rowsUsed()).max().orElseThrow();
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      return combined(paths(values, until, horizonRows), horizonRows);
    }

    @Override
    public Optional<Margins> margins(double[] values, int until, int horizonRows) {
      var paths = paths(values, until, horizonRows);
      var weights = members.stream().mapToDouble(Member::weight).toArray();
      return Optional.of(Margins.among(combined(paths, horizonRows), paths, weights));
    }

    private double[][] paths(double[] values, int until, int horizonRows) {
      return members.stream()
          .map(member -> member.fitted.next(values, until, horizonRows))
          .toArray(double[][]::new);
    }

    private double[] combined(double[][] paths, int horizonRows) {
      var path = new double[horizonRows];
      for (int k = 0; k < paths.length; k++) {
        double weight = members.get(k).weight;
        for (int step = 0; step < horizonRows; step++) path[step] += weight * paths[k][step];
      }
      return path;
    }

    @Override
    public double[] parameters() {
      return members.stream()
          .map(
              member -> {
                var own = member.fitted.parameters();
                var all = new double[own.length + 3];
                all[0] = member.index;
                all[1] = member.weight;
                all[2] = own.length;
                System.arraycopy(own, 0, all, 3, own.length);
                return all;
              })
          .flatMapToDouble(Arrays::stream)
          .toArray();
    }

    @Override
    public String choice() {
      var texts =
          members.stream()
              .map(member -> String.format(Locale.ROOT, "%.2f", member.weight))
              .toList();
      return "weights " + String.join(", ", texts);
    }
  }
}
