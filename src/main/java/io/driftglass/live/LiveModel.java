package io.driftglass.live;

import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.LiveScorer;
import io.driftglass.detect.threshold.DynamicThreshold;
import io.driftglass.detect.threshold.RowLevel;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import java.util.List;

/// A detector as it scores a feed.
///
/// @param name as kept with the scores
/// @param channels those of the data it was fitted on
public record LiveModel(String name, FittedDetector fitted, Clock clock, List<Channel> channels) {
  public LiveModel {
    channels = List.copyOf(channels);
  }

  /// The channels it reads, in the order in which it wants them.
  public List<String> read() {
    return channels.stream()
        .filter(channel -> channel.role() == Role.TARGET || channel.role() == Role.INPUT)
        .map(Channel::name)
        .toList();
  }

  /// @param before rows that came already; may be empty
  LiveScorer scorer(Frame before) {
    if (before.rows() > 0) return fitted.live(before);
    var none = new double[channels.size()][0];
    return fitted.live(Frame.of(clock, new long[0], channels, none));
  }

  /// From which on a score is strange: of normal scores and the rows before it alone.
  ///
  /// @param first rows of the feed, for their interval
  RowLevel levels(Frame first) {
    var threshold = fitted.decision().threshold();
    double[] reference = fitted.reference();
    if (!(threshold instanceof Threshold.Dynamic dynamic)) {
      return Thresholds.rowByRow(threshold, first, reference);
    }
    double[] levels = DynamicThreshold.alarms(reference, dynamic).level();
    double last = levels.length == 0 ? Double.POSITIVE_INFINITY : levels[levels.length - 1];
    return score -> last;
  }
}
