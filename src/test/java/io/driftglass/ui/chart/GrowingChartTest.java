package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.driftglass.live.LiveRows;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.ui.chart.pointer.Overview;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.series.LiveSeries;
import io.driftglass.ui.chart.series.RingView;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

/// A chart of rows that go on coming.
class GrowingChartTest {
  private static final long REST_MILLIS = 300;

  private final LiveRows rows = new LiveRows(List.of("a"));
  private final RingView view = new RingView(rows.ring());
  private int next;

  @Test
  void the_overview_takes_up_what_has_come_after_a_rest() throws Exception {
    add(500);
    var chart = Fx.call(this::chart);
    var first = Fx.call(() -> overview(chart));
    Thread.sleep(REST_MILLIS);
    add(500);
    Fx.run(() -> grow(chart));
    assertFalse(same(first, Fx.call(() -> overview(chart))));
  }

  private TimeChart chart() {
    var chart = new TimeChart();
    view.look();
    var track = Track.of(Channel.target("a"), new LiveSeries(view, 0));
    chart.show(new Clock.Index("step"), List.of(track));
    Snapshot.stage(chart, 800, 300, Theme.LIGHT);
    grow(chart);
    return chart;
  }

  private void grow(TimeChart chart) {
    view.look();
    var all = new Range(view.oldest(), view.last() + 1.0);
    chart.grow(all, all);
    chart.layout();
  }

  private void add(int count) {
    for (int i = 0; i < count; i++, next++) {
      rows.add(next, new double[] {Math.sin(next / 60.0)}, 0, 1);
    }
  }

  private static WritableImage overview(TimeChart chart) {
    var overview = chart.getChildrenUnmodifiable().stream().filter(Overview.class::isInstance);
    Node node = overview.findFirst().orElseThrow();
    return node.snapshot(null, null);
  }

  private static boolean same(WritableImage one, WritableImage other) {
    int width = (int) one.getWidth();
    return IntStream.range(0, width * (int) one.getHeight())
        .allMatch(
            i ->
                one.getPixelReader().getArgb(i % width, i / width)
                    == other.getPixelReader().getArgb(i % width, i / width));
  }
}
