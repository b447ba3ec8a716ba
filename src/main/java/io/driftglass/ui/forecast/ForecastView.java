package io.driftglass.ui.forecast;

import io.driftglass.forecast.Forecast;
import io.driftglass.problem.Problem;
import io.driftglass.registry.Task;
import io.driftglass.series.Channel;
import io.driftglass.ui.forecast.ForecastFigures.Figure;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.ProveIt;
import io.driftglass.ui.kit.Registering;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Chip;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tile;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.forecast.Forecasted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The Forecast page: the coming values of one channel, how far they can be trusted, and how other
/// methods did on the same held-out rows.
public final class ForecastView {
  private static final double CHANNEL_WIDTH = 150;
  private static final double METHOD_WIDTH = 130;
  private static final Duration FOLLOWED_EVERY = Duration.seconds(1);
  private static final double PARTS_LEAST = 280;
  private static final double PARTS_WIDTH = 408;

  private final ForecastViewModel model;
  private final RiskViewModel risk;
  private final FollowViewModel follow;
  private final Desk desk;
  private final PageFrame page = new PageFrame("Forecast");
  private final ForecastPlot plot;
  private final LeaderboardCard board;
  private final ComponentsCard components;
  private final WhatIfViewModel whatIf;
  private final WhatIfCard inputs;
  private final SensorsCard sensors;
  private final HBox below = new HBox(12);
  private final Tile limit = new Tile("Next limit");
  private final Tile peak = new Tile("Expected peak");
  private final Tile promise = new Tile("Kept promise");
  private final Tile error = new Tile("Error");
  private final GridPane tiles = new GridPane(12, 0);
  private final VBox problem = new VBox();
  private final VBox body = new VBox(12);
  private Forecasted shown;

  private ForecastView(Desk desk) {
    this.desk = desk;
    model = new ForecastViewModel(desk);
    risk = new RiskViewModel(desk);
    follow = new FollowViewModel(desk, model);
    var hover = new HoverViewModel(desk);
    plot = new ForecastPlot(model, risk, hover, desk, this::figures);
    board = new LeaderboardCard(model, hover);
    components = new ComponentsCard(model);
    whatIf = new WhatIfViewModel(desk);
    inputs = new WhatIfCard(model, whatIf);
    sensors = new SensorsCard(new SensorsViewModel(desk, model, risk));
    limit.action(Buttons.icon("Bounds of risk", "mdomz-tune", this::bounds));
    risk.boundsProperty().subscribe(() -> figures());
    components.node().setMinWidth(PARTS_LEAST);
    components.node().setPrefWidth(PARTS_WIDTH);
    HBox.setHgrow(board.node(), Priority.ALWAYS);
    whatIf.changedProperty().subscribe(plot::whatIf);
    whatIf.problemProperty().subscribe(this::problem);
    tiles.addRow(0, limit, peak, promise, error);
    for (int i = 0; i < 4; i++) {
      var quarter = new ColumnConstraints();
      quarter.setPercentWidth(25);
      tiles.getColumnConstraints().add(quarter);
    }
    page.commands().addAll(plot.commands());
    page.hintsProperty()
        .set(Words.of("← → pan · L limits · R risk · B earlier forecasts · Ctrl Enter keeps"));
    page.commands()
        .add(
            Command.of("Forecast", "mdomz-trending_up", "Enter", () -> known(this::forecast))
                .in("Forecast"));
    page.commands()
        .add(
            Command.of("Register as a model", "mdoal-check", "Ctrl+Enter", () -> known(this::keep))
                .in("Forecast"));
    page.commands()
        .add(
            Command.of("Bounds of risk", "mdomz-tune", "R", this::bounds)
                .in("from which chance on a risk is medium, and high"));
    page.commands()
        .add(Command.of("Prove the forecast", "mdoal-fact_check", "", this::prove).in("Forecast"));
    model.forecastedProperty().subscribe(this::show);
    model.boardProperty().subscribe(known -> figures());
    model.busyProperty().subscribe(busy -> show(model.forecastedProperty().get()));
    model.problemProperty().subscribe(this::problem);
    model.channels().addListener((ListChangeListener<Channel>) change -> context());
    model.channelProperty().subscribe(this::context);
    model.horizonProperty().subscribe(this::context);
    model.levelsProperty().subscribe(this::context);
    model.methodProperty().subscribe(this::context);
    model.bands().chosenProperty().subscribe(this::context);
    follow.shownProperty().subscribe(this::followed);
    follow.feedProperty().subscribe(this::context);
    var every = new Timeline(new KeyFrame(FOLLOWED_EVERY, event -> follow.look()));
    every.setCycleCount(Animation.INDEFINITE);
    page.sceneProperty()
        .subscribe(
            scene -> {
              if (scene == null) every.stop();
              else every.play();
            });
    show(null);
  }

