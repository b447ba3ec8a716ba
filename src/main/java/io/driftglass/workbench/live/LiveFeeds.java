package io.driftglass.workbench.live;

import io.driftglass.data.Dataset;
import io.driftglass.db.DatabaseException;
import io.driftglass.forecast.Forecaster;
import io.driftglass.job.Progress;
import io.driftglass.live.FeedSetup;
import io.driftglass.live.FeedSetupStore;
import io.driftglass.live.LineQueue;
import io.driftglass.live.LiveForecast;
import io.driftglass.live.LiveModel;
import io.driftglass.live.LiveRows;
import io.driftglass.method.Method;
import io.driftglass.monitor.Signal;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.DamagedArtifact;
import io.driftglass.problem.InvalidId;
import io.driftglass.problem.NotFound;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.monitor.Tracking;
import io.driftglass.workbench.registry.Models;
import io.driftglass.workbench.run.Catalogues;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Feeds that go on beside everything else, each on threads of its own, until they are stopped or
/// the workspace closes.
public final class LiveFeeds {
  private static final Logger LOG = LoggerFactory.getLogger(LiveFeeds.class);
  private static final Duration STALE_AFTER = Duration.ofSeconds(10);
  private static final int QUEUE_ROWS = 10_000;
  private static final int FITTED_ROWS = 20_000;
  private static final int LEAST_AHEAD = 300;
  private static final int MOST_AHEAD = 2000;
  private static final long AHEAD_MICROS = 2_000_000;
  private static final long FORECAST_EVERY_MILLIS = 1000;
  private static final int SETUPS_SHOWN = 100;
  private static final long CLOSE_MILLIS = 5000;

  private final Feeds feeds;
  private final Datasets datasets;
  private final Models models;
  private final FeedSetupStore store;
  private final Tracking tracking;
  private final InstantSource clock;
  private final List<RunningFeed> running = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  public LiveFeeds(
      Feeds feeds,
      Datasets datasets,
      Models models,
      FeedSetupStore store,
      Tracking tracking,
      InstantSource clock) {
    this.tracking = tracking;
    this.clock = clock;
    this.feeds = feeds;
    this.datasets = datasets;
    this.models = models;
    this.store = store;
  }

  /// Those of this session, newest first; ended ones stay until they are started again.
  public List<RunningFeed> list() {
    return List.copyOf(running).reversed();
  }

  /// The last hundred setups that were used before, newest first.
  public List<FeedSetupStore.Kept> setups() {
    return store.list(SETUPS_SHOWN);
  }

  /// Feeds that were going on when the process died, newest first.
  public List<FeedSetupStore.Kept> interrupted() {
    var now = running.stream().map(feed -> feed.setup().name()).toList();
    return store.goingOn().stream().filter(kept -> !now.contains(kept.setup().name())).toList();
  }

  /// Leaves an interrupted feed ended.
  public void dismiss(FeedSetup setup) {
    store.ended(setup.name());
  }

  /// Starts a feed and returns at once.
  ///
  /// @throws Conflict where one of that name goes on
  public RunningFeed start(FeedSetup setup) {
    if (running.stream().anyMatch(f -> !f.ended() && f.setup().name().equals(setup.name()))) {
      throw new Conflict(
          "A feed named '" + setup.name() + "' goes on.", "Stop it, or choose another name.");
    }
    store.begun(setup);
    var feed = new RunningFeed(setup, new LineQueue(QUEUE_ROWS, setup.feed().waits()));
    var names = running.stream().map(one -> one.setup().name()).toList();
    int ended = names.indexOf(setup.name());
    if (ended < 0) running.add(feed);
    else running.set(ended, feed);
    threads.removeIf(thread -> !thread.isAlive());
    threads.add(Thread.ofPlatform().daemon().name("feed-" + setup.name()).start(() -> score(feed)));
    return feed;
  }

