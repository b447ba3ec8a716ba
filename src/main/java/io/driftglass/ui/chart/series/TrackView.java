package io.driftglass.ui.chart.series;

import io.driftglass.series.Interval;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.kit.text.Figures;
import java.util.List;

/// One track reduced to the pixels of the visible range, and the values its plot covers.
public final class TrackView {
  /// Room above and below the values, as a fraction of their range.
  private static final double MARGIN = .12;

  private final Track track;
  private final Columns measured = new Columns();
  private final Columns low = new Columns();
  private final Columns high = new Columns();
  private XScale x;
  private List<Interval> gaps = List.of();
  private int generation = -1;
  private Marks marks = Marks.NONE;
  private List<Limit> limits = List.of();
  private boolean ratios;
  private ValueScale own = new ValueScale(0, 1);
  private ValueScale y = own;

  public TrackView(Track track) {
    this.track = track;
  }

  public Track track() {
    return track;
  }

  /// Reduces anew where the range or the width has changed.
  ///
  /// @param columns pixels across
  public void update(XScale scale, int columns) {
    int now = track.measured().generation();
    if (scale.equals(x) && measured.count() == columns && now == generation) return;
    x = scale;
    generation = now;
    track.measured().reduce(scale.range(), measured.of(columns));
    track
        .expected()
        .ifPresent(
            expected -> {
              expected.low().reduce(scale.range(), low.of(columns));
              expected.high().reduce(scale.range(), high.of(columns));
            });
    gaps = track.measured().gaps(scale.range(), measured);
    refit();
  }

  /// Which of its values were not measured as they stand.
  public Marks marks() {
    return marks;
  }

  public void marks(Marks now) {
    marks = now;
  }

  /// Values that it should not pass; those not too far away have room on the plot.
  public List<Limit> limits() {
    return limits;
  }

  public void limits(List<Limit> now) {
    limits = now;
    refit();
  }

  /// Visible stretches without measurements.
  public List<Interval> gaps() {
    return gaps;
  }

  /// Draws equal ratios as equal heights, where any value is above 0.
  public void ratios(boolean wanted) {
    ratios = wanted;
    refit();
  }

  public XScale x() {
    return x;
  }

  /// The values in view and some room about them.
  public ValueScale own() {
    return own;
  }

  /// The lowest and highest value in view: `92.1 to 147 m3/h`; empty where there is none.
  public String seen() {
    var seen = extent(measured);
    if (Double.isNaN(seen.low())) return "";
    String text = Figures.scaled(seen.low()) + " to " + Figures.scaled(seen.high());
    return (text + " " + track.unit()).strip();
  }

  /// Draws it on that axis, its own or one that several share.
  public void on(ValueScale axis) {
    y = axis;
  }

  /// The axis it is drawn on.
  public ValueScale y() {
    return y;
  }

  public Columns measured() {
    return measured;
  }

  /// The lower edge of what was expected; without columns where nothing was.
  public Columns low() {
    return low;
  }

  public Columns high() {
    return high;
  }

  /// More than two samples a pixel, or samples that are still being read.
  public boolean dense() {
    if (measured.coarse()) return true;
    int last = measured.count() - 1;
    return last >= 0 && measured.untilRow(last) - measured.fromRow(0) > 2 * measured.count();
  }

  /// Adds the visible values.
  public void extent(Extremes into) {
    for (int c = 0; c < measured.count(); c++) {
      into.add(measured.low(c));
      into.add(measured.high(c));
    }
  }

  private void refit() {
    own = fit();
    y = own;
  }

  private ValueScale fit() {
    var seen = extent(measured);
    if (Double.isNaN(seen.low())) return new ValueScale(0, 1);
    if (ratios && seen.high() > 0) {
      var above = new Extremes(0);
      extent(above);
      return ValueScale.ratios(above.low(), above.high(), MARGIN / 2);
    }
    double reach = Math.max(seen.high() - seen.low(), 1e-12);
    var all = new Extremes();
    all.add(seen.low());
    all.add(seen.high());
    all.add(Math.max(extent(low).low(), seen.low() - reach / 2));
    all.add(Math.min(extent(high).high(), seen.high() + reach / 2));
    for (var limit : limits) {
      boolean near = limit.value() > seen.low() - reach && limit.value() < seen.high() + reach;
      if (near) all.add(limit.value());
    }
    return ValueScale.around(all.low(), all.high(), MARGIN);
  }

  private static Extremes extent(Columns columns) {
    var extremes = new Extremes();
    for (int c = 0; c < columns.count(); c++) {
      extremes.add(columns.low(c));
      extremes.add(columns.high(c));
    }
    return extremes;
  }
}
