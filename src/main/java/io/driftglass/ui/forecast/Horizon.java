package io.driftglass.ui.forecast;

import io.driftglass.data.Dataset;
import io.driftglass.series.Clock;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;

/// How far ahead a forecast can look.
///
/// @param title as on the chip: `1 d`, `12 months`
record Horizon(String title, int rows) {
  private static final int MOST_ROWS = 3000;
  private static final int LEAST_ROWS = 4;
  private static final long HOUR = 3_600_000_000L;
  private static final List<Long> HOURS = List.of(1L, 6L, 24L, 48L, 96L, 168L, 336L, 720L, 2160L);
  private static final List<Integer> MONTHS = List.of(6, 12, 24, 36);
  private static final List<Integer> STEPS = List.of(12, 24, 48, 96, 250, 500, 1000);

  /// Round lengths that leave at least two thirds of the rows to learn from; never none.
  static List<Horizon> of(Dataset dataset) {
    long rows = dataset.rows() / Math.max(1, dataset.entities().size());
    var possible = new ArrayList<Horizon>();
    if (dataset.clock() instanceof Clock.Index || days(dataset) > 31) {
      for (int steps : STEPS) possible.add(new Horizon(Words.of("%s rows", steps), steps));
    } else if (months(dataset)) {
      for (int months : MONTHS) possible.add(new Horizon(Words.of("%s months", months), months));
    } else {
      for (long hours : HOURS) {
        long ahead = hours * HOUR / Math.max(1, dataset.interval());
        String title = Times.length(dataset.clock(), hours * HOUR);
        if (ahead <= MOST_ROWS) possible.add(new Horizon(title, (int) ahead));
      }
    }
    possible.removeIf(horizon -> horizon.rows < LEAST_ROWS || horizon.rows > rows / 3);
    int least = Math.clamp(rows / 3, 1, LEAST_ROWS);
    if (possible.isEmpty()) possible.add(new Horizon(Figures.count(least, "row"), least));
    return List.copyOf(possible);
  }

  /// That many rows, as they are called on the chip.
  static Horizon of(Dataset dataset, int rows) {
    return of(dataset).stream()
        .filter(horizon -> horizon.rows == rows)
        .findFirst()
        .orElseGet(() -> new Horizon(title(dataset, rows), rows));
  }

  private static String title(Dataset dataset, int rows) {
    boolean even = !(dataset.clock() instanceof Clock.Index) && days(dataset) < 28;
    return even
        ? Times.length(dataset.clock(), rows * dataset.interval())
        : Figures.count(rows, months(dataset) ? "month" : "row");
  }

  /// The farthest that can be looked ahead with at least two thirds of the rows to learn from.
  static int most(Dataset dataset) {
    long rows = dataset.rows() / Math.max(1, dataset.entities().size());
    return Math.clamp(rows / 3, 1, MOST_ROWS);
  }

  private static double days(Dataset dataset) {
    return dataset.interval() / (24.0 * HOUR);
  }

  private static boolean months(Dataset dataset) {
    double days = days(dataset);
    return !(dataset.clock() instanceof Clock.Index) && days >= 28 && days <= 31;
  }

  /// What is looked ahead unless somebody says otherwise: the middle of what is possible.
  static Horizon usual(List<Horizon> possible) {
    return possible.get(possible.size() / 2);
  }
}
