package io.driftglass.ui.forecast;

import io.driftglass.data.Dataset;
import io.driftglass.data.Quality;
import io.driftglass.evaluate.Leaderboard;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.Forecaster;
import io.driftglass.forecast.method.Intervals;
import io.driftglass.method.Method;
import io.driftglass.problem.Problem;
import io.driftglass.series.Channel;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.forecast.ForecastRequest;
import io.driftglass.workbench.forecast.Forecasted;
import io.driftglass.workbench.run.Catalogues;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the Forecast page shows: one channel's coming values, how far the method can be trusted,
/// and how others did on the same held-out rows.
final class ForecastViewModel {
  /// The pairs of bands that can be asked for, as nominal coverage.
  static final List<List<Double>> LEVELS =
      List.of(List.of(.8, .95), List.of(.5, .9), List.of(.9, .99));

  private final Desk desk;
  private final ObservableList<Channel> channels = FXCollections.observableArrayList();
  private final ObservableList<Horizon> horizons = FXCollections.observableArrayList();
  private final StringProperty channel = new SimpleStringProperty(this, "channel", "");
  private final ObjectProperty<Horizon> horizon = new SimpleObjectProperty<>(this, "horizon");
  private final ObjectProperty<List<Double>> levels =
      new SimpleObjectProperty<>(this, "levels", LEVELS.getFirst());
  private final ObjectProperty<Method<Forecaster>> method =
      new SimpleObjectProperty<>(this, "method", Catalogues.FORECASTERS.getFirst());
  private final ReadOnlyObjectWrapper<Forecasted> forecasted =
      new ReadOnlyObjectWrapper<>(this, "forecasted");
  private final ReadOnlyObjectWrapper<Leaderboard> board =
      new ReadOnlyObjectWrapper<>(this, "board");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);
  private final ReadOnlyObjectWrapper<Problem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyObjectWrapper<List<String>> known =
      new ReadOnlyObjectWrapper<>(this, "known", List.of());
  private final BandSource bands = new BandSource(method);
  private String opened = "";

  /// What the bands on the leaderboard follow.
  private String measured = Intervals.RESIDUALS;

  private int asked;

  ForecastViewModel(Desk desk) {
    this.desk = desk;
    desk.selection().datasetProperty().subscribe(dataset -> opened());
    desk.selection().entityProperty().subscribe(entity -> opened());
    channel.subscribe(name -> forget());
    horizon.subscribe(rows -> board.set(null));
  }

  Optional<Dataset> dataset() {
    return Optional.ofNullable(desk.selection().datasetProperty().get());
  }

  String entity() {
    return desk.selection().entityProperty().get();
  }

  /// The channels that can be forecast.
  ObservableList<Channel> channels() {
    return channels;
  }

  ObservableList<Horizon> horizons() {
    return horizons;
  }

  /// The name of the channel that is forecast.
  StringProperty channelProperty() {
    return channel;
  }

  ObjectProperty<Horizon> horizonProperty() {
    return horizon;
  }

  ObjectProperty<List<Double>> levelsProperty() {
    return levels;
  }

  ObjectProperty<Method<Forecaster>> methodProperty() {
    return method;
  }

  /// What the bands follow.
  BandSource bands() {
    return bands;
  }

  List<Method<Forecaster>> methods() {
    return Catalogues.FORECASTERS;
  }

  /// What is shown; null before the first forecast.
  ReadOnlyObjectProperty<Forecasted> forecastedProperty() {
    return forecasted.getReadOnlyProperty();
  }

  /// How methods did on held-out rows of this channel and horizon; null where it is not known.
  ReadOnlyObjectProperty<Leaderboard> boardProperty() {
    return board.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// Why the last thing asked for could not be done; null where it could.
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Forecasts the channel; methods are compared on held-out rows the first time.
  void forecast() {
    run(unmeasured());
  }

  /// Forecasts with a method of the leaderboard.
  void use(String id) {
    method.set(Catalogues.forecaster(id));
    run(unmeasured());
  }

  private boolean unmeasured() {
    return board.get() == null || !measured.equals(bands.now());
  }

  /// Compares the methods anew.
  void compare() {
    run(true);
  }

  /// Looks at another machine of the dataset.
  void choose(String entity) {
    desk.selection().entityProperty().set(entity);
  }

  void openData() {
    desk.navigator().open("data");
  }

  void failed(Exception failure) {
    problem.set(Problems.of(failure));
  }

  void dismissProblem() {
    problem.set(null);
  }

  private void run(boolean compare) {
    if (dataset().isEmpty() || channel.get().isEmpty() || busy.get()) return;
    var request =
        new ForecastRequest(
            dataset().get(),
            entity(),
            List.of(channel.get()),
            method.get().id(),
            bands.settings(),
            horizon.get().rows(),
            levels.get().stream().mapToDouble(Double::doubleValue).toArray(),
            known.get(),
            Optional.empty(),
            compare);
    busy.set(true);
    problem.set(null);
    int mine = ++asked;
    desk.runner()
        .start(
            Words.of("Forecast %s of %s", channel.get(), dataset().get().title()),
            progress -> desk.workbench().forecasting().forecast(request, progress),
            result -> {
              busy.set(false);
              if (mine == asked) show(result);
            },
            failure -> {
              busy.set(false);
              boolean told = failure instanceof CancellationException;
              if (mine == asked && !told) problem.set(Problems.of(failure));
            });
  }

  private void show(Forecasted result) {
    result
        .board()
        .ifPresent(
            made -> {
              measured = BandSource.of(result.settings());
              board.set(made);
            });
    forecasted.set(result);
    desk.tools()
        .notices()
        .status(
            Words.of(
                "Forecast of %s made in %s",
                Figures.count(result.forecast().horizonRows(), "step"),
                Times.seconds(result.seconds())));
  }

  /// The leaderboard's row of the method that is shown.
  Optional<Leaderboard.Row> judged() {
    return Optional.ofNullable(forecasted.get())
        .filter(shown -> BandSource.of(shown.settings()).equals(measured))
        .flatMap(shown -> row(shown.method()));
  }

  Optional<Leaderboard.Row> row(String id) {
    return Optional.ofNullable(board.get())
        .flatMap(known -> known.rows().stream().filter(r -> r.method().equals(id)).findFirst());
  }

  String title(String id) {
    return methods().stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .map(entry -> Words.of(entry.title()))
        .orElse(id);
  }

  String unit() {
    return channels.stream()
        .filter(c -> c.name().equals(channel.get()))
        .findFirst()
        .map(Channel::unit)
        .orElse("");
  }

  /// Tells which values of that channel were measured and are there no more.
  void removed(Forecasted shown, String channel, Consumer<Quality.Removed> told) {
    var data = shown.dataset();
    int place = data.channels().stream().map(Channel::name).toList().indexOf(channel);
    if (place < 0 || data.lineage().isEmpty()) return;
    desk.loader()
        .start(
            "Compare " + data.title() + " with what it was made of",
            progress -> desk.workbench().datasets().quality(data, shown.entity(), progress),
            quality -> told.accept(quality.removed().get(place)),
            failure -> problem.set(Problems.of(failure)));
  }

  /// Columns that may be known ahead: all numbers but the channel itself.
  List<Channel> knowable() {
    return dataset().map(Dataset::channels).orElse(List.of()).stream()
        .filter(c -> c.kind() == Kind.NUMBER && c.role() != Role.LABEL)
        .filter(c -> c.role() != Role.IGNORED && !c.name().equals(channel.get()))
        .toList();
  }

  /// Names of the columns whose coming values count as known.
  ReadOnlyObjectProperty<List<String>> knownProperty() {
    return known.getReadOnlyProperty();
  }

  /// Forecasts with those columns known ahead, and compares the methods anew.
  void know(List<String> names) {
    known.set(List.copyOf(names));
    board.set(null);
    run(true);
  }

  /// Tells what a forecast is made of.
  void breakdown(Forecasted shown, Consumer<Optional<Breakdown>> told) {
    var inUnit = unit();
    desk.loader()
        .start(
            "Parts of the forecast of " + shown.dataset().title(),
            progress -> Breakdown.of(shown, inUnit),
            told,
            failure -> problem.set(Problems.of(failure)));
  }

  /// Another dataset or machine: its channels, and the last forecast kept for it. Where rows have
  /// come to what was forecast, it is forecast anew.
  private void opened() {
    int mine = ++asked;
    busy.set(false);
    var name = dataset().map(Dataset::name).orElse("") + "/" + entity();
    var shown = Optional.ofNullable(forecasted.get());
    if (name.equals(opened) && shown.isPresent() && follows(shown.get())) {
      forecast();
      return;
    }
    opened = name;
    known.set(List.of());
    var data = dataset().filter(d -> d.entities().contains(entity()));
    channels.setAll(data.map(ForecastViewModel::forecastable).orElse(List.of()));
    horizons.setAll(data.map(Horizon::of).orElse(List.of()));
    horizon.set(horizons.isEmpty() ? null : Horizon.usual(horizons));
    channel.set("");
    channel.set(channels.isEmpty() ? "" : channels.getFirst().name());
    data.ifPresent(
        known ->
            desk.loader()
                .start(
                    "Last forecast of " + known.title(),
                    progress -> desk.workbench().forecasting().list(known, entity()),
                    kept -> {
                      if (mine == asked && forecasted.get() == null) {
                        kept.stream().findFirst().ifPresent(this::reopened);
                      }
                    },
                    failure -> problem.set(Problems.of(failure))));
  }

  /// Whether the data in hand are those of a forecast with other rows.
  private boolean follows(Forecasted shown) {
    return dataset()
        .filter(data -> data.id() != shown.dataset().id())
        .filter(data -> data.channels().equals(shown.dataset().channels()))
        .isPresent();
  }

  private void reopened(Forecasted last) {
    last.forecast().paths().stream()
        .map(Forecast.Path::channel)
        .filter(name -> channels.stream().anyMatch(c -> c.name().equals(name)))
        .findFirst()
        .ifPresent(
            name -> {
              channel.set(name);
              int rows = last.forecast().horizonRows();
              horizon.set(Horizon.of(last.dataset(), rows));
              methods().stream()
                  .filter(entry -> entry.id().equals(last.method()))
                  .findFirst()
                  .ifPresent(method::set);
              bands.chosenProperty().set(BandSource.of(last.settings()));
              show(last);
            });
  }

  private void forget() {
    forecasted.set(null);
    board.set(null);
    problem.set(null);
  }

  /// Looks so many rows ahead, and forecasts anew.
  void lookAhead(int rows) {
    dataset().ifPresent(data -> horizon.set(Horizon.of(data, rows)));
    forecast();
  }

  private static List<Channel> forecastable(Dataset dataset) {
    return dataset.channels().stream()
        .filter(c -> c.role() == Role.TARGET && c.kind() == Kind.NUMBER)
        .toList();
  }
}