  /// Ends all of them and waits a moment; a feed that the closing ended is not interrupted.
  public void close() {
    running.forEach(RunningFeed::stop);
    try {
      for (var thread : threads) thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void score(RunningFeed feed) {
    try {
      var model = model(feed);
      var rows = new LiveRows(model.read());
      var forecast = forecast(feed.setup(), model, rows);
      var learnt = learnt(feed);
      feed.begins(new RunningFeed.Seen(model, rows, forecast, learnt));
      forecast.ifPresent(ahead -> forecasting(feed, ahead));
      run(feed, model, rows, new FeedSignals(feed.setup(), learnt, clock));
      ended(feed, Optional.empty());
    } catch (InterruptedException e) {
      ended(feed, Optional.of(e));
    } catch (IOException | RuntimeException e) {
      LOG.error("feed {} failed", feed.setup().name(), e);
      ended(feed, Optional.of(e));
    }
  }

  private void run(RunningFeed feed, LiveModel model, LiveRows rows, FeedSignals signals)
      throws IOException, InterruptedException {
    tell(signals.begun());
    try {
      feeds.run(
          new Feeds.Request(
              feed.setup().name(),
              feed.setup().feed(),
              model,
              Optional.empty(),
              STALE_AFTER,
              false,
              QUEUE_ROWS),
          feed.lines(),
          Optional.of(rows),
          state -> {
            feed.tell(state);
            tell(signals.of(state));
          },
          Progress.NONE);
    } finally {
      tell(signals.ended());
    }
  }

  private void tell(List<Signal> signals) {
    if (!signals.isEmpty()) tracking.tell(signals);
  }

  /// Noted before it is seen: whoever sees the end may begin the next of that name. Where the
  /// workspace has closed meanwhile, the feed counts as interrupted.
  private void ended(RunningFeed feed, Optional<Exception> why) {
    try {
      store.ended(feed.setup().name());
    } catch (DatabaseException closed) {
      LOG.warn("the end of feed {} is not kept", feed.setup().name(), closed);
    } finally {
      feed.ends(why);
    }
  }

  private void forecasting(RunningFeed feed, LiveForecast forecast) {
    Thread.ofPlatform()
        .daemon()
        .name("forecast-" + feed.setup().name())
        .start(
            () -> {
              try {
                while (!feed.ended() && !feed.lines().isClosed()) {
                  forecast.goOn();
                  feed.goesOnUnforecast(forecast.lacking());
                  Thread.sleep(FORECAST_EVERY_MILLIS);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException e) {
                LOG.warn("feed {} goes on without a forecast", feed.setup().name(), e);
                feed.goesOnUnforecast(Optional.of(e));
              }
            });
  }

  /// That of the setup; where its version is gone, the fallback.
  private LiveModel model(RunningFeed feed) {
    var setup = feed.setup();
    if (!setup.version().isEmpty()) {
      try {
        return feeds.registered(models.get(setup.version()));
      } catch (NotFound | InvalidId | DamagedArtifact e) {
        LOG.warn("feed {} is scored by the fallback", setup.name(), e);
        feed.fallsBack(e.problem().what());
        return fallback(setup);
      }
    }
    if (!setup.method().equals(Fallback.METHOD)) {
      return feeds.fitted(
          datasets.get(setup.dataset()), setup.entity(), setup.method(), Map.of(), Progress.NONE);
    }
    feed.fallsBack("None was chosen for this feed.");
    return fallback(setup);
  }

  private LiveModel fallback(FeedSetup setup) {
    return feeds.fallback(datasets.get(setup.dataset()), setup.entity(), Progress.NONE);
  }

  private Dataset learnt(RunningFeed feed) {
    var setup = feed.setup();
    boolean registered = !setup.version().isEmpty() && feed.unmodelled().isEmpty();
    return datasets.get(
        registered ? models.get(setup.version()).card().dataset() : setup.dataset());
  }

  /// Fitted on the newest rows of the setup's dataset; as far ahead as two seconds have rows.
  private Optional<LiveForecast> forecast(FeedSetup setup, LiveModel model, LiveRows rows) {
    if (setup.forecaster().isEmpty()) return Optional.empty();
    var dataset = datasets.get(setup.dataset());
    Method<Forecaster> method = Catalogues.forecaster(setup.forecaster());
    var frame = newest(datasets.frame(dataset, setup.entity()));
    int ahead = ahead(dataset);
    var fitted = method.withDefaults().fit(frame, ahead, Progress.NONE);
    return Optional.of(new LiveForecast(fitted, model, rows, ahead));
  }

  private static Frame newest(Frame frame) {
    return frame.slice(Math.max(0, frame.rows() - FITTED_ROWS), frame.rows());
  }

  private static int ahead(Dataset dataset) {
    boolean index = dataset.clock() instanceof Clock.Index;
    long rows = index ? LEAST_AHEAD : AHEAD_MICROS / Math.max(1, dataset.interval());
    return Math.clamp(rows, LEAST_AHEAD, MOST_AHEAD);
  }
}
