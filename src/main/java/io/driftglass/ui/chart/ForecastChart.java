package io.driftglass.ui.chart;

import io.driftglass.forecast.Forecast;
import io.driftglass.series.Clock;
import io.driftglass.ui.chart.paint.Band;
import io.driftglass.ui.chart.paint.ForecastFigure;
import io.driftglass.ui.chart.paint.ForecastPainter;
import io.driftglass.ui.chart.paint.ForecastPainter.Frame;
import io.driftglass.ui.chart.paint.Outlook;
import io.driftglass.ui.chart.pointer.Pointer;
import io.driftglass.ui.chart.pointer.Probe;
import io.driftglass.ui.chart.pointer.Probe.Point;
import io.driftglass.ui.chart.pointer.Readout;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.Viewport;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.Limit;
import io.driftglass.ui.chart.series.Marks;
import io.driftglass.ui.chart.series.SeriesSource;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Grain;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// One channel's past, the line of now, and what is expected: the median with its bands.
public final class ForecastChart extends ChannelChart<ForecastPainter> {
  private static final double LEFT = 48;
  private static final double RIGHT = 16;
  private static final double LIMITS = 112;
  private static final double TOP = 16;

  /// At first the past is one and a half times as long as the horizon.
  private static final double PAST = 1.5;

  private final Label now = Readout.label("", "dg-tag");
  private final HorizonDrag horizon = new HorizonDrag(this);
  private final Label crossing = Readout.label("", "dg-tag");
  private Outlook outlook = Outlook.of("", new ArraySeries(new long[0], new double[0]));
  private Optional<Outlook> earlier = Optional.empty();
  private Optional<Outlook> ghost = Optional.empty();
  private Optional<Outlook> then = Optional.empty();
  private List<Limit> limits = List.of();
  private Marks marks = Marks.NONE;
  private ValueScale y = new ValueScale(0, 1);

  public ForecastChart() {
    super(new Viewport(), new Pointer(), ForecastPainter::new, LEFT, TOP);
    for (var label : List.of(now, crossing)) {
      label.setManaged(false);
      label.setMouseTransparent(true);
      label.setVisible(false);
    }
    over(now, crossing);
    over(horizon.nodes().toArray(Node[]::new));
    setAccessibleText("Chart of a forecast");
  }

  /// A past without a forecast.
  public void show(Clock shown, String unit, SeriesSource measured) {
    open(shown);
    pointer().leave();
    outlook = Outlook.of(unit, measured);
    marks = Marks.NONE;
    earlier = Optional.empty();
    ghost = Optional.empty();
    then = Optional.empty();
    horizon.show(new long[0], 0);
    if (measured.rows() > 1)
      open(measured, new Range(measured.tick(0), measured.tick(measured.rows() - 1)));
    requestLayout();
  }

  /// A past and what is expected of it; shows the horizon and one and a half times as much past.
  ///
  /// @param ticks of the forecast, the first one interval after the last measured row
  public void show(
      Clock clock, String unit, SeriesSource measured, long[] ticks, Forecast.Path path) {
    show(clock, unit, measured);
    open(clock, Grain.of(clock, ticks));
    outlook = Outlook.of(unit, measured, ticks, path);
    horizon.show(ticks, measured.tick(measured.rows() - 1));
    long end = ticks[ticks.length - 1] + Math.max(1, ticks[0] - measured.tick(measured.rows() - 1));
    open(measured, new Range(measured.tick(0), end));
    double from = ticks[0] - PAST * (end - ticks[0]);
    viewport().slide(new Range(Math.max(viewport().span().from(), from), end));
  }

  /// The same forecast from later rows: the line of now moves. What is in view moves with it where
  /// the end of the forecast was in view; a person who looks elsewhere is left there.
  public void follow(SeriesSource measured, long[] ticks, Forecast.Path path) {
    var before = viewport().span();
    var visible = viewport().visible();
    long last = measured.tick(measured.rows() - 1);
    double end = ticks[ticks.length - 1] + (double) Math.max(1, ticks[0] - last);
    outlook = Outlook.of(outlook.unit(), measured, ticks, path);
    outlook.measured().marks(marks);
    horizon.follow(ticks, last);
    boolean all = visible.from() <= before.from();
    boolean atEnd = visible.until() >= before.until();
    double moved = atEnd ? end - before.until() : 0;
    double from = all && atEnd ? measured.tick(0) : visible.from() + moved;
    viewport().grow(new Range(measured.tick(0), end), new Range(from, visible.until() + moved));
    requestLayout();
  }

  /// What had been said before of the rows that have come since; empty takes it away.
  public void setEarlier(long[] ticks, Optional<Forecast.Path> path) {
    earlier = path.map(said -> alone(ticks, said));
    requestLayout();
  }

  /// In grey, what another method would say, or other inputs; empty takes it away.
  public void setGhost(long[] ticks, Optional<Forecast.Path> path) {
    ghost = path.map(said -> alone(ticks, said));
    requestLayout();
  }

  /// In grey, what would have been said at a moment of the past; empty takes it away.
  public void setThen(long[] ticks, Optional<Forecast.Path> path) {
    then = path.map(said -> alone(ticks, said));
    requestLayout();
  }

