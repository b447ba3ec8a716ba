package io.driftglass.workbench.live;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a feed that goes on has to tell: that it is silent, that an anomaly is on. Told where it
/// changes and, while it is wrong, once a minute: an alert may wait for how long it lasts.
final class FeedSignals {
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final int INTERVALS = 10;

  private final FeedSetup setup;
  private final Duration patience;
  private final InstantSource clock;
  private final Watched silence = new Watched(AlertType.FEED_SILENT);
  private final Watched anomaly = new Watched(AlertType.ANOMALY);

  /// @param learnt rows like those of the feed; ten of their intervals without a row, a minute at
  ///   least, are a silence
  FeedSignals(FeedSetup setup, Dataset learnt, InstantSource clock) {
    this.setup = setup;
    this.clock = clock;
    double seconds = INTERVALS * learnt.intervalSeconds();
    var usual = seconds > 0 ? Duration.ofMillis((long) (1000 * seconds)) : LEAST;
    this.patience = usual.compareTo(LEAST) > 0 ? usual : LEAST;
  }

  /// What a feed of that name has left told when its process died is over.
  List<Signal> begun() {
    return List.of(silence.signal(false, ""), anomaly.signal(false, ""));
  }

  /// @return what has changed, and what is wrong still
  List<Signal> of(FeedState state) {
    var silent =
        state.staleSince().map(since -> "No row of %s since %s.".formatted(setup.name(), since));
    var strange =
        "Anomaly on %s%s: a score of %.3g is over the level of %.3g."
            .formatted(
                setup.name(),
                state.served().isEmpty() ? "" : ", served by " + state.served(),
                state.score(),
                state.level());
    return Stream.concat(
            silence.now(state.staleSince().map(this::tooLong).orElse(false), silent.orElse("")),
            anomaly.now(state.strange(), strange))
        .toList();
  }

  /// The end of the feed ends what it has told.
  List<Signal> ended() {
    return Stream.concat(silence.now(false, ""), anomaly.now(false, "")).toList();
  }

  private boolean tooLong(Instant since) {
    return !clock.instant().isBefore(since.plus(patience));
  }

  /// One thing that is right or wrong.
  private final class Watched {
    private final AlertType type;
    private boolean wrong;
    private Instant told = Instant.MIN;

    Watched(AlertType type) {
      this.type = type;
    }

    Stream<Signal> now(boolean isWrong, String text) {
      boolean again = isWrong && !clock.instant().isBefore(told.plus(AGAIN));
      if (isWrong == wrong && !again) return Stream.empty();
      wrong = isWrong;
      told = clock.instant();
      return Stream.of(signal(isWrong, text));
    }

    Signal signal(boolean isWrong, String text) {
      return new Signal(
          type,
          AlertLevel.MAJOR,
          Optional.of(Task.ANOMALY),
          setup.version().isEmpty() ? setup.method() : setup.version(),
          setup.entity(),
          "feed " + setup.name(),
          isWrong ? Signal.State.WRONG : Signal.State.RIGHT,
          isWrong ? text : "",
          Map.of("feed", setup.name()));
    }
  }
}
