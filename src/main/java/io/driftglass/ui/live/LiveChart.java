package io.driftglass.ui.live;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Calibration;
import io.driftglass.detect.SeverityBands;
import io.driftglass.live.LiveEvent;
import io.driftglass.live.LiveForecast;
import io.driftglass.live.LiveRows;
import io.driftglass.series.Channel;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.TimeChart;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.series.LiveSeries;
import io.driftglass.ui.chart.series.RingView;
import io.driftglass.ui.chart.series.ScoreTrack;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.workbench.live.RunningFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// The newest rows of a feed, moving: measured beside what was expected, the score, the events. It
/// follows the end until a person looks elsewhere, and again when asked to.
final class LiveChart {
  private static final int NO_ROW = Integer.MAX_VALUE;

  private final TimeChart chart = new TimeChart();
  private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
  private final Supplier<SeverityBands> bands;
  private Optional<RunningFeed.Seen> seen = Optional.empty();
  private Optional<RingView> said = Optional.empty();
  private RingView view;
  private List<LiveEvent> events = List.of();
  private double length;
  private boolean moving;

  /// @param bands as they are when asked
  LiveChart(Supplier<SeverityBands> bands) {
    this.bands = bands;
    chart.setId("live-chart");
    chart.fixThreshold();
    chart.viewport().visibleProperty().subscribe(this::looked);
    following.subscribe(on -> seen.ifPresent(shown -> move()));
  }

  TimeChart node() {
    return chart;
  }

  /// Whether the newest rows stay in view.
  BooleanProperty followingProperty() {
    return following;
  }

  /// Another feed, or none.
  void show(Optional<RunningFeed.Seen> what) {
    seen = what;
    what.ifPresent(this::open);
  }

  private void open(RunningFeed.Seen what) {
    view = new RingView(what.rows().ring());
    said = what.forecast().map(LiveForecast::said).map(RingView::new);
    events = List.of();
    length = 0;
    moving = true;
    chart.show(what.clock(), tracks(what.model().channels(), what.rows()));
    chart.setScore(
        Optional.of(
            new ScoreTrack(
                new LiveSeries(view, what.rows().channels().size()),
                Calibration.AT_THRESHOLD,
                place -> what.rows().events().size())));
    moving = false;
    following.set(true);
  }

  private List<Track> tracks(List<Channel> channels, LiveRows rows) {
    var tracks = new ArrayList<Track>();
    for (int c = 0; c < rows.channels().size(); c++) {
      int at = LiveForecast.COLUMNS * c;
      var measured = new LiveSeries(view, c);
      var expected =
          said.map(
              ahead ->
                  new Track.Expected(
                      new LiveSeries(ahead, at),
                      new LiveSeries(ahead, at + 1),
                      new LiveSeries(ahead, at + 2)));
      var track = Track.of(channel(channels, rows.channels().get(c)), measured);
      tracks.add(expected.map(track::with).orElse(track));
    }
    return tracks;
  }

  private static Channel channel(List<Channel> channels, String name) {
    return channels.stream()
        .filter(channel -> channel.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// One frame: takes up what has come, and moves on where it follows.
  void frame() {
    if (seen.isEmpty()) return;
    boolean more = view.look();
    more |= said.map(RingView::look).orElse(false);
    if (!more) return;
    var now = seen.get().rows().events();
    if (!now.equals(events)) {
      events = now;
      chart.setEvents(now.stream().map(this::event).toList());
    }
    move();
  }

  /// Those that are shown, newest first, as the chart has them.
  List<AnomalyEvent> events() {
    return events.reversed().stream().map(this::event).toList();
  }

  private void move() {
    if (view.rows() < 2) return;
    double from = view.oldest();
    double until = view.last() + 1.0;
    if (said.isPresent() && said.get().rows() > 0) {
      until = Math.max(until, said.get().last() + 1.0);
    }
    var all = new Range(from, until);
    var shown = chart.viewport().visible();
    boolean whole = length == 0 || length >= all.length();
    var wanted = whole ? all : new Range(until - length, until);
    moving = true;
    chart.grow(all, following.get() ? wanted : shown);
    moving = false;
  }

  /// A person has moved or zoomed: what ends before the newest row is not followed any more.
  private void looked(Range now) {
    if (moving || view == null || view.rows() < 2) return;
    boolean end = now.until() >= view.last();
    length = now.from() <= view.oldest() ? 0 : now.length();
    following.set(end);
  }

  private AnomalyEvent event(LiveEvent event) {
    double peak = Calibration.normalised(event.peak(), seen.orElseThrow().rows().level());
    return new AnomalyEvent(
        new Interval(event.from(), event.until() + 1),
        NO_ROW,
        NO_ROW,
        NO_ROW,
        event.peak(),
        peak,
        bands.get().of(peak),
        Double.NaN,
        List.of());
  }
}
