package io.driftglass.ui.detect;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.AlarmLines;
import io.driftglass.ui.chart.Brush;
import io.driftglass.ui.chart.ChartLayout;
import io.driftglass.ui.chart.ChartMenu;
import io.driftglass.ui.chart.Notes;
import io.driftglass.ui.chart.QualityMarks;
import io.driftglass.ui.chart.TimeChart;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.series.ScoreTrack;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.text.Zooms;
import io.driftglass.workbench.detect.Detected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The chart of a search: measured beside expected, events, known labels, the score and its
/// threshold.
final class DetectChart {
  private final DetectViewModel model;
  private final TimeChart chart = new TimeChart();
  private final QualityMarks quality;
  private List<Interval> labels = List.of();
  private List<Interval> marked = List.of();
  private final AlarmLines limits;
  private final List<Command> commands;
  private final VBox card = new VBox(chart);
  private final Desk desk;
  private Optional<Detected> shown = Optional.empty();
  private final DrawnScores scores = new DrawnScores();
  private int asked;
  private boolean following;

  DetectChart(DetectViewModel model, Desk desk) {
    this.model = model;
    this.desk = desk;
    chart.setId("chart");
    quality = new QualityMarks(chart, desk);
    commands = new ArrayList<>(ChartMenu.on(chart, "chart", desk));
    commands.addAll(Brush.on(chart, desk));
    commands.addAll(Notes.on(chart, desk));
    commands.addAll(ChartLayout.on(chart, desk).commands());
    limits = AlarmLines.on(chart, desk);
    commands.addAll(limits.commands());
    card.getStyleClass().addAll("card", "chart-card");
    card.setMinHeight(280);
    VBox.setVgrow(chart, Priority.ALWAYS);
    model.events().addListener((ListChangeListener<AnomalyEvent>) change -> events());
    model.selectedProperty().subscribe(this::select);
    model.brushProperty().subscribe(this::reach);
    chart
        .selectedEventProperty()
        .subscribe(
            event -> {
              if (event != null && !following) model.selectedProperty().set(event);
            });
    chart
        .thresholdProperty()
        .subscribe(
            place -> {
              if (!following && shown.isPresent()) model.moveThreshold(place.doubleValue());
            });
    settleOnRelease();
  }

  private void settleOnRelease() {
    chart.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> model.settleThreshold());
    chart.addEventFilter(KeyEvent.KEY_RELEASED, event -> model.settleThreshold());
  }

  /// What the command palette offers for the chart.
  List<Command> commands() {
    return commands;
  }

  /// Lets the other channels step back; none where empty.
  void emphasise(Optional<String> channel) {
    chart.emphasise(channel);
  }

  VBox node() {
    return card;
  }

  /// A new search is shown from end to end, once its channels have been opened beside the window; a
  /// moved threshold leaves the view where it is.
  void show(Detected detected) {
    if (shown.filter(before -> before.scores() == detected.scores()).isPresent()) {
      shown = Optional.of(detected);
      follow(this::marks);
      return;
    }
    int mine = ++asked;
    desk.loader()
        .start(
            "Draw " + detected.dataset().title(),
            progress -> DetectTracks.of(detected, desk.workbench(), desk.loader(), progress),
            drawn -> {
              if (mine == asked) draw(drawn);
            },
            model::refuse);
  }

  private void draw(DetectTracks drawn) {
    var now = Optional.ofNullable(model.detectedProperty().get());
    var current = now.filter(d -> d.scores() == drawn.detected().scores());
    if (current.isEmpty()) return;
    shown = current;
    follow(
        () -> {
          chart.show(drawn.detected().frame().clock(), drawn.tracks());
          labels = drawn.labels();
          known();
          marks();
        });
    limits.show();
    quality.show(drawn.detected().dataset(), drawn.detected().entity());
  }

  /// Draws what people have said to be anomalies beside what the file says.
  void mark(List<Interval> said) {
    marked = said;
    known();
  }

  private void known() {
    chart.setLabels(Stream.concat(labels.stream(), marked.stream()).toList());
  }

  /// Events, score and threshold as they are now.
  private void marks() {
    chart.setEvents(List.copyOf(model.events()));
    chart.setScore(
        Optional.of(
            new ScoreTrack(
                scores.of(shown.orElseThrow(), model.scale()),
                model.thresholdProperty().get(),
                model::eventsAt)));
    chart.selectedEventProperty().set(model.selectedProperty().get());
    Optional.ofNullable(model.selectedProperty().get()).ifPresent(this::reveal);
  }

  /// Shows that much time about the chosen event, or about the middle of what is shown.
  void zoom(Zooms zooms, String title) {
    shown.ifPresent(
        detected -> {
          var chosen = model.selectedProperty().get();
          var around = chosen == null ? chart.viewport().visible().interval() : chosen.interval();
          chart.showRange(Range.of(zooms.about(title, around, detected.frame().span())));
        });
  }

  private void events() {
    follow(() -> chart.setEvents(List.copyOf(model.events())));
  }

  private void select(AnomalyEvent event) {
    if (!following) follow(() -> chart.selectedEventProperty().set(event));
    if (event != null) reveal(event);
  }

  /// A selected stretch that lies out of view is brought into its middle.
  private void reach(Interval stretch) {
    if (stretch == null || shown.isEmpty()) return;
    var visible = chart.viewport().visible();
    if (visible.overlaps(stretch)) return;
    double middle = (stretch.from() + stretch.until()) / 2.0;
    double half = Math.max(visible.length(), 2.0 * stretch.length()) / 2;
    chart.showRange(new Range(middle - half, middle + half));
  }

  /// The channel that leads an event is in view, however many there are.
  private void reveal(AnomalyEvent event) {
    shown
        .map(Detected::frame)
        .filter(frame -> frame.indexOf(event.topChannel()) >= 0)
        .map(frame -> frame.channel(frame.indexOf(event.topChannel())).title())
        .ifPresent(
            title -> {
              var names = chart.tracks().stream().map(Track::name).toList();
              if (names.contains(title)) chart.reveal(names.indexOf(title));
            });
  }

  private void follow(Runnable change) {
    boolean before = following;
    following = true;
    change.run();
    following = before;
  }
}