  public static Parent of(Desk desk) {
    return new ForecastView(desk).page;
  }

  /// Forecasts again from the stored data.
  private void prove() {
    var shown = model.forecastedProperty().get();
    if (shown == null || shown.id() == 0) return;
    ProveIt.start(
        desk,
        shown.dataset().title(),
        progress ->
            desk.workbench().chartProving().forecast(shown.id(), Optional.empty(), progress));
  }

  private void show(Forecasted forecasted) {
    context();
    actions();
    body.getChildren().setAll(problem);
    if (forecasted == null) {
      body.getChildren().add(empty());
      page.body(body);
      return;
    }
    figures();
    if (!forecasted.equals(shown)) {
      shown = forecasted;
      whatIf.show(forecasted, model.unit());
    }
    plot.show(forecasted);
    components.show(forecasted);
    below.getChildren().setAll(components.node(), board.node());
    body.getChildren().addAll(tiles, plot.node(), below, inputs.node(), sensors.node());
    VBox.setVgrow(plot.node(), Priority.ALWAYS);
    var scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.getStyleClass().add("page-scroll");
    page.body(scroll);
  }

  /// Rows have come by a feed.
  private void followed(Forecasted now) {
    if (now == null) return;
    plot.follow(now, follow.rows());
    figures();
  }

  private void figures() {
    var forecasted =
        Optional.ofNullable(follow.shownProperty().get()).orElse(model.forecastedProperty().get());
    if (forecasted == null) return;
    var path = forecasted.forecast().paths().stream().findFirst();
    if (path.isEmpty()) return;
    Forecast forecast = forecasted.forecast();
    show(
        limit,
        ForecastFigures.nextLimit(
            forecast.clock(),
            forecast.ticks(),
            path.get(),
            plot.limits(),
            model.unit(),
            risk.boundsProperty().get()));
    show(peak, ForecastFigures.peak(forecast.clock(), forecast.ticks(), path.get(), model.unit()));
    show(promise, ForecastFigures.promise(model.judged(), BandSource.of(forecasted.settings())));
    show(error, ForecastFigures.error(model.judged(), model.row("seasonal-naive"), model.unit()));
  }

  private static void show(Tile tile, Figure figure) {
    tile.show(figure.value(), figure.below(), figure.badge(), figure.tone());
  }

  private void bounds() {
    risk.refresh();
    desk.tools().sheets().show(new RiskSheet(risk, desk.tools().sheets()));
  }

  /// With the method whose row of the leaderboard was chosen by keys, else as it stands.
  private void forecast() {
    board.selected().ifPresentOrElse(model::use, model::forecast);
  }

  private Node empty() {
    Node inside;
    if (model.busyProperty().get()) {
      var waiting =
          new VBox(
              12,
              Texts.of(Words.of("Learning, and comparing methods"), "muted"),
              new ProgressBar());
      waiting.setAlignment(Pos.CENTER);
      inside = waiting;
    } else if (model.dataset().isEmpty()) {
      inside =
          new EmptyState(
              "mdomz-trending_up",
              "No data is open.",
              Buttons.primary("Open data", "mdoal-folder_open", model::openData));
    } else if (model.channels().isEmpty()) {
      inside =
          new EmptyState(
              "mdomz-trending_up", "This data has no watched numeric channel to forecast.");
    } else {
      inside =
          new EmptyState(
              "mdomz-trending_up",
              "Choose a sensor to see what comes next.",
              Buttons.primary("Forecast", "mdomz-trending_up", model::forecast));
    }
    VBox.setVgrow(inside, Priority.ALWAYS);
    return inside;
  }

