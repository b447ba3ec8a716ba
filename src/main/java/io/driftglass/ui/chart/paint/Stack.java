package io.driftglass.ui.chart.paint;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.paint.Arrangement.Form;
import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.scale.AxisTick;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.Limit;
import io.driftglass.ui.chart.series.Marks;
import io.driftglass.ui.chart.series.ScoreTrack;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.chart.series.TrackView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;

/// What a time chart shows and where each strip of it lies, measured from the top of the event lane
/// down to the end of the time axis. The painters read it; only the chart writes it.
public final class Stack {
  public static final double LANE = 28;
  public static final double SCORE = 104;
  public static final double AXIS = 26;

  /// More colours than that cannot be told apart.
  public static final int MOST_OVERLAID = 6;

  private static final double ROW = 64;
  private static final double DIMMED = .3;
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
  private Arrangement arrangement = Arrangement.USUAL;
  private List<Integer> overlaid = List.of();
  private double threshold;
  private double height = 1;
  private double scroll;
  private OptionalInt revealed = OptionalInt.empty();
  private Optional<String> emphasised = Optional.empty();

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
    overlaid = IntStream.range(0, Math.min(MOST_OVERLAID, tracks.size())).boxed().toList();
    scroll = 0;
    revealed = OptionalInt.empty();
    emphasised = Optional.empty();
  }

  public void events(List<AnomalyEvent> now) {
    events = List.copyOf(now);
  }

  public void labels(List<Interval> now) {
    labels = List.copyOf(now);
  }

  /// One a channel, from the top.
  public void marks(List<Marks> now) {
    for (int i = 0; i < now.size(); i++) tracks.get(i).marks(now.get(i));
  }

  /// By the title of the channel.
  public void limits(Map<String, List<Limit>> now) {
    for (var view : tracks) view.limits(now.getOrDefault(view.track().name(), List.of()));
  }

  public void score(Optional<ScoreTrack> now) {
    score = now;
    threshold = now.map(ScoreTrack::threshold).orElse(0.0);
  }

  public void threshold(double now) {
    threshold = now;
  }

  public void arrange(Arrangement now) {
    arrangement = now;
  }

  public Arrangement arrangement() {
    return arrangement;
  }

  /// Lays one more channel over the others, as far as there are colours, or takes it away.
  public void overlay(int channel, boolean wanted) {
    overlaid =
        IntStream.range(0, tracks.size())
            .filter(c -> c == channel ? wanted : overlaid.contains(c))
            .limit(MOST_OVERLAID)
            .boxed()
            .toList();
  }

  /// The channels that lie over each other, as places from the first.
  public List<Integer> overlaid() {
    return overlaid;
  }

  /// The other channels step back.
  ///
  /// @param channel by its title; none does where empty
  public void emphasise(Optional<String> channel) {
    emphasised = channel;
  }

  /// How much of a channel's ink is seen, 0..1.
  public double presence(int track) {
    var name = tracks.get(track).track().name();
    return emphasised.isEmpty() || emphasised.get().equals(name) ? 1 : DIMMED;
  }

  /// Whether all channels are drawn in one plot.
  public boolean isOverlaid() {
    return arrangement.form() == Form.OVERLAID;
  }

  /// The first channel of a plot draws what lies under all of them.
  public boolean leads(int track) {
    return !isOverlaid() || overlaid.indexOf(track) == 0;
  }

  /// Whether the axis of a channel is the one that its plot is labelled with.
  public boolean labelled(int track) {
    return !isOverlaid() || (arrangement.shared() && leads(track)) || overlaid.size() == 1;
  }

  /// Whether the plot of a channel has one axis for all that is drawn on it.
  public boolean measurable(int track) {
    return arrangement.shared() || labelled(track);
  }

  /// The colour of a channel's curve.
  public Color ink(int track) {
    return isOverlaid() && overlaid.size() > 1
        ? palette.overlaid(overlaid.indexOf(track))
        : palette.of(Ink.SERIES);
  }

  /// Gives every visible channel the axis it is drawn on, once they have been reduced.
  public void align() {
    var shown = IntStream.range(0, tracks.size()).filter(this::visible).mapToObj(tracks::get);
    var views = shown.toList();
    var common =
        arrangement.shared()
            ? ValueScale.covering(views.stream().map(TrackView::own).toList())
            : Optional.<ValueScale>empty();
    views.forEach(view -> view.on(common.orElse(view.own())));
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
    revealed.ifPresent(this::bring);
    revealed = OptionalInt.empty();
  }

  /// With the next frame the whole row of a channel is in view; what is in view already stays.
  public void reveal(int track) {
    revealed = OptionalInt.of(track);
  }

  private void bring(int track) {
    if (row(track).top() < channels().top()) scroll(track * rowHeight());
    else if (row(track).bottom() > channels().bottom()) {
      scroll((track + 1) * rowHeight() - channels().height());
    }
  }

  /// Moves the channels up by so many px, as far as there are any.
  public void scroll(double px) {
    scroll = Math.max(0, Math.min(px, contentHeight() - channels().height()));
  }

  /// Of all channels, also those that are scrolled away.
  public double contentHeight() {
    return isOverlaid() ? channels().height() : tracks.size() * rowHeight();
  }

  public double scroll() {
    return scroll;
  }

  /// How much larger than usual all is; see [Palette#scale].
  public double scale() {
    return palette.scale();
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

  /// The chosen event.
  public Optional<AnomalyEvent> selected() {
    return selected;
  }

  public List<AxisTick> ticks() {
    return ticks;
  }

  public XScale x() {
    return x;
  }

  public Band lane() {
    return new Band(0, LANE * scale());
  }

  /// The room of all channels together; what does not fit is scrolled.
  public Band channels() {
    double lane = lane().height();
    double foot = (score.isPresent() ? SCORE : AXIS) * scale();
    return new Band(lane, Math.max(1, height - lane - foot));
  }

  /// Rows share the room; under 64 px each (48 on a low chart) they scroll instead.
  public double rowHeight() {
    double room = channels().height();
    double least = (room < 5 * ROW * scale() ? LOW_ROW : ROW) * scale();
    return tracks.isEmpty() || isOverlaid() ? room : Math.max(least, room / tracks.size());
  }

  public Band row(int track) {
    if (isOverlaid()) return channels();
    double top = Math.rint(lane().height() + track * rowHeight() - scroll);
    return new Band(top, Math.rint(lane().height() + (track + 1) * rowHeight() - scroll) - top);
  }

  /// The part of a row that holds the curve.
  public Band plot(int track) {
    return row(track).inset(3, 4);
  }

  public Band scorePlot() {
    return new Band(height - SCORE * scale(), (SCORE - AXIS) * scale()).inset(10, 1);
  }

  public Band axis() {
    return new Band(height - AXIS * scale(), AXIS * scale());
  }

  /// From the first channel down to the axis: where the cross-hair runs.
  public Band body() {
    double lane = lane().height();
    return new Band(lane, Math.max(1, height - lane - axis().height()));
  }

  public boolean visible(int track) {
    return switch (arrangement.form()) {
      case STACKED ->
          row(track).bottom() > channels().top() && row(track).top() < channels().bottom();
      case OVERLAID -> overlaid.contains(track);
      case MULTIPLES -> false;
    };
  }

  /// The event at that tick, the most severe where several meet.
  public Optional<AnomalyEvent> eventAt(long tick) {
    return events.stream()
        .filter(event -> event.interval().from() <= tick && tick < event.interval().until())
        .max((a, b) -> Double.compare(a.peak(), b.peak()));
  }
}
