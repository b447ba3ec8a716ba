package io.driftglass.ui.chart;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import java.util.List;
import java.util.Optional;

/// What a [TimeChart] shows and where each strip of it lies, measured from the top of the event
/// lane down to the end of the time axis. The painters read it; only the chart writes it.
final class Stack {
  static final double LANE = 28;
  static final double SCORE = 104;
  static final double AXIS = 26;
  private static final double ROW = 64;
  private static final double LOW_ROW = 48;

  private final Palette palette;
  private Clock clock = new Clock.Wall();
  private List<TrackView> tracks = List.of();
  private List<AnomalyEvent> events = List.of();
  private List<Interval> labels = List.of();
  private Optional<ScoreTrack> score = Optional.empty();
  private Optional<AnomalyEvent> selected = Optional.empty();
  private List<AxisTick> ticks = List.of();
  private XScale x = new XScale(new Range(0, 1), 1);
  private double threshold;
  private double height = 1;
  private double scroll;

  Stack(Palette palette) {
    this.palette = palette;
  }

  void show(Clock newClock, List<Track> newTracks) {
    clock = newClock;
    tracks = newTracks.stream().map(TrackView::new).toList();
    events = List.of();
    labels = List.of();
    score = Optional.empty();
    selected = Optional.empty();
    scroll = 0;
  }

  void events(List<AnomalyEvent> now) {
    events = List.copyOf(now);
  }

  void labels(List<Interval> now) {
    labels = List.copyOf(now);
  }

  void score(Optional<ScoreTrack> now) {
    score = now;
    threshold = now.map(ScoreTrack::threshold).orElse(0.0);
  }

  void threshold(double now) {
    threshold = now;
  }

  void select(Optional<AnomalyEvent> now) {
    selected = now;
  }

  /// The visible range over a plot of that size, and the boundaries of its time axis.
  void frame(XScale scale, double newHeight, List<AxisTick> boundaries) {
    x = scale;
    height = newHeight;
    ticks = boundaries;
    scroll(scroll);
  }

  /// Moves the channels up by so many px, as far as there are any.
  void scroll(double px) {
    scroll = Math.max(0, Math.min(px, tracks.size() * rowHeight() - channels().height()));
  }

  double scroll() {
    return scroll;
  }

  Palette palette() {
    return palette;
  }

  Clock clock() {
    return clock;
  }

  List<TrackView> tracks() {
    return tracks;
  }

  List<AnomalyEvent> events() {
    return events;
  }

  List<Interval> labels() {
    return labels;
  }

  Optional<ScoreTrack> score() {
    return score;
  }

  double threshold() {
    return threshold;
  }

  Optional<AnomalyEvent> selected() {
    return selected;
  }

  List<AxisTick> ticks() {
    return ticks;
  }

  XScale x() {
    return x;
  }

  Band lane() {
    return new Band(0, LANE);
  }

  /// The room of all channels together; what does not fit is scrolled.
  Band channels() {
    return new Band(LANE, Math.max(1, height - LANE - (score.isPresent() ? SCORE : AXIS)));
  }

  /// Rows share the room; under 64 px each (48 on a low chart) they scroll instead.
  double rowHeight() {
    double room = channels().height();
    double least = room < 5 * ROW ? LOW_ROW : ROW;
    return tracks.isEmpty() ? room : Math.max(least, room / tracks.size());
  }

  Band row(int track) {
    double top = Math.rint(LANE + track * rowHeight() - scroll);
    return new Band(top, Math.rint(LANE + (track + 1) * rowHeight() - scroll) - top);
  }

  /// The part of a row that holds the curve.
  Band plot(int track) {
    return row(track).inset(3, 4);
  }

  Band scorePlot() {
    return new Band(height - SCORE, SCORE - AXIS).inset(10, 1);
  }

  Band axis() {
    return new Band(height - AXIS, AXIS);
  }

  /// From the first channel down to the axis: where the cross-hair runs.
  Band body() {
    return new Band(LANE, Math.max(1, height - LANE - AXIS));
  }

  boolean visible(int track) {
    var row = row(track);
    return row.bottom() > channels().top() && row.top() < channels().bottom();
  }

  /// The event at that tick, the most severe where several meet.
  Optional<AnomalyEvent> eventAt(long tick) {
    return events.stream()
        .filter(event -> event.interval().from() <= tick && tick < event.interval().until())
        .max((a, b) -> Double.compare(a.peak(), b.peak()));
  }
}
