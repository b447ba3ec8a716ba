package io.driftglass.ui.detect;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.series.Interval;
import io.driftglass.series.Role;
import io.driftglass.ui.chart.ChartMenu;
import io.driftglass.ui.chart.TimeChart;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.ScoreTrack;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.text.Zooms;
import io.driftglass.workbench.Detected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The chart of a search: measured beside expected, events, known labels, the score and its
/// threshold.
final class DetectChart {
  private final DetectViewModel model;
  private final TimeChart chart = new TimeChart();
  private final List<Command> commands;
  private final VBox card = new VBox(chart);
  private Optional<Detected> shown = Optional.empty();
  private boolean following;

  DetectChart(DetectViewModel model, Desk desk) {
    this.model = model;
    chart.setId("chart");
    commands = ChartMenu.on(chart, desk).commands();
    card.getStyleClass().addAll("card", "chart-card");
    card.setMinHeight(280);
    VBox.setVgrow(chart, Priority.ALWAYS);
    model.events().addListener((ListChangeListener<AnomalyEvent>) change -> events());
    model.selectedProperty().subscribe(this::select);
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
  }

  /// What the command palette offers for the chart.
  List<Command> commands() {
    return commands;
  }

  VBox node() {
    return card;
  }

  /// A new search is shown from end to end; a moved threshold leaves the view where it is.
  void show(Detected detected) {
    boolean same = shown.filter(before -> before.scores() == detected.scores()).isPresent();
    shown = Optional.of(detected);
    follow(
        () -> {
          if (!same) {
            chart.show(detected.frame().clock(), tracks(detected));
            chart.setLabels(labels(detected));
          }
          chart.setEvents(List.copyOf(model.events()));
          chart.setScore(
              Optional.of(
                  new ScoreTrack(
                      new ArraySeries(detected.frame().ticks(), model.scores()),
                      model.thresholdProperty().get(),
                      model::eventsAt)));
          chart.selectedEventProperty().set(model.selectedProperty().get());
        });
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
  }

  private void follow(Runnable change) {
    boolean before = following;
    following = true;
    change.run();
    following = before;
  }

  private static List<Track> tracks(Detected detected) {
    var frame = detected.frame();
    var scores = detected.scores();
    var tracks = new ArrayList<Track>();
    for (int c = 0; c < scores.channels().size(); c++) {
      int channel = frame.indexOf(scores.channels().get(c));
      if (channel < 0) continue;
      var track = Track.of(frame, channel);
      tracks.add(
          scores.predicts()
              ? track.with(
                  Track.Expected.around(frame.ticks(), scores.expected()[c], scores.spread()[c]))
              : track);
    }
    return tracks;
  }

  /// Stretches a label channel marks, each one row or more.
  private static List<Interval> labels(Detected detected) {
    var frame = detected.frame();
    var labels = new ArrayList<Interval>();
    for (int c = 0; c < frame.channels().size(); c++) {
      if (frame.channel(c).role() != Role.LABEL) continue;
      double[] values = frame.column(c);
      int from = -1;
      for (int row = 0; row <= values.length; row++) {
        boolean marked = row < values.length && values[row] > 0;
        if (marked && from < 0) from = row;
        if (!marked && from >= 0) {
          labels.add(new Interval(frame.tick(from), frame.tick(row - 1) + frame.interval()));
          from = -1;
        }
      }
    }
    return labels;
  }
}
