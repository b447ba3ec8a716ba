package io.driftglass.ui.forecast;

import io.driftglass.data.Quality;
import io.driftglass.forecast.Forecast;
import io.driftglass.label.AlarmLimit;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.ui.chart.AlarmLines;
import io.driftglass.ui.chart.Brush;
import io.driftglass.ui.chart.ChartMenu;
import io.driftglass.ui.chart.ForecastChart;
import io.driftglass.ui.chart.Notes;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.Limit;
import io.driftglass.ui.chart.series.Marks;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Segments;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.ui.kit.text.Zooms;
import io.driftglass.workbench.forecast.Forecasted;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The chart of a forecast with its legend, and the switch for how much of the past is shown.
final class ForecastPlot {
  private static final double QUICK_SECONDS = 3;

  private final ForecastViewModel model;
  private final RiskViewModel risk;
  private final HoverViewModel hover;
  private final ForecastChart chart = new ForecastChart();
  private final HBox legend = new HBox(16);
  private final HBox switches = PageFrame.slot();
  private final VBox holder = new VBox();

  private final AlarmLines limits;
  private final List<Command> menu;
  private final List<Command> brush;
  private final List<Command> notes;
  private Card card;
  private Forecasted made;
  private Forecasted shown;
  private boolean past;
  private boolean saidBefore;
  private Optional<Forecast> other = Optional.empty();

  /// @param onLimits runs when the alarm limits are other ones
  ForecastPlot(
      ForecastViewModel model,
      RiskViewModel risk,
      HoverViewModel hover,
      Desk desk,
      Runnable onLimits) {
    this.model = model;
    this.risk = risk;
    this.hover = hover;
    limits =
        AlarmLines.of(
            desk,
            all -> {
              lines(all);
              onLimits.run();
            });
    chart.setOnHover(hover::moment);
    hover.otherProperty().subscribe(now -> ghost());
    hover.thenProperty().subscribe(this::then);
    risk.boundsProperty().subscribe(() -> lines(limits.limits()));
    menu = ChartMenu.on(chart, "forecast", desk);
    brush = Brush.on(chart, desk);
    notes = Notes.on(chart, desk);
    chart.setId("chart");
    chart.setMinHeight(200);
    legend.setAlignment(Pos.CENTER_RIGHT);
    holder.setMinHeight(260);
  }

  /// What the command palette offers for the chart.
  List<Command> commands() {
    return Stream.of(
            limits.commands().stream(),
            menu.stream(),
            brush.stream(),
            notes.stream(),
            Stream.of(
                Command.of("Earlier forecasts", "mdoal-history", "B", this::toggleEarlier)
                    .in("what would have been said of the last rows")))
        .flatMap(commands -> commands)
        .toList();
  }

  /// Those of the channel.
  List<AlarmLimit> limits() {
    return limits(limits.limits()).toList();
  }

  private Stream<AlarmLimit> limits(List<AlarmLimit> all) {
    return all.stream().filter(limit -> limit.channel().equals(model.channelProperty().get()));
  }

  /// As lines, with the chance that each is passed.
  private void lines(List<AlarmLimit> all) {
    var path =
        Optional.ofNullable(shown).flatMap(now -> now.forecast().paths().stream().findFirst());
    var bounds = risk.boundsProperty().get();
    chart.setLimits(
        limits(all)
            .map(
                limit ->
                    path.map(p -> ForecastFigures.line(limit, p, model.unit(), bounds))
                        .orElseGet(() -> Limit.of(limit, model.unit())))
            .toList());
  }

  Region node() {
    return holder;
  }

  Node switches() {
    return switches;
  }

  /// The same forecast again leaves the view where it is.
  void show(Forecasted forecasted) {
    if (forecasted.equals(made)) return;
    var path = forecasted.forecast().paths().stream().findFirst();
    if (path.isEmpty()) return;
    made = forecasted;
    shown = forecasted;
    var frame = forecasted.recent();
    var column = frame.column(frame.indexOf(path.get().channel()));
    card =
        new Card(Channel.title(path.get().channel(), model.unit()), chart)
            .actions(legend)
            .grow(chart);
    card.sentence().setText(sentence(forecasted));
    holder.getChildren().setAll(card);
    VBox.setVgrow(card, Priority.ALWAYS);
    chart.show(
        frame.clock(),
        model.unit(),
        new ArraySeries(frame.ticks(), column),
        forecasted.forecast().ticks(),
        path.get());
    hover.show(forecasted);
    model
        .dataset()
        .ifPresent(
            data ->
                chart.setOnHorizon(
                    Horizon.most(data), rows -> Horizon.of(data, rows).title(), model::lookAhead));
    marks(forecasted, path.get().channel());
    limits.show();
    saidBefore = false;
    past = past || forecasted.seconds() < QUICK_SECONDS;
    legend(path.get());
    ranges(frame);
    if (past) earlier();
  }

