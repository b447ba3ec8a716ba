package io.driftglass.ui.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// How far back a trend reaches from its newest figure.
enum Reach {
  WEEK("1 w", 7),
  MONTH("1 m", 30),
  HALF_YEAR("6 m", 182),
  ALL("All", 0);

  private final String title;
  private final int days;

  Reach(String title, int days) {
    this.title = title;
    this.days = days;
  }

  static List<String> titles() {
    return List.of(values()).stream().map(reach -> reach.title).toList();
  }

  static Reach of(String title) {
    return List.of(values()).stream().filter(r -> r.title.equals(title)).findFirst().orElse(ALL);
  }

  /// Those within it; figures without a calendar are all of one moment.
  ///
  /// @param figures oldest first
  <T> List<T> of(List<T> figures, Function<T, Instant> at) {
    if (this == ALL || figures.isEmpty()) return figures;
    var from = at.apply(figures.getLast()).minus(Duration.ofDays(days));
    return figures.stream().filter(figure -> !at.apply(figure).isBefore(from)).toList();
  }
}
