package io.driftglass.ui.chart.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.chart.series.TrackView;
import io.driftglass.ui.kit.Fx;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/// Ink is how dark the pixels are, 1 for a black one.
class LineRunsTest {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 100;
  private static final int ROWS = 500;
  private static final Band BAND = new Band(0, HEIGHT);
  private static final ValueScale Y = new ValueScale(0, 1);
  private static final XScale X = new XScale(new Range(0, ROWS), WIDTH);

  @Test
  void close_points_leave_as_much_ink_as_a_stroke_and_reach_as_far() throws Exception {
    var random = new Random(4);
    for (var shape :
        new LongToDoubleFunction[] {
          row -> .5 + .4 * Math.sin(row / 30.0), row -> random.nextDouble(), row -> row / 37 % 2
        }) {
      var values = LongStream.range(0, ROWS).mapToDouble(row -> .1 + .8 * shape.applyAsDouble(row));
      var curve = values.toArray();
      var runs = drawn(g -> painter(g, curve).draw(Color.BLACK, 1));
      var stroke = drawn(g -> stroke(g, curve));
      double wanted = IntStream.range(0, WIDTH).mapToDouble(x -> ink(stroke, x)).sum();
      double found = IntStream.range(0, WIDTH).mapToDouble(x -> ink(runs, x)).sum();
      assertEquals(1, found / wanted, .15);
      for (int row = 0; row < ROWS - 1; row++) {
        int x = (int) X.x(row);
        int y = (int) Y.y(curve[row], BAND.top(), BAND.height());
        double ink = IntStream.rangeClosed(y - 1, y + 1).mapToDouble(at -> dark(runs, x, at)).sum();
        assertTrue(ink > .4, "no ink at row " + row);
      }
      for (int x = 1; x < WIDTH - 1; x++) {
        var reach = IntStream.rangeClosed(x - 1, x + 1).mapToObj(near -> extent(stroke, near));
        var all = reach.toList();
        int top = all.stream().mapToInt(e -> e[0]).min().orElseThrow();
        int foot = all.stream().mapToInt(e -> e[1]).max().orElseThrow();
        assertTrue(extent(runs, x)[0] >= top - 1 && extent(runs, x)[1] <= foot + 1, "column " + x);
      }
    }
  }

  @Test
  void what_is_missing_breaks_the_runs() throws Exception {
    var curve = LongStream.range(0, ROWS).mapToDouble(row -> .5).toArray();
    for (int row = 200; row < 250; row++) curve[row] = Double.NaN;
    var runs = drawn(g -> painter(g, curve).draw(Color.BLACK, 1));
    for (int x = 162; x < 198; x++) assertEquals(0, ink(runs, x), "column " + x);
    assertTrue(ink(runs, 150) > .9 && ink(runs, 210) > .9);
  }

  @Test
  void a_band_of_close_points_covers_what_its_polygon_would() throws Exception {
    var ticks = LongStream.range(0, ROWS).toArray();
    var low = LongStream.of(ticks).mapToDouble(t -> .3 + .1 * Math.sin(t / 40.0)).toArray();
    var high = LongStream.of(ticks).mapToDouble(t -> .7 + .2 * Math.sin(t / 25.0)).toArray();
    var picture =
        drawn(
            g ->
                new BandPainter(g, X, Y, BAND)
                    .fill(new ArraySeries(ticks, low), new ArraySeries(ticks, high), Color.BLACK));
    for (int x = 2; x < WIDTH - 3; x++) {
      int row = (int) Math.round((x + .5) * ROWS / WIDTH);
      assertEquals(HEIGHT * (high[row] - low[row]), ink(picture, x), 1.5, "column " + x);
    }
  }

  private static CurvePainter painter(GraphicsContext g, double[] values) {
    var series = new ArraySeries(LongStream.range(0, ROWS).toArray(), values);
    var view = new TrackView(new Track("a", "", "", series, Optional.empty()));
    view.update(X, WIDTH);
    return new CurvePainter(g, view, Y, BAND);
  }

  private static void stroke(GraphicsContext g, double[] values) {
    g.setStroke(Color.BLACK);
    g.setLineWidth(1);
    g.beginPath();
    for (int row = 0; row < ROWS; row++) {
      double y = Y.y(values[row], BAND.top(), BAND.height());
      if (row == 0) g.moveTo(X.x(row), y);
      else g.lineTo(X.x(row), y);
    }
    g.stroke();
  }

  private static WritableImage drawn(Consumer<GraphicsContext> drawing) throws Exception {
    return Fx.call(
        () -> {
          var canvas = new Canvas(WIDTH, HEIGHT);
          drawing.accept(canvas.getGraphicsContext2D());
          return canvas.snapshot(new SnapshotParameters(), null);
        });
  }

  private static double ink(WritableImage picture, int x) {
    return IntStream.range(0, HEIGHT).mapToDouble(y -> dark(picture, x, y)).sum();
  }

  /// The first and the last dark pixel of a column.
  private static int[] extent(WritableImage picture, int x) {
    var dark = IntStream.range(0, HEIGHT).filter(y -> dark(picture, x, y) > .3).toArray();
    return new int[] {dark[0], dark[dark.length - 1]};
  }

  private static double dark(WritableImage picture, int x, int y) {
    return 1 - picture.getPixelReader().getColor(x, y).getBrightness();
  }
}