  /// The same forecast from rows that have come since.
  ///
  /// @param rows how many
  void follow(Forecasted now, int rows) {
    var path = now.forecast().paths().stream().findFirst();
    if (shown == null || path.isEmpty()) return;
    shown = now;
    var frame = now.recent();
    var column = frame.column(frame.indexOf(path.get().channel()));
    chart.follow(new ArraySeries(frame.ticks(), column), now.forecast().ticks(), path.get());
    hover.follow(now);
    limits.show();
    card.sentence()
        .setText(sentence(now) + " · " + Words.of("%s since", Figures.count(rows, "row")));
  }

  private String sentence(Forecasted now) {
    return model.title(now.method()) + (model.unit().isEmpty() ? "" : ", " + model.unit());
  }

  /// Shows or hides what the method would have said of the last rows.
  private void toggleEarlier() {
    if (shown == null) return;
    past = !saidBefore;
    if (past) earlier();
    else {
      hover.hideEarlier();
      said(Optional.empty());
    }
  }

  private void earlier() {
    var mine = made;
    hover.earlier(
        mine,
        forecast -> {
          if (mine.equals(made) && past) said(forecast);
        },
        model::failed);
  }

  private void said(Optional<Forecast> forecast) {
    saidBefore = forecast.isPresent();
    chart.setEarlier(
        forecast.map(Forecast::ticks).orElse(new long[0]),
        forecast.flatMap(f -> f.paths().stream().findFirst()));
    shown.forecast().paths().stream().findFirst().ifPresent(this::legend);
  }

  /// In hover, what would come with other inputs; null takes it away.
  void whatIf(Forecast forecast) {
    other = Optional.ofNullable(forecast);
    ghost();
  }

  /// In hover, what the method that is pointed at says, else what would come with other inputs.
  private void ghost() {
    var drawn = Optional.ofNullable(hover.otherProperty().get()).or(() -> other);
    chart.setGhost(
        drawn.map(Forecast::ticks).orElse(new long[0]),
        drawn.flatMap(said -> said.paths().stream().findFirst()));
    if (shown != null) shown.forecast().paths().stream().findFirst().ifPresent(this::legend);
  }

  /// In hover, what would have been said at the moment that is pointed at.
  private void then(Forecast forecast) {
    var drawn = Optional.ofNullable(forecast);
    chart.setThen(
        drawn.map(Forecast::ticks).orElse(new long[0]),
        drawn.flatMap(said -> said.paths().stream().findFirst()));
    if (shown != null) shown.forecast().paths().stream().findFirst().ifPresent(this::legend);
  }

  /// Filled values are known with the rows; those that were removed come from the datasets before.
  private void marks(Forecasted forecasted, String channel) {
    var filled = forecasted.recent().filled(forecasted.recent().indexOf(channel));
    chart.setMarks(new Marks(filled, Quality.Removed.NONE));
    model.removed(
        forecasted,
        channel,
        removed -> {
          if (forecasted.equals(made)) chart.setMarks(new Marks(filled, removed));
        });
  }

  private void legend(Forecast.Path path) {
    legend
        .getChildren()
        .setAll(
            key("legend-line", Words.of("measured")), key("legend-forecast", Words.of("forecast")));
    path.bands().stream()
        .sorted(Comparator.comparingDouble(Forecast.Band::level))
        .map(band -> Figures.percent(band.level()))
        .forEach(
            title ->
                legend
                    .getChildren()
                    .add(
                        key(
                            legend.getChildren().size() == 2 ? "legend-inner" : "legend-outer",
                            title)));
    if (saidBefore) legend.getChildren().add(key("legend-earlier", Words.of("said before")));
    if (hover.otherProperty().get() != null) {
      legend.getChildren().add(key("legend-other", Words.of("another method")));
    } else if (other.isPresent()) {
      legend.getChildren().add(key("legend-other", Words.of("what if")));
    }
    if (hover.thenProperty().get() != null) {
      legend.getChildren().add(key("legend-other", Words.of("said then")));
    }
  }

  private static Node key(String swatch, String title) {
    var sign = new Region();
    sign.getStyleClass().addAll("legend", swatch);
    var key = new HBox(6, sign, Texts.of(title, "small", "muted"));
    key.setAlignment(Pos.CENTER_LEFT);
    return key;
  }

  private void ranges(Frame frame) {
    var zooms = Zooms.of(frame.clock(), frame.span(), frame.interval());
    var segments = new Segments(zooms.titles(), "");
    segments.chosenProperty().addListener((p, before, now) -> past(zooms, now));
    switches.getChildren().setAll(segments);
  }

  /// That much of the past and the whole horizon.
  private void past(Zooms zooms, String title) {
    var all = chart.viewport().span();
    int place = zooms.titles().indexOf(title);
    boolean everything = place < 0 || place >= zooms.lengths().size();
    double now = shown.forecast().ticks()[0];
    double from = everything ? all.from() : Math.max(all.from(), now - zooms.lengths().get(place));
    chart.viewport().show(new Range(from, all.until()));
  }
}
