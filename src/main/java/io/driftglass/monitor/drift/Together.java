package io.driftglass.monitor.drift;

import io.driftglass.series.Channel;
import io.driftglass.series.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/// Whether channels still move together as they did, which no channel tells by itself: how far each
/// row lies from the main directions of the reference (the Q statistic of principal components;
/// Jackson & Mudholkar 1979, Technometrics).
///
/// The directions are learnt on every other stretch of the reference and its distances taken on
/// those between, so that the reference is judged on rows it has not been fitted to.
final class Together {
  private static final int MOST_CHANNELS = 200;
  private static final int STRETCHES = 20;
  private static final int ROWS_A_CHANNEL = 5;
  private static final double KEPT_VARIANCE = .9;
  private static final double MOST_MISSING = .2;

  private final double[] middles;
  private final double[] spreads;
  private final double[][] directions;

  private Together(double[] middles, double[] spreads, double[][] directions) {
    this.middles = middles;
    this.spreads = spreads;
    this.directions = directions;
  }

  /// Distances of both sides; empty where fewer than two channels move, or there are too few rows
  /// to learn how.
  static Optional<DriftCheck.Pair> of(List<DriftCheck.Pair> pairs) {
    var reference = new ArrayList<double[]>();
    var current = new ArrayList<double[]>();
    for (var pair : pairs) {
      if (!isUsable(pair)) continue;
      reference.add(pair.reference().rows());
      current.add(pair.current().rows());
    }
    int channels = reference.size();
    if (channels < 2 || channels > MOST_CHANNELS) return Optional.empty();
    int stretch = Math.max(1, reference.getFirst().length / STRETCHES);
    var learnt = rows(reference, stretch, 0);
    var judged = rows(reference, stretch, 1);
    int needed = Math.max(BlockBootstrap.LEAST_ROWS, ROWS_A_CHANNEL * channels);
    if (learnt.size() < needed || judged.size() < needed) return Optional.empty();
    return fit(learnt)
        .map(
            model ->
                new DriftCheck.Pair(
                    Channel.target(DriftCheck.TOGETHER),
                    Side.of(judged.stream().mapToDouble(model::distance).toArray()),
                    Side.of(model.distances(current))));
  }

  private static boolean isUsable(DriftCheck.Pair pair) {
    return pair.channel().kind() == Kind.NUMBER
        && !pair.reference().hasInfinite()
        && !pair.current().hasInfinite()
        && pair.reference().missingShare() <= MOST_MISSING
        && pair.current().missingShare() <= MOST_MISSING
        && pair.reference().measured() > 1
        && pair.reference().deviation() > 0;
  }

  /// Complete rows of every other stretch.
  ///
  /// @param which 0 from the first on, 1 from the second on
  private static List<double[]> rows(List<double[]> columns, int stretch, int which) {
    var rows = new ArrayList<double[]>();
    for (int row = 0; row < columns.getFirst().length; row++) {
      if (row / stretch % 2 != which) continue;
      var values = row(columns, row);
      if (Arrays.stream(values).noneMatch(Double::isNaN)) rows.add(values);
    }
    return rows;
  }

  private static double[] row(List<double[]> columns, int row) {
    return columns.stream().mapToDouble(column -> column[row]).toArray();
  }

  /// Empty where a channel stands still in the rows learnt from.
  private static Optional<Together> fit(List<double[]> rows) {
    int channels = rows.getFirst().length;
    var middles = new double[channels];
    var spreads = new double[channels];
    for (var row : rows) for (int c = 0; c < channels; c++) middles[c] += row[c] / rows.size();
    for (var row : rows) {
      for (int c = 0; c < channels; c++) {
        spreads[c] += (row[c] - middles[c]) * (row[c] - middles[c]) / rows.size();
      }
    }
    for (int c = 0; c < channels; c++) {
      spreads[c] = Math.sqrt(spreads[c]);
      if (!(spreads[c] > 0) || Double.isInfinite(spreads[c])) return Optional.empty();
    }
    var correlations = new double[channels][channels];
    for (var row : rows) {
      for (int a = 0; a < channels; a++) {
        double first = (row[a] - middles[a]) / spreads[a];
        for (int b = 0; b < channels; b++) {
          correlations[a][b] += first * (row[b] - middles[b]) / spreads[b] / rows.size();
        }
      }
    }
    return Optional.of(new Together(middles, spreads, main(correlations)));
  }

  /// The directions of most of the variance, one at least and not all.
  private static double[][] main(double[][] correlations) {
    int channels = correlations.length;
    var eigen = new EigenDecomposition(new Array2DRowRealMatrix(correlations, false));
    double reached = 0;
    var kept = new ArrayList<double[]>();
    for (int k = 0; k < channels - 1 && reached < KEPT_VARIANCE * channels; k++) {
      kept.add(eigen.getEigenvector(k).toArray());
      reached += eigen.getRealEigenvalue(k);
    }
    return kept.toArray(double[][]::new);
  }

  /// One a row, NaN where a channel has no value.
  private double[] distances(List<double[]> columns) {
    var distances = new double[columns.getFirst().length];
    for (int row = 0; row < distances.length; row++) distances[row] = distance(row(columns, row));
    return distances;
  }

  private double distance(double[] row) {
    var scaled = new double[row.length];
    double rest = 0;
    for (int c = 0; c < row.length; c++) {
      scaled[c] = (row[c] - middles[c]) / spreads[c];
      rest += scaled[c] * scaled[c];
    }
    for (var direction : directions) {
      double along = 0;
      for (int c = 0; c < row.length; c++) along += scaled[c] * direction[c];
      rest -= along * along;
    }
    return Double.isNaN(rest) ? Double.NaN : Math.sqrt(Math.max(0, rest) / row.length);
  }
}
