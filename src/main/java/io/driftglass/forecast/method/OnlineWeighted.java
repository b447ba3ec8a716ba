package io.driftglass.forecast.method;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Margins;
import io.driftglass.forecast.Season;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Several experts, weighted by how well each would have forecast the last four weeks day by day:
/// the inverse of its mean absolute error to the eighth power. The experts learn from the rows
/// before the last four weeks, so that they are judged on rows they have not seen.
record OnlineWeighted(List<Expert> experts) implements Expert {
  private static final int DAYS_JUDGED = 28;
  private static final double SHARPNESS = 8;

  OnlineWeighted {
    experts = List.copyOf(experts);
  }

  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    int most =
        experts.stream().mapToInt(e -> e.rowsNeeded(season, horizonRows)).max().orElseThrow();
    return most + DAYS_JUDGED * season.rows();
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    int day = season.rows();
    var learnt = Arrays.copyOf(values, values.length - DAYS_JUDGED * day);
    var fitted = experts.stream().map(e -> e.fit(learnt, season, horizonRows)).toList();
    return new Fitted(fitted, day, Optional.empty());
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    var fitted = new ArrayList<FittedExpert>();
    int at = 0;
    for (var expert : experts) {
      int until = at + 1 + (int) p[at];
      fitted.add(expert.restore(Arrays.copyOfRange(p, at + 1, until), season));
      at = until;
    }
    return new Fitted(fitted, season.rows(), Optional.empty());
  }

  /// @param known errors of every expert over the day from a row, where they are remembered
  private record Fitted(List<FittedExpert> experts, int day, Optional<Map<Integer, double[]>> known)
      implements FittedExpert {
    @Override
    public FittedExpert over(double[] values) {
      var own = experts.stream().map(expert -> expert.over(values)).toList();
      return new Fitted(own, day, Optional.of(new HashMap<>()));
    }

    @Override
    public int rowsBack() {
      return experts.stream().mapToInt(FittedExpert::rowsBack).max().orElseThrow() + 7 * day;
    }

    @Override
    public int rowsUsed() {
      int most = experts.stream().mapToInt(FittedExpert::rowsUsed).max().orElseThrow();
      return Math.max(rowsBack(), most) + DAYS_JUDGED * day;
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      var weights = weights(values, until);
      return combined(weights, paths(values, until, horizonRows), horizonRows);
    }

    @Override
    public java.util.Optional<Margins> margins(double[] values, int until, int horizonRows) {
      var weights = weights(values, until);
      var paths = paths(values, until, horizonRows);
      return java.util.Optional.of(
          Margins.among(combined(weights, paths, horizonRows), paths, weights));
    }

    private double[][] paths(double[] values, int until, int horizonRows) {
      return experts.stream()
          .map(expert -> expert.next(values, until, horizonRows))
          .toArray(double[][]::new);
    }

    private static double[] combined(double[] weights, double[][] paths, int horizonRows) {
      var path = new double[horizonRows];
      for (int k = 0; k < weights.length; k++) {
        for (int step = 0; step < horizonRows; step++) path[step] += weights[k] * paths[k][step];
      }
      return path;
    }

    private double[] weights(double[] values, int until) {
      var errors = new double[experts.size()];
      int back = experts.stream().mapToInt(FittedExpert::rowsBack).max().orElseThrow();
      for (int days = 1; days <= DAYS_JUDGED && until - days * day >= back; days++) {
        int origin = until - days * day;
        var own =
            known.isEmpty()
                ? errors(values, origin)
                : known.get().computeIfAbsent(origin, from -> errors(values, from));
        for (int k = 0; k < errors.length; k++) errors[k] += own[k];
      }
      double least = Arrays.stream(errors).min().orElseThrow();
      var weights =
          Arrays.stream(errors)
              .map(e -> e > 0 && least > 0 ? Math.pow(least / e, SHARPNESS) : e > 0 ? 0 : 1)
              .toArray();
      double sum = Arrays.stream(weights).sum();
      for (int k = 0; k < weights.length; k++) weights[k] /= sum;
      return weights;
    }

    private double[] errors(double[] values, int origin) {
      var errors = new double[experts.size()];
      for (int k = 0; k < errors.length; k++) {
        var path = experts.get(k).next(values, origin, day);
        for (int step = 0; step < day; step++) {
          errors[k] += Math.abs(values[origin + step] - path[step]);
        }
      }
      return errors;
    }

    @Override
    public double[] parameters() {
      return experts.stream()
          .map(FittedExpert::parameters)
          .flatMapToDouble(
              own -> {
                var all = new double[own.length + 1];
                all[0] = own.length;
                System.arraycopy(own, 0, all, 1, own.length);
                return Arrays.stream(all);
              })
          .toArray();
    }
  }
}
