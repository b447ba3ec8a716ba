package io.driftglass.ui.live;

import io.driftglass.data.Dataset;
import io.driftglass.live.FeedSetup;
import io.driftglass.live.FeedSetupStore;
import io.driftglass.live.FeedState;
import io.driftglass.method.Method;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.Problem;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Task;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Said;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.live.Fallback;
import io.driftglass.workbench.live.RunningFeed;
import io.driftglass.workbench.run.Catalogues;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The feeds of this session: which is looked at, how it goes, what can be done with it. [#look] is
/// called a few times a second while the page is in view, never for every row.
final class LiveViewModel {
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
  private static final long RATE_MILLIS = 1000;
  private static final String FIT = "fit ";

  private final Desk desk;
  private final InstantSource time;
  private final ReadOnlyObjectWrapper<RunningFeed> feed = new ReadOnlyObjectWrapper<>(this, "feed");
  private final ReadOnlyObjectWrapper<Optional<RunningFeed.Seen>> seen =
      new ReadOnlyObjectWrapper<>(this, "seen", Optional.empty());
  private final ReadOnlyObjectWrapper<RunningFeed.Status> status =
      new ReadOnlyObjectWrapper<>(this, "status");
  private final ReadOnlyObjectWrapper<Problem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper(this, "counts", "");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
  private final ObservableList<FeedSetupStore.Kept> setups = FXCollections.observableArrayList();
  private final ObservableList<String> versions = FXCollections.observableArrayList();
  private long rateFrom;
  private long rateRows;
  private double rate = Double.NaN;

  LiveViewModel(Desk desk, InstantSource time) {
    this.desk = desk;
    this.time = time;
    refresh();
  }

  /// Reads again what was started before and which models there are.
  void refresh() {
    takeUp();
    desk.loader()
        .start(
            "List feeds",
            progress -> desk.workbench().liveFeeds().setups(),
            setups::setAll,
            this::fail);
    desk.loader()
        .start(
            "List detectors",
            progress ->
                desk.workbench().models().list().stream()
                    .filter(v -> v.card().task() == Task.ANOMALY && v.stage() != Stage.ARCHIVED)
                    .map(version -> version.title())
                    .toList(),
            versions::setAll,
            this::fail);
  }

  /// The feed that is looked at; null while there is none.
  ReadOnlyObjectProperty<RunningFeed> feedProperty() {
    return feed.getReadOnlyProperty();
  }

  /// What of it can be drawn, once its model is there.
  ReadOnlyObjectProperty<Optional<RunningFeed.Seen>> seenProperty() {
    return seen.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<RunningFeed.Status> statusProperty() {
    return status.getReadOnlyProperty();
  }

  /// Why the last thing asked for could not be done; null where it could.
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// `12,480 rows · 1,000 rows/s · 3 events`, those that are listed.
  ReadOnlyStringProperty countsProperty() {
    return counts.getReadOnlyProperty();
  }

  /// What the model of the feed that is looked at was fitted on; null while there is none.
  ObservableValue<Dataset> learntProperty() {
    return seen.map(what -> what.map(RunningFeed.Seen::learnt).orElse(null));
  }

  /// `stale since 12:04 · 5 malformed lines · 3 dropped`, and why there is no forecast; empty where
  /// all is well.
  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /// Feeds that were started before, newest first.
  ObservableList<FeedSetupStore.Kept> setups() {
    return setups;
  }

  /// Every feed of this session, newest first.
  List<RunningFeed> running() {
    return desk.workbench().liveFeeds().list();
  }

  /// What a new feed is asked for; empty where no data is open.
  Optional<FeedForm> form() {
    var dataset = desk.selection().datasetProperty().get();
    if (dataset == null) return Optional.empty();
    var form = new FeedForm(dataset, desk.selection().entityProperty().get());
    form.modelProperty().set(models().getFirst());
    return Optional.of(form);
  }

  /// Titles of registered detectors, then what scores where no model is there, then `fit ID` for
  /// methods that are fitted for this feed alone.
  List<String> models() {
    var all = new ArrayList<String>(versions);
    all.add(Fallback.METHOD);
    Catalogues.DETECTORS.stream()
        .filter(method -> method.cost() == Method.Cost.INSTANT && !method.id().equals("auto"))
        .map(method -> FIT + method.id())
        .forEach(all::add);
    return all;
  }

  List<String> forecasters() {
    return Catalogues.FORECASTERS.stream()
        .filter(method -> method.cost() == Method.Cost.INSTANT && !method.id().equals("auto"))
        .map(Method::id)
        .toList();
  }

  /// That no model scores the feed, and why; empty where one does.
  Optional<Problem> unmodelled() {
    return feed.get()
        .unmodelled()
        .map(
            why ->
                new Problem(
                    "",
                    Words.of("Fallback: no model scores these rows, but a robust z-score."),
                    Said.of(why)
                        + " "
                        + Words.of("Train a detector, register it and choose it for this feed.")));
  }

  /// @return whether it was started; what is wrong stands in [#problemProperty]
  boolean start(FeedForm form) {
    try {
      var scored = form.modelProperty().get();
      if (versions.contains(scored)) return start(form.setup(scored, ""));
      boolean fits = scored.startsWith(FIT);
      return start(form.setup("", fits ? scored.substring(FIT.length()) : scored));
    } catch (DriftglassException e) {
      problem.set(e.problem());
      return false;
    }
  }

  /// Starts what was started before.
  boolean start(FeedSetup setup) {
    problem.set(null);
    desk.loader()
        .start(
            "Start " + setup.name(),
            progress -> desk.workbench().liveFeeds().start(setup),
            started -> {
              show(started);
              refresh();
            },
            this::fail);
    return true;
  }

  /// Looks at a feed that was started elsewhere, where none is looked at or where it has taken the
  /// place of the one that is.
  void takeUp() {
    var now = feed.get();
    running().stream()
        .filter(one -> now == null || one.setup().name().equals(now.setup().name()))
        .findFirst()
        .filter(one -> !one.equals(now))
        .ifPresent(this::show);
  }

  /// Looks at another feed.
  void show(RunningFeed other) {
    seen.set(Optional.empty());
    status.set(null);
    feed.set(other);
    rateFrom = 0;
    rate = Double.NaN;
    look();
  }

  void pauseOrResume() {
    var now = feed.get();
    if (now == null) return;
    if (now.status() == RunningFeed.Status.PAUSED) now.resume();
    else if (now.status() == RunningFeed.Status.RUNNING) now.pause();
    look();
  }

  void stop() {
    if (feed.get() != null) feed.get().stop();
  }

  /// Starts the ended feed again, from where it stopped.
  void restart() {
    var now = feed.get();
    if (now != null && now.ended()) start(now.setup());
  }

  /// Takes up how the feed stands now.
  void look() {
    var now = feed.get();
    if (now == null) return;
    if (!now.seen().equals(seen.get())) seen.set(now.seen());
    var stands = now.status();
    if (stands != status.get()) {
      status.set(stands);
      desk.navigator().badge("live", badge(stands));
      now.failure().ifPresent(failure -> problem.set(Problems.of(failure)));
    }
    var state = now.state();
    counts.set(state.map(s -> told(now, s)).orElse(""));
    trouble.set(state.map(s -> wrong(now, s)).orElse(""));
  }

  void dismissProblem() {
    problem.set(null);
  }

  private static String badge(RunningFeed.Status status) {
    return switch (status) {
      case STARTING, RUNNING -> Words.of("running");
      case PAUSED -> Words.of("paused");
      case STOPPED -> "";
      case FAILED -> Words.of("failed");
    };
  }

  private String told(RunningFeed now, FeedState state) {
    measure(state.rows());
    var text = Figures.count(state.rows(), "row");
    if (!now.ended() && !Double.isNaN(rate))
      text += " · " + Words.of("%s rows/s", Figures.value(rate));
    long events = now.seen().map(what -> what.rows().events().size()).orElse(0);
    text += " · " + Figures.count(events, "event");
    if (now.isPushed()) text += " · " + Words.of("pushed");
    if (!state.served().isEmpty()) text += " · " + Words.of("served by %s", state.served());
    return text;
  }

  private void measure(long rows) {
    long millis = time.millis();
    if (rateFrom == 0 || rows < rateRows) {
      rateFrom = millis;
      rateRows = rows;
    } else if (millis - rateFrom >= RATE_MILLIS) {
      rate = (rows - rateRows) * 1000.0 / (millis - rateFrom);
      rateFrom = millis;
      rateRows = rows;
    }
  }

  private static String wrong(RunningFeed feed, FeedState state) {
    var said = new ArrayList<String>();
    state
        .staleSince()
        .map(since -> LocalTime.ofInstant(since, ZoneId.systemDefault()))
        .ifPresent(since -> said.add(Words.of("stale since %s", HOUR.format(since))));
    if (state.malformed() > 0) said.add(Figures.count(state.malformed(), "malformed line"));
    if (state.dropped() > 0) said.add(Words.of("%s dropped", Figures.count(state.dropped())));
    feed.unforecast()
        .ifPresent(why -> said.add(Words.of("no forecast: %s", Problems.of(why).what())));
    return String.join(" · ", said);
  }

  private void fail(Exception failure) {
    problem.set(Problems.of(failure));
  }

  /// `16 Apr 2026 06:12`.
  String when(FeedSetupStore.Kept kept) {
    return Times.when(kept.begun(), ZoneId.systemDefault());
  }
}
