package io.driftglass.detect;

import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Spread;
import java.util.List;

/// Which events are worth an alarm. What they leave out is still scored.
///
/// @param direction of the leading channel at the peak, from what was expected, or from its median
///   where the detector expects nothing
/// @param maintenance times in which nothing is an alarm; see [Maintenance]
/// @param muted names of channels whose events are no alarm when they lead
/// @param least the lowest severity that is an alarm
public record AlarmRules(
    Direction direction, List<String> maintenance, List<String> muted, Severity least) {
  public static final AlarmRules NONE =
      new AlarmRules(Direction.ANY, List.of(), List.of(), Severity.LOW);

  public AlarmRules {
    maintenance = List.copyOf(maintenance);
    muted = List.copyOf(muted);
  }

  /// @throws InvalidSetting naming the maintenance time that cannot be read
  public void check(Clock clock) {
    for (var text : maintenance) Maintenance.parse(text, clock);
  }

  /// The events that remain, in their order.
  public List<AnomalyEvent> kept(List<AnomalyEvent> events, Frame frame, Scores scores) {
    if (equals(NONE)) return events;
    var closed = maintenance.stream().map(text -> Maintenance.parse(text, frame.clock())).toList();
    return events.stream()
        .filter(event -> event.severity().compareTo(least) >= 0)
        .filter(event -> !muted.contains(event.topChannel()))
        .filter(event -> closed.stream().noneMatch(m -> m.covers(event.interval(), frame.clock())))
        .filter(event -> direction == Direction.ANY || direction == direction(event, frame, scores))
        .toList();
  }

  private static Direction direction(AnomalyEvent event, Frame frame, Scores scores) {
    var column = frame.column(frame.indexOf(event.topChannel()));
    double expected = Double.NaN;
    if (scores.predicts()) {
      expected = scores.expected()[scores.channels().indexOf(event.topChannel())][event.peakRow()];
    }
    if (Double.isNaN(expected)) {
      var sorted = Spread.sorted(column);
      expected = sorted.length == 0 ? Double.NaN : Spread.median(sorted);
    }
    double value = column[event.peakRow()];
    if (value > expected) return Direction.UP;
    return value < expected ? Direction.DOWN : Direction.ANY;
  }
}
