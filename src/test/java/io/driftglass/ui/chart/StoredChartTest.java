package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Runner;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.RowsInMemory;
import io.driftglass.ui.chart.pointer.Gutter;
import io.driftglass.ui.chart.pointer.Overview;
import io.driftglass.ui.chart.series.StoredSeries;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.task.TaskRunner;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class StoredChartTest {
  private static final int ROWS = 10_000_000;
  private static final Color INK = Color.web("#27425f");

  /// A spike that straddles the edge between two pixels may stand in either.
  @Test
  void every_spike_of_one_sample_is_seen_at_full_zoom_out() throws Exception {
    var random = new Random(11);
    var values = new double[ROWS];
    var spikes = random.ints(300, 0, ROWS).toArray();
    for (int row : spikes) values[row] = random.nextBoolean() ? 1 : -1;
    Fx.run(
        () -> {
          var chart = chart(values, Runner.HERE);
          var picture = chart.snapshot(null, null);
          for (int row : spikes) {
            double x = Gutter.WIDTH + chart.stack().x().x((long) row);
            int y = (int) Math.round(y(chart, values[row] * .97));
            boolean seen =
                IntStream.of((int) (x - .3), (int) (x + .3)).anyMatch(c -> inked(picture, c, y));
            assertTrue(seen, "row " + row);
          }
        });
  }

  @Test
  void what_is_read_later_is_painted_when_it_comes() throws Exception {
    var values = new double[ROWS];
    values[5_000_100] = 1;
    try (var runner = new TaskRunner(1, InstantSource.system())) {
      var chart = Fx.call(() -> chart(values, runner.loader()));
      Fx.run(
          () -> {
            chart.viewport().zoom(5_000_100, 1e-5);
            chart.layout();
            assertTrue(coarse(chart));
          });
      Fx.await(
          () -> {
            chart.layout();
            return !coarse(chart);
          });
      Fx.run(
          () -> {
            assertFalse(coarse(chart));
            var source = chart.stack().tracks().getFirst().track().measured();
            assertEquals(1, source.value(5_000_100));
          });
    }
  }

  private static boolean coarse(TimeChart chart) {
    return chart.stack().tracks().getFirst().measured().coarse();
  }

  private static TimeChart chart(double[] values, Runner reader) {
    var ticks = LongStream.range(0, values.length).toArray();
    var stored = new RowsInMemory(ticks, values);
    var series = StoredSeries.open(stored, List.of(0), reader).getFirst();
    var chart = new TimeChart();
    chart.show(new Clock.Index("step"), List.of(Track.of(Channel.target("v"), series)));
    Snapshot.stage(chart, 1280, 820, Theme.LIGHT);
    chart.layout();
    return chart;
  }

  private static double y(TimeChart chart, double value) {
    var plot = chart.stack().plot(0);
    double inStack = chart.stack().tracks().getFirst().y().y(value, plot.top(), plot.height());
    return Overview.HEIGHT + 1 + inStack;
  }

  private static boolean inked(WritableImage picture, int x, int y) {
    return picture.getPixelReader().getColor(x, y).equals(INK);
  }
}
