package io.driftglass.forecast.method;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Margins;
import io.driftglass.forecast.Season;
import io.driftglass.job.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Several experts, combined row by row. Experts that need more rows than there are stay out.
record Ensemble(List<Expert> experts, Combination combination) implements Several {
  Ensemble {
    experts = List.copyOf(experts);
  }

  /// How the experts' values for one row become one.
  enum Combination {
    MEAN,
    MEDIAN,
    /// The mean without the lowest and the highest, of five or more.
    TRIMMED_MEAN,
    /// The mean without the lowest and the highest quarter.
    MIDDLE_HALF;

    double of(double[] values) {
      var sorted = values.clone();
      Arrays.sort(sorted);
      int n = sorted.length;
      int cut =
          switch (this) {
            case MEAN -> 0;
            case MEDIAN -> (n - 1) / 2;
            case TRIMMED_MEAN -> n < 5 ? 0 : 1;
            case MIDDLE_HALF -> (n + 1) / 4;
          };
      return Arrays.stream(sorted, cut, n - cut).average().orElseThrow();
    }
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    return fit(values, season, horizonRows, Progress.NONE);
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows, Progress progress) {
    var fitted = new ArrayList<Member>();
    double count = experts.size();
    for (int i = 0; i < experts.size(); i++) {
      if (experts.get(i).rowsNeeded(season, horizonRows) <= values.length) {
        var part = progress.part(i / count, (i + 1) / count);
        fitted.add(new Member(i, experts.get(i).fit(values, season, horizonRows, part)));
      }
    }
    return new Fitted(fitted, combination);
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    var fitted = new ArrayList<Member>();
    for (int at = 0; at < p.length; ) {
      int expert = (int) p[at];
      int until = at + 2 + (int) p[at + 1];
      var own = Arrays.copyOfRange(p, at + 2, until);
      fitted.add(new Member(expert, experts.get(expert).restore(own, season)));
      at = until;
    }
    return new Fitted(fitted, combination);
  }

  private record Member(int index, FittedExpert fitted) {}

  private record Fitted(List<Member> members, Combination combination) implements FittedExpert {
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
      return Optional.of(Margins.among(combined(paths, horizonRows), paths));
    }

    private double[][] paths(double[] values, int until, int horizonRows) {
      return members.stream()
          .map(member -> member.fitted.next(values, until, horizonRows))
          .toArray(double[][]::new);
    }

    private double[] combined(double[][] paths, int horizonRows) {
      var path = new double[horizonRows];
      var row = new double[paths.length];
      for (int step = 0; step < horizonRows; step++) {
        for (int i = 0; i < row.length; i++) row[i] = paths[i][step];
        path[step] = combination.of(row);
      }
      return path;
    }

    @Override
    public double[] parameters() {
      return members.stream()
          .map(
              member -> {
                var own = member.fitted.parameters();
                var all = new double[own.length + 2];
                all[0] = member.index;
                all[1] = own.length;
                System.arraycopy(own, 0, all, 2, own.length);
                return all;
              })
          .flatMapToDouble(Arrays::stream)
          .toArray();
    }
  }
}
