package io.driftglass.label;

import io.driftglass.detect.Severity;
import io.driftglass.forecast.Limit;
import io.driftglass.forecast.Limit.Side;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A value of a channel that operators want to be told of. It says nothing of normal or strange and
/// is never shown to a model.
///
/// @param channel its name in the dataset
/// @param value in the channel's unit, finite
public record AlarmLimit(String channel, Level level, double value) {
  /// The four usual ones (ANSI/ISA-18.2), from the lowest.
  public enum Level {
    LOW_LOW("Low-low", Severity.CRITICAL, Side.BELOW),
    LOW("Low", Severity.MAJOR, Side.BELOW),
    HIGH("High", Severity.MAJOR, Side.ABOVE),
    HIGH_HIGH("High-high", Severity.CRITICAL, Side.ABOVE);

    private final String title;
    private final Severity severity;
    private final Side side;

    Level(String title, Severity severity, Side side) {
      this.title = title;
      this.severity = severity;
      this.side = side;
    }

    public String title() {
      return title;
    }

    /// How bad it is to pass it.
    public Severity severity() {
      return severity;
    }

    /// Where it is passed.
    public Side side() {
      return side;
    }
  }

  /// For a forecast, which may cross it.
  public Limit limit() {
    return new Limit(value, level.side);
  }

  /// What is wrong with the limits of one channel: each must be above the one before it.
  public static Optional<String> wrong(List<AlarmLimit> ofOneChannel) {
    var rising = ofOneChannel.stream().sorted(Comparator.comparing(AlarmLimit::level)).toList();
    for (int i = 1; i < rising.size(); i++) {
      var lower = rising.get(i - 1);
      var upper = rising.get(i);
      if (lower.value < upper.value) continue;
      return Optional.of(
          "%s must be above %s."
              .formatted(upper.level.title, lower.level.title.toLowerCase(Locale.ROOT)));
    }
    return Optional.empty();
  }
}
