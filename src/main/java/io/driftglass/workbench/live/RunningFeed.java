package io.driftglass.workbench.live;

import io.driftglass.data.Dataset;
import io.driftglass.live.FeedSetup;
import io.driftglass.live.FeedState;
import io.driftglass.live.LineQueue;
import io.driftglass.live.LiveForecast;
import io.driftglass.live.LiveModel;
import io.driftglass.live.LiveRows;
import io.driftglass.series.Clock;
import java.util.Optional;

/// A feed that goes on beside everything else: looked at, held and stopped from any thread.
public final class RunningFeed {
  /// Where it is in its life.
  public enum Status {
    /// The model is being read or fitted.
    STARTING,
    RUNNING,
    /// The source waits, or its lines are counted as dropped.
    PAUSED,
    STOPPED,
    FAILED
  }

  private final FeedSetup setup;
  private final LineQueue lines;
  private volatile Status status = Status.STARTING;
  private volatile Optional<FeedState> state = Optional.empty();
  private volatile Optional<Seen> seen = Optional.empty();
  private volatile Optional<Exception> failure = Optional.empty();
  private volatile Optional<? extends Exception> unforecast = Optional.empty();
  private volatile Optional<String> unmodelled = Optional.empty();

  /// What can be looked at once the model is there.
  ///
  /// @param forecast empty where none was asked for
  /// @param learnt what the model was fitted on
  public record Seen(
      LiveModel model, LiveRows rows, Optional<LiveForecast> forecast, Dataset learnt) {
    public Clock clock() {
      return model.clock();
    }
  }

  RunningFeed(FeedSetup setup, LineQueue lines) {
    this.setup = setup;
    this.lines = lines;
  }

  public FeedSetup setup() {
    return setup;
  }

  public Status status() {
    return status == Status.RUNNING && lines.isHeld() ? Status.PAUSED : status;
  }

  public boolean ended() {
    return status == Status.STOPPED || status == Status.FAILED;
  }

  /// How far it is; empty until its first lines have come.
  public Optional<FeedState> state() {
    return state;
  }

  public Optional<Seen> seen() {
    return seen;
  }

  /// Why it failed.
  public Optional<Exception> failure() {
    return failure;
  }

  /// Why it goes on without a forecast that was asked for.
  public Optional<? extends Exception> unforecast() {
    return unforecast;
  }

  /// Why no model scores it, but the fallback.
  public Optional<String> unmodelled() {
    return unmodelled;
  }

  /// Whether the source sends by itself what it could also be asked for.
  public boolean isPushed() {
    return lines.isPushed();
  }

  public void pause() {
    lines.hold(true);
  }

  public void resume() {
    lines.hold(false);
  }

  /// Asks it to end; what has come is kept.
  public void stop() {
    lines.close();
  }

  LineQueue lines() {
    return lines;
  }

  void begins(Seen what) {
    seen = Optional.of(what);
    status = Status.RUNNING;
  }

  void tell(FeedState now) {
    state = Optional.of(now);
  }

  void goesOnUnforecast(Optional<? extends Exception> why) {
    unforecast = why;
  }

  void fallsBack(String why) {
    unmodelled = Optional.of(why);
  }

  void ends(Optional<Exception> why) {
    failure = why;
    status = why.isPresent() ? Status.FAILED : Status.STOPPED;
  }
}
