package io.driftglass.workbench.live;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.live.Feed;
import io.driftglass.live.FeedScoring;
import io.driftglass.live.FeedState;
import io.driftglass.live.FeedStore;
import io.driftglass.live.LineQueue;
import io.driftglass.live.LiveEvent;
import io.driftglass.live.LiveModel;
import io.driftglass.live.LiveRows;
import io.driftglass.method.Settings;
import io.driftglass.monitor.abtest.AbTestStore;
import io.driftglass.problem.Conflict;
import io.driftglass.registry.ModelStore;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.run.Catalogues;
import io.driftglass.workbench.run.StoredModels;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Data that keep coming, scored as they come.
public final class Feeds {
  /// What is scored with what.
  ///
  /// @param name a feed of that name and model goes on where it stopped
  /// @param until when it ends; never where empty
  /// @param staleAfter silence that is told
  /// @param untilStale whether silence ends it
  /// @param queueRows lines that may wait
  public record Request(
      String name,
      Feed feed,
      LiveModel model,
      Optional<Instant> until,
      Duration staleAfter,
      boolean untilStale,
      int queueRows) {}

  private static final long PATIENCE_MILLIS = 1000;

  private final Datasets datasets;
  private final ModelStore models;
  private final FeedStore store;
  private final AbTestStore tests;
  private final Fallback fallback;
  private final InstantSource time;

  public Feeds(
      Datasets datasets,
      ModelStore models,
      FeedStore store,
      AbTestStore tests,
      Fallback fallback,
      InstantSource time) {
    this.datasets = datasets;
    this.models = models;
    this.store = store;
    this.tests = tests;
    this.fallback = fallback;
    this.time = time;
  }

  /// A registered detector, exactly as it was fitted.
  ///
  /// @throws Conflict where the version is a forecaster
  public LiveModel registered(ModelVersion version) {
    if (version.card().task() != Task.ANOMALY) {
      throw new Conflict(
          version.title() + " forecasts; it does not find anomalies.",
          "Choose a version of task anomaly.");
    }
    var fitted = StoredModels.detector(models, version);
    var dataset = datasets.get(version.card().dataset());
    return new LiveModel(version.title(), fitted, dataset.clock(), dataset.channels());
  }

  /// A detector fitted on all rows of a dataset, for this feed alone.
  public LiveModel fitted(
      Dataset dataset,
      String entity,
      String method,
      Map<String, String> settings,
      Progress progress) {
    var declared = Catalogues.detector(method);
    var detector = declared.make().apply(Settings.of(declared.settings(), settings));
    var fitted = detector.forStream().fit(datasets.frame(dataset, entity), progress);
    var name = declared.id() + " on " + Datasets.title(dataset);
    return new LiveModel(name, fitted, dataset.clock(), dataset.channels());
  }

  /// What scores a feed that no model is there for, fitted on all rows of a dataset.
  public LiveModel fallback(Dataset dataset, String entity, Progress progress) {
    var fitted = fitted(dataset, entity, Fallback.DETECTOR, fallback.settings(), progress);
    return new LiveModel(
        Fallback.METHOD + ": " + fitted.name(), fitted.fitted(), fitted.clock(), fitted.channels());
  }

  /// Runs a feed until it ends or is cancelled. While its version takes part in an open split test
  /// the other one has its part of the rows.
  ///
  /// @param told about 30 times a second
  /// @return its number, for [#scores] and [#events]
  public long run(Request request, Consumer<FeedState> told, Progress progress)
      throws IOException, InterruptedException {
    var lines = new LineQueue(request.queueRows(), request.feed().waits());
    return run(request, lines, Optional.empty(), told, progress);
  }

  long run(
      Request request,
      LineQueue lines,
      Optional<LiveRows> shown,
      Consumer<FeedState> told,
      Progress progress)
      throws IOException, InterruptedException {
    var failure = new AtomicReference<Exception>();
    var source =
        Thread.ofPlatform()
            .daemon()
            .name("driftglass-feed")
            .start(() -> receive(request.feed(), lines, failure));
    var keeper = store.open(request.name(), request.feed().sentence(), request.model().name());
    var scoring = new FeedScoring(lines, request.model(), keeper, request.staleAfter(), time);
    shown.ifPresent(scoring::showing);
    var dividing = new Dividing(request.model(), tests, versioned(), time);
    scoring.divide(dividing.now());
    try {
      scoring.run(
          state -> {
            scoring.divide(dividing.now());
            told.accept(state);
            if (over(request, state, progress)) lines.close();
          });
    } finally {
      lines.close();
      source.join(PATIENCE_MILLIS);
      // one that waits for an answer of another computer
      source.interrupt();
      source.join();
    }
    switch (failure.get()) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Exception e -> throw new IOException(e);
    }
    return keeper.feed();
  }

  private Dividing.Versioned versioned() {
    return new Dividing.Versioned() {
      @Override
      public LiveModel live(long version) {
        return registered(models.find(Long.toString(version)));
      }

      @Override
      public long interval(long version) {
        return datasets.get(models.find(Long.toString(version)).card().dataset()).interval();
      }
    };
  }

  /// Who has served which rows; empty where one model has served all.
  public List<FeedStore.Served> served(long feed) {
    return store.served(feed);
  }

  /// Newest first.
  public List<FeedStore.Kept> list() {
    return store.list();
  }

  public FeedStore.Scored scores(long feed) {
    return store.scores(feed);
  }

  public List<LiveEvent> events(long feed) {
    return store.events(feed);
  }

  private boolean over(Request request, FeedState state, Progress progress) {
    return progress.cancelled()
        || (request.untilStale() && state.staleSince().isPresent())
        || request.until().filter(end -> !time.instant().isBefore(end)).isPresent();
  }

  private static void receive(Feed feed, LineQueue lines, AtomicReference<Exception> failure) {
    try {
      feed.run(lines);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      if (!lines.isClosed()) failure.set(e);
    } finally {
      lines.close();
    }
  }
}
