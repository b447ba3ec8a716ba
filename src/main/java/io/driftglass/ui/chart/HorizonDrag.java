package io.driftglass.ui.chart;

import io.driftglass.ui.chart.paint.Band;
import io.driftglass.ui.chart.pointer.HorizonHandle;
import io.driftglass.ui.chart.pointer.Probe;
import io.driftglass.ui.chart.pointer.Readout;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.XScale;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// How far ahead a forecast reaches, moved at its end. While it moves a tag says how far; once it
/// is let go somewhere else, whoever forecasts is told.
final class HorizonDrag {
  private final ForecastChart chart;
  private final HorizonHandle handle =
      new HorizonHandle(this::dragged, this::stepped, this::taken, this::left);
  private final Label tag = Readout.label("", "dg-tag");
  private IntConsumer chosen = rows -> {};
  private IntFunction<String> title = Integer::toString;
  private int most;
  private long[] ticks = {};
  private double step = 1;
  private OptionalInt wanted = OptionalInt.empty();
  private XScale start = new XScale(new Range(0, 1), 1);

  HorizonDrag(ForecastChart chart) {
    this.chart = chart;
    handle.setVisible(false);
    tag.setManaged(false);
    tag.setMouseTransparent(true);
    tag.setVisible(false);
  }

  List<Node> nodes() {
    return List.of(tag, handle);
  }

  /// @param most rows that can be looked ahead
  /// @param title of so many rows, such as `4 d`
  /// @param chosen gets other rows, 1 to `most`, once they are chosen
  void on(int most, IntFunction<String> title, IntConsumer chosen) {
    this.most = most;
    this.title = title;
    this.chosen = chosen;
  }

  /// Another forecast.
  ///
  /// @param last tick that was measured
  void show(long[] coming, long last) {
    wanted = OptionalInt.empty();
    follow(coming, last);
  }

  /// The same forecast from a later row; one that is being dragged goes on.
  void follow(long[] coming, long last) {
    ticks = coming;
    int n = ticks.length;
    if (n > 0) step = Math.max(1, (ticks[n - 1] - (double) last) / n);
  }

  void place(Band band) {
    double end = end(wanted.orElse(ticks.length));
    boolean shown = most > 0 && ticks.length > 0 && inView(end);
    handle.setVisible(shown);
    tag.setVisible(shown && wanted.isPresent());
    if (!shown) return;
    double x = chart.left() + chart.x().x(end);
    handle.place(x, band.top(), band.height());
    if (wanted.isEmpty()) return;
    tag.setText(title.apply(wanted.getAsInt()));
    Probe.place(tag, x, band.top() + 4, chart.getWidth());
  }

  private boolean inView(double tick) {
    var visible = chart.viewport().visible();
    return visible.from() <= tick && tick <= visible.until();
  }

  /// The end of so many rows; beyond those forecast, at their mean distance.
  private double end(int rows) {
    if (rows < 1 || ticks.length == 0) return 0;
    double last =
        rows <= ticks.length
            ? ticks[rows - 1]
            : ticks[ticks.length - 1] + (rows - ticks.length) * step;
    return last + step;
  }

  private int rows(double tick) {
    int rows = 1;
    if (tick > end(ticks.length)) {
      rows = ticks.length + (int) Math.rint((tick - end(ticks.length)) / step);
    } else {
      while (rows < ticks.length && end(rows) + step / 2 < tick) rows++;
    }
    return Math.clamp(rows, 1, most);
  }

  /// Beyond the right edge the plot keeps the scale it had when the drag began, and shows more.
  private void dragged(double x) {
    if (wanted.isEmpty()) start = chart.x();
    move(rows(start.tick(x - chart.left())));
  }

  private void stepped(int more) {
    move(Math.clamp(wanted.orElse(ticks.length) + (long) more, 1, most));
  }

  private void move(int rows) {
    wanted = OptionalInt.of(rows);
    chart.reach(Math.max(end(rows), end(ticks.length)));
  }

  private void taken() {
    int rows = wanted.orElse(ticks.length);
    wanted = OptionalInt.empty();
    chart.reach(end(ticks.length));
    if (rows != ticks.length) chosen.accept(rows);
  }

  private void left() {
    if (wanted.isEmpty()) return;
    wanted = OptionalInt.empty();
    chart.reach(end(ticks.length));
  }
}
