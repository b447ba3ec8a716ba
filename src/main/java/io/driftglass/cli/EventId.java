package io.driftglass.cli;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.problem.InvalidId;
import io.driftglass.problem.NotFound;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.detect.Detected;
import java.util.Comparator;
import java.util.List;

/// Names an event on the command line: the search's number, a point, and the event's number, oldest
/// first, as `12.3`.
record EventId(long search, int number) {
  static String of(Detected detected, AnomalyEvent event) {
    return detected.id() + "." + (oldestFirst(detected).indexOf(event) + 1);
  }

  /// @throws InvalidId where it is no event
  static EventId parse(String text) {
    if (!text.matches("[0-9]{1,18}\\.[0-9]{1,9}")) {
      throw new InvalidId(
          "'%s' is no event.".formatted(text),
          "An event is a search and a number, such as 12.3; 'detect' lists them.");
    }
    int point = text.indexOf('.');
    return new EventId(
        Long.parseLong(text.substring(0, point)), Integer.parseInt(text.substring(point + 1)));
  }

  Detected in(Workbench workbench) {
    return workbench.detection().get(search);
  }

  /// @throws NotFound where the search has no event of that number
  AnomalyEvent of(Detected detected) {
    var events = oldestFirst(detected);
    if (number >= 1 && number <= events.size()) return events.get(number - 1);
    throw new NotFound(
        "Search %d has no event %d.".formatted(search, number),
        events.isEmpty() ? "It found none." : "It has 1 to %d.".formatted(events.size()));
  }

  static List<AnomalyEvent> oldestFirst(Detected detected) {
    return detected.events().stream()
        .sorted(Comparator.comparingInt(AnomalyEvent::fromRow))
        .toList();
  }
}
