package io.driftglass.workbench;

import io.driftglass.data.Dataset;
import io.driftglass.live.FeedSetup;
import io.driftglass.live.FeedState;
import io.driftglass.monitor.AlertLevel;
import io.driftglass.monitor.AlertType;
import io.driftglass.monitor.Signal;
import io.driftglass.registry.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a feed that goes on has to tell: that it is silent, that an anomaly is on. Told where it
/// changes, not at every row.
final class FeedSignals {
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final int INTERVALS = 10;

  private final FeedSetup setup;
  private final Duration patience;
  private final InstantSource clock;
  private boolean silent;
  private boolean strange;

  /// @param learnt rows like those of the feed; ten of their intervals without a row, a minute at
  ///   least, are a silence
  FeedSignals(FeedSetup setup, Dataset learnt, InstantSource clock) {
    this.setup = setup;
    this.clock = clock;
    double seconds = INTERVALS * learnt.intervalSeconds();
    var usual = seconds > 0 ? Duration.ofMillis((long) (1000 * seconds)) : LEAST;
    this.patience = usual.compareTo(LEAST) > 0 ? usual : LEAST;
  }

  /// @return what has changed
  List<Signal> of(FeedState state) {
    var signals = new ArrayList<Signal>();
    boolean nowSilent = state.staleSince().map(this::tooLong).orElse(false);
    if (nowSilent != silent) {
      var text =
          state.staleSince().map(since -> "No row of %s since %s.".formatted(setup.name(), since));
      signals.add(signal(AlertType.FEED_SILENT, nowSilent, text.orElse("")));
      silent = nowSilent;
    }
    if (state.strange() != strange) {
      var text =
          "Anomaly on %s: a score of %.3g is over the level of %.3g."
              .formatted(setup.name(), state.score(), state.level());
      signals.add(signal(AlertType.ANOMALY, state.strange(), text));
      strange = state.strange();
    }
    return signals;
  }

  /// The end of the feed ends what it has told.
  List<Signal> ended() {
    var signals = new ArrayList<Signal>();
    if (silent) signals.add(signal(AlertType.FEED_SILENT, false, ""));
    if (strange) signals.add(signal(AlertType.ANOMALY, false, ""));
    return signals;
  }

  private boolean tooLong(Instant since) {
    return !clock.instant().isBefore(since.plus(patience));
  }

  private Signal signal(AlertType type, boolean wrong, String text) {
    return new Signal(
        type,
        AlertLevel.MAJOR,
        Optional.of(Task.ANOMALY),
        setup.version().isEmpty() ? setup.method() : setup.version(),
        setup.entity(),
        "feed " + setup.name(),
        wrong ? Signal.State.WRONG : Signal.State.RIGHT,
        wrong ? text : "",
        Map.of("feed", setup.name()));
  }
}
