package io.driftglass.ui.chart.series;

import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.XScale;

/// One track reduced to the pixels of the visible range, and the values its plot covers.
public final class TrackView {
  /// Room above and below the values, as a fraction of their range.
  private static final double MARGIN = .12;

  private final Track track;
  private final Columns measured = new Columns();
  private final Columns low = new Columns();
  private final Columns high = new Columns();
  private XScale x;
  private ValueScale y = new ValueScale(0, 1);

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
    if (scale.equals(x) && measured.count() == columns) return;
    x = scale;
    track.measured().reduce(scale.range(), measured.of(columns));
    track
        .expected()
        .ifPresent(
            expected -> {
              expected.low().reduce(scale.range(), low.of(columns));
              expected.high().reduce(scale.range(), high.of(columns));
            });
    y = fit();
  }

  public XScale x() {
    return x;
  }

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

  /// More than two samples a pixel.
  public boolean dense() {
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

  private ValueScale fit() {
    var seen = extent(measured);
    if (Double.isNaN(seen.low())) return new ValueScale(0, 1);
    double reach = Math.max(seen.high() - seen.low(), 1e-12);
    var all = new Extremes();
    all.add(seen.low());
    all.add(seen.high());
    all.add(Math.max(extent(low).low(), seen.low() - reach / 2));
    all.add(Math.min(extent(high).high(), seen.high() + reach / 2));
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
