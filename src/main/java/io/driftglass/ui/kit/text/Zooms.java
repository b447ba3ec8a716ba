package io.driftglass.ui.kit.text;

import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The lengths of time a chart can be switched to: those that fit the data, and all of it.
///
/// @param titles as on the switch, the last is `All`
public record Zooms(List<String> titles, List<Long> lengths) {
  /// What shows everything.
  public static final String ALL = "All";

  private static final int LEAST_ROWS = 24;
  private static final int MOST = 3;

  private record Step(String title, long ticks) {}

  private static final List<Step> TIMES =
      List.of(
          time("1 min", Duration.ofMinutes(1)),
          time("10 min", Duration.ofMinutes(10)),
          time("1 h", Duration.ofHours(1)),
          time("6 h", Duration.ofHours(6)),
          time("1 d", Duration.ofDays(1)),
          time("1 w", Duration.ofDays(7)),
          time("1 m", Duration.ofDays(30)),
          time("1 y", Duration.ofDays(365)),
          time("5 y", Duration.ofDays(1826)));

  public Zooms {
    titles = List.copyOf(titles);
    lengths = List.copyOf(lengths);
  }

  /// @param interval ticks between rows: a step shows at least [#LEAST_ROWS] of them
  public static Zooms of(Clock clock, Interval span, long interval) {
    var fitting =
        (clock instanceof Clock.Index ? steps() : TIMES)
            .stream()
                .filter(s -> s.ticks < span.length() && s.ticks >= LEAST_ROWS * interval)
                .toList();
    var chosen = fitting.subList(Math.max(0, fitting.size() - MOST), fitting.size());
    var titles = new ArrayList<>(chosen.stream().map(Step::title).toList());
    titles.add(ALL);
    return new Zooms(titles, chosen.stream().map(Step::ticks).toList());
  }

  /// The stretch of that length about the middle of `around`, inside `span`; `span` for all.
  public Interval about(String title, Interval around, Interval span) {
    int place = titles.indexOf(title);
    if (place < 0 || place >= lengths.size()) return span;
    long length = Math.min(lengths.get(place), span.length());
    long middle = around.from() + around.length() / 2;
    long from = Math.clamp(middle - length / 2, span.from(), span.until() - length);
    return new Interval(from, from + length);
  }

  private static List<Step> steps() {
    var steps = new ArrayList<Step>();
    for (long n = 100; n <= 10_000_000; n *= 10) steps.add(new Step(Figures.count(n), n));
    return steps;
  }

  private static Step time(String title, Duration length) {
    return new Step(title, length.toMillis() * 1000);
  }
}