  /// Lets the end of the forecast be moved.
  ///
  /// @param most rows that can be looked ahead
  /// @param title of so many rows, such as `4 d`
  /// @param chosen gets other rows, 1 to `most`, once they are chosen
  public void setOnHorizon(int most, IntFunction<String> title, IntConsumer chosen) {
    horizon.on(most, title, chosen);
    requestLayout();
  }

  /// Shows the plot up to that tick, as far as the end of the forecast is moved.
  void reach(double end) {
    var span = viewport().span();
    var visible = viewport().visible();
    boolean farther = end > visible.until() || visible.until() > span.until() - 1e-9;
    viewport()
        .grow(
            new Range(span.from(), end),
            new Range(visible.from(), farther ? end : visible.until()));
    requestLayout();
  }

  /// Values that should not be passed.
  public void setLimits(List<Limit> newLimits) {
    limits = List.copyOf(newLimits);
    requestLayout();
  }

  /// Which of the measured values were not measured as they stand.
  public void setMarks(Marks newMarks) {
    marks = newMarks;
    outlook.measured().marks(marks);
    requestLayout();
  }

  @Override
  public ForecastFigure figure() {
    return new ForecastFigure(
        frame(), palette, getWidth(), getHeight(), outlook.measured().track().name());
  }

  /// What was measured, and beyond now the median and the ends of each band.
  @Override
  public List<Track> tracks() {
    var tracks = new ArrayList<Track>();
    tracks.add(track("measured", outlook.measured().track().measured()));
    outlook
        .median()
        .ifPresent(view -> tracks.add(track("forecast", coming(view.track().measured()))));
    for (var ribbon : outlook.ribbons()) {
      long level = Math.round(ribbon.level() * 100);
      tracks.add(track("lo" + level, coming(ribbon.low())));
      tracks.add(track("hi" + level, coming(ribbon.high())));
    }
    return tracks;
  }

  private Track track(String name, SeriesSource series) {
    return new Track(name, "", outlook.unit(), series, Optional.empty());
  }

  /// Without the last measured value, which joins the curves on the screen.
  private SeriesSource coming(SeriesSource series) {
    int from = series.rowAt(outlook.now());
    int rows = series.rows() - from;
    var ticks = new long[rows];
    var values = new double[rows];
    for (int i = 0; i < rows; i++) {
      ticks[i] = series.tick(from + i);
      values[i] = series.value(from + i);
    }
    return new ArraySeries(ticks, values);
  }

  private List<Outlook> grey() {
    return Stream.concat(ghost.stream(), then.stream()).toList();
  }

  private Frame frame() {
    return new Frame(outlook, earlier, grey(), limits, x(), y, band(), left(), ticks());
  }

  @Override
  void frame(Band band) {
    outlook.update(x());
    earlier.ifPresent(said -> said.update(x()));
    grey().forEach(said -> said.update(x()));
    var beside = Stream.concat(earlier.stream(), grey().stream()).toList();
    y = outlook.scale(x(), limits, beside, isLogarithmic());
    painter.frame(frame());
  }

  @Override
  void placeOver(Band band) {
    now();
    crossing(band);
    horizon.place(band);
  }

  /// When the median first passes a limit, above the place on the line.
  private void crossing(Band band) {
    var place = outlook.crossing(limits).filter(at -> viewport().visible().contains(at.tick()));
    crossing.setVisible(place.isPresent());
    place.ifPresent(
        at -> {
          crossing.setText(
              Words.of("crosses %s", axis().stamp((double) at.tick(), viewport().visible())));
          double line = y.y(at.limit().value(), band.top(), band.height());
          Probe.place(crossing, left() + x().x(at.tick()), Math.max(0, line - 32), getWidth());
        });
  }

  private void now() {
    boolean shown = outlook.median().isPresent() && viewport().visible().contains(outlook.now());
    now.setVisible(shown);
    if (!shown) return;
    now.setText(
        Words.of("now") + " · " + axis().stamp((double) outlook.now(), viewport().visible()));
    Probe.place(now, left() + x().x(outlook.now()), 0, getWidth());
  }

  /// The measured value, or beyond now the median with its widest band.
  @Override
  Optional<Point> at(double tick) {
    boolean coming = outlook.median().isPresent() && tick >= outlook.now();
    var series = (coming ? outlook.median().get() : outlook.measured()).track().measured();
    int row = series.nearest(tick);
    return point(series, row, value -> text(value, row, coming));
  }

  @Override
  ValueScale y() {
    return y;
  }

  private String text(double shown, int row, boolean coming) {
    String said = ForecastPainter.text(shown, outlook.unit());
    if (!coming || outlook.ribbons().isEmpty()) return said;
    var widest = outlook.ribbons().getFirst();
    return said
        + " · "
        + Words.of(
            "%s: %s to %s",
            Figures.percent(widest.level()),
            Figures.value(widest.low().value(row)),
            Figures.value(widest.high().value(row)));
  }

  private void open(SeriesSource measured, Range all) {
    viewport().open(all, Math.max(1e-3, all.length() / measured.rows() * 4));
  }

  private Outlook alone(long[] ticks, Forecast.Path path) {
    return Outlook.of(outlook.unit(), new ArraySeries(new long[0], new double[0]), ticks, path);
  }

  @Override
  double right() {
    return limits.isEmpty() ? RIGHT : LIMITS * palette.scale();
  }
}
