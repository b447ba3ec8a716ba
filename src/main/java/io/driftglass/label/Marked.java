package io.driftglass.label;

import io.driftglass.series.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A stretch that people have said or written something about.
///
/// @param label empty for a note beside the chart
public record Marked(Interval interval, Optional<Label> label, String text) {
  /// As many as one looks at beside an event.
  public static final int NEAREST = 3;

  /// What people have marked beside a stretch, nearest in time first: their words on other
  /// stretches and the notes beside the chart; [#NEAREST] at most.
  public static List<Marked> near(Interval own, List<Label> labels, List<Annotation> notes) {
    var said =
        labels.stream()
            .filter(label -> !label.interval().equals(own))
            .map(label -> new Marked(label.interval(), Optional.of(label), label.text()));
    var written = notes.stream().map(n -> new Marked(n.interval(), Optional.empty(), n.text()));
    return Stream.concat(said, written)
        .sorted(Comparator.comparingLong(marked -> marked.ticksFrom(own)))
        .limit(NEAREST)
        .toList();
  }

  /// How far it lies from another stretch; 0 where they overlap.
  public long ticksFrom(Interval other) {
    if (interval.overlaps(other)) return 0;
    return Math.max(interval.from() - other.until(), other.from() - interval.until());
  }
}
