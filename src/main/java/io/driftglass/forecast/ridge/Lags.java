package io.driftglass.forecast.ridge;

import io.driftglass.forecast.Season;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// Which earlier rows an autoregression looks at, by season and rows at hand.
@FunctionalInterface
public interface Lags {
  /// Rows back, ascending, the first 1 or more.
  int[] of(Season season, int rows);

  /// 1 up to that many.
  static Lags first(BiFunction<Season, Integer, Integer> count) {
    return (season, rows) -> IntStream.rangeClosed(1, count.apply(season, rows)).toArray();
  }

  /// The last cycle and a little more, then two rows either side of every whole cycle in the longer
  /// one (two cycles where there is no longer one), as far as a third of the rows reach.
  ///
  /// Long cycles are thinned, so that there are never more than some 150 lags.
  static int[] seasonal(Season season, int rows) {
    int farthest = Math.max(1, rows / 3);
    var lags = new TreeSet<Integer>();
    int near = season.present() ? season.rows() + 2 : 12;
    int stride = Math.max(1, near / 100);
    for (int lag = 1; lag <= near; lag += lag < 24 ? 1 : stride) lags.add(lag);
    if (season.present()) {
      int cycles = season.nested() ? season.longer() / season.rows() : season.rows() < 12 ? 4 : 2;
      for (int cycle = 1; cycle <= cycles; cycle++) {
        for (int off = -2; off <= 2; off++) lags.add(Math.max(1, cycle * season.rows() + off));
      }
    }
    return lags.stream().mapToInt(Integer::intValue).filter(lag -> lag <= farthest).toArray();
  }

  /// Every lag of the longer cycle and four more; thinned beyond 400.
  static int[] dense(Season season, int rows) {
    int count = season.longer() + 4;
    int stride = Math.max(1, count / 300);
    return IntStream.rangeClosed(1, count)
        .filter(lag -> lag <= 48 || lag % stride == 0 || count - lag < 8)
        .toArray();
  }
}
