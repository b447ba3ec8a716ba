package io.driftglass.ui.chart.paint;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.scale.AxisTick;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.ScoreTrack;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.chart.series.TrackView;
import java.util.List;
import java.util.Optional;

/// What a time chart shows and where each strip of it lies, measured from the top of the event lane
/// down to the end of the time axis. The painters read it; only the chart writes it.
public final class Stack {
  public static final double LANE = 28;
  public static final double SCORE = 104;
  public static final double AXIS = 26;
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

  public Stack(Palette palette) {
    this.palette = palette;
  }

  public void show(Clock newClock, List<Track> newTracks) {
    clock = newClock;
    tracks = newTracks.stream().map(TrackView::new).toList();
    events = List.of();
    labels = List.of();
    score = Optional.empty();
    selected = Optional.empty();
    scroll = 0;
  }

  public void events(List<AnomalyEvent> now) {
    events = List.copyOf(now);
  }

  public void labels(List<Interval> now) {
    labels = List.copyOf(now);
  }

  public void score(Optional<ScoreTrack> now) {
    score = now;
    threshold = now.map(ScoreTrack::threshold).orElse(0.0);
  }

  public void threshold(double now) {
    threshold = now;
  }

  public void select(Optional<AnomalyEvent> now) {
    selected = now;
  }

  /// The visible range over a plot of that size, and the boundaries of its time axis.
  public void frame(XScale scale, double newHeight, List<AxisTick> boundaries) {
    x = scale;
    height = newHeight;
    ticks = boundaries;
    scroll(scroll);
  }

  /// Moves the channels up by so many px, as far as there are any.
  public void scroll(double px) {
    scroll = Math.max(0, Math.min(px, tracks.size() * rowHeight() - channels().height()));
  }

  public double scroll() {
    return scroll;
  }

  public Palette palette() {
    return palette;
  }

  public Clock clock() {
    return clock;
  }

  public List<TrackView> tracks() {
    return tracks;
  }

  public List<AnomalyEvent> events() {
    return events;
  }

  public List<Interval> labels() {
    return labels;
  }

  public Optional<ScoreTrack> score() {
    return score;
  }

  public double threshold() {
    return threshold;
  }

  Optional<AnomalyEvent> selected() {
    return selected;
  }

  public List<AxisTick> ticks() {
    return ticks;
  }

  public XScale x() {
    return x;
  }

  public Band lane() {
    return new Band(0, LANE);
  }

  /// The room of all channels together; what does not fit is scrolled.
  public Band channels() {
    return new Band(LANE, Math.max(1, height - LANE - (score.isPresent() ? SCORE : AXIS)));
  }

  /// Rows share the room; under 64 px each (48 on a low chart) they scroll instead.
  public double rowHeight() {
    double room = channels().height();
    double least = room < 5 * ROW ? LOW_ROW : ROW;
    return tracks.isEmpty() ? room : Math.max(least, room / tracks.size());
  }

  public Band row(int track) {
    double top = Math.rint(LANE + track * rowHeight() - scroll);
    return new Band(top, Math.rint(LANE + (track + 1) * rowHeight() - scroll) - top);
  }

  /// The part of a row that holds the curve.
  public Band plot(int track) {
    return row(track).inset(3, 4);
  }

  public Band scorePlot() {
    return new Band(height - SCORE, SCORE - AXIS).inset(10, 1);
  }

  public Band axis() {
    return new Band(height - AXIS, AXIS);
  }

  /// From the first channel down to the axis: where the cross-hair runs.
  public Band body() {
    return new Band(LANE, Math.max(1, height - LANE - AXIS));
  }

  public boolean visible(int track) {
    var row = row(track);
    return row.bottom() > channels().top() && row.top() < channels().bottom();
  }

  /// The event at that tick, the most severe where several meet.
  public Optional<AnomalyEvent> eventAt(long tick) {
    return events.stream()
        .filter(event -> event.interval().from() <= tick && tick < event.interval().until())
        .max((a, b) -> Double.compare(a.peak(), b.peak()));
  }
}