  private void context() {
    var chips = new ArrayList<Node>();
    model
        .dataset()
        .filter(data -> data.entities().size() > 1)
        .ifPresent(
            data ->
                chips.add(Chip.choice("Series", model.entity(), data.entities(), model::choose)));
    var names = model.channels().stream().map(Channel::title).toList();
    if (!names.isEmpty()) {
      chips.add(channel(names));
      chips.add(horizon());
      chips.add(method());
      chips.add(levels());
      if (model.bands().options().size() > 1) chips.add(bands());
    }
    var feed = follow.feedProperty().get();
    if (!feed.isEmpty()) chips.add(Chip.fact("Live", feed));
    page.context(chips.toArray(Node[]::new));
  }

  private Node channel(List<String> titles) {
    return Chip.plain(
        "Channel",
        Channel.title(model.channelProperty().get(), model.unit()),
        CHANNEL_WIDTH,
        titles,
        title -> model.channelProperty().set(model.channels().get(titles.indexOf(title)).name()));
  }

  private Node horizon() {
    var titles = model.horizons().stream().map(Horizon::title).toList();
    var chosen = model.horizonProperty().get();
    return Chip.choice(
        "Horizon",
        chosen == null ? "" : chosen.title(),
        titles,
        title -> model.horizonProperty().set(model.horizons().get(titles.indexOf(title))));
  }

  private Node method() {
    var titles = model.methods().stream().map(m -> model.title(m.id())).toList();
    return Chip.choice(
        "Method",
        model.title(model.methodProperty().get().id()),
        METHOD_WIDTH,
        titles,
        title -> model.methodProperty().set(model.methods().get(titles.indexOf(title))));
  }

  private Node levels() {
    var titles = ForecastViewModel.LEVELS.stream().map(ForecastView::levels).toList();
    return Chip.choice(
        "Levels",
        levels(model.levelsProperty().get()),
        titles,
        title -> model.levelsProperty().set(ForecastViewModel.LEVELS.get(titles.indexOf(title))));
  }

  private Node bands() {
    var options = model.bands().options();
    var titles = options.stream().map(BandSource::words).toList();
    return Chip.choice(
        "Bands by",
        BandSource.words(model.bands().now()),
        titles,
        title -> model.bands().chosenProperty().set(options.get(titles.indexOf(title))));
  }

  private static String levels(List<Double> levels) {
    return levels.stream()
            .map(level -> Figures.fixed(level * 100, 0))
            .collect(Collectors.joining(", "))
        + " %";
  }

  private void actions() {
    if (model.channels().isEmpty()) {
      page.actions();
      return;
    }
    var keep = new MenuItem(Words.of("Register as a model"));
    keep.setOnAction(event -> keep());
    var proof = new MenuItem(Words.of("Prove it"));
    proof.setOnAction(event -> prove());
    var forecast = Buttons.split("Forecast", "mdomz-trending_up", model::forecast, keep, proof);
    forecast.setId("forecast");
    forecast.disableProperty().bind(model.busyProperty());
    page.actions(plot.switches(), forecast);
  }

  private void keep() {
    new Registering(desk, model::dismissProblem, model::failed)
        .ask(
            " forecast",
            Task.FORECAST,
            model.methodProperty().get().id(),
            model.bands().settings());
  }

  private void problem(Problem reason) {
    Problems.show(problem, reason, model::dismissProblem);
  }

  /// What needs a channel to be forecast.
  private void known(Runnable run) {
    if (!model.channels().isEmpty()) run.run();
  }
}
