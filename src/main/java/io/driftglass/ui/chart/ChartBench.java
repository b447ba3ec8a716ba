package io.driftglass.ui.chart;

import io.driftglass.job.Progress;
import io.driftglass.series.Clock;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;

/// How long a frame takes, from a change of the visible range until its pixels lie in memory:
/// layout, reduction, drawing, rendering and the copy of the picture together.
public final class ChartBench {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 820;
  private static final int WARM_UP = 60;

  /// What is drawn.
  public enum Shape {
    /// A random walk.
    WALK,
    /// White noise, the worst case: every column is full.
    NOISE
  }

  /// Milliseconds a frame.
  ///
  /// @param floor the median of a picture in which nothing has changed: the part that is not ours
  public record Timing(
      Shape shape, int points, int frames, double median, double p95, double floor) {}

  private ChartBench() {}

  /// Walk and noise at each number of points, seeded pans and zooms. On the FX thread.
  ///
  /// @param frames measured ones of each case
  public static List<Timing> run(int[] points, int frames, long seed, Progress progress) {
    var timings = new ArrayList<Timing>();
    for (int count : points) {
      for (var shape : Shape.values()) {
        progress.step(timings.size(), 2L * points.length, "frames");
        timings.add(measure(shape, count, frames, seed));
      }
    }
    return timings;
  }

  /// One case.
  public static Timing measure(Shape shape, int points, int frames, long seed) {
    var random = new Random(seed);
    var chart = new TimeChart();
    var series =
        new ArraySeries(LongStream.range(0, points).toArray(), values(shape, points, random));
    chart.show(
        new Clock.Index("step"), List.of(new Track("value", "", "", series, Optional.empty())));
    Snapshot.stage(chart, WIDTH, HEIGHT, Theme.LIGHT);
    var image = new WritableImage(WIDTH, HEIGHT);
    for (int i = 0; i < WARM_UP; i++) frame(chart, image, random);
    var millis = new double[frames];
    for (int i = 0; i < frames; i++) millis[i] = frame(chart, image, random);
    var still = new double[Math.min(50, frames)];
    for (int i = 0; i < still.length; i++) still[i] = picture(chart, image);
    return new Timing(
        shape, points, frames, quantile(millis, .5), quantile(millis, .95), quantile(still, .5));
  }

  private static double frame(TimeChart chart, WritableImage image, Random random) {
    var viewport = chart.viewport();
    var visible = viewport.visible();
    double at = visible.from() + random.nextDouble() * visible.length();
    boolean far = visible.length() < viewport.span().length() / 100;
    long start = System.nanoTime();
    switch (random.nextInt(3)) {
      case 0 -> viewport.pan(random.nextDouble() - .5);
      case 1 -> viewport.zoom(at, 1 / 1.5);
      default -> viewport.zoom(at, far ? 100 : 1.5);
    }
    picture(chart, image);
    return (System.nanoTime() - start) / 1e6;
  }

  private static double picture(TimeChart chart, WritableImage image) {
    long start = System.nanoTime();
    chart.snapshot(new SnapshotParameters(), image);
    return (System.nanoTime() - start) / 1e6;
  }

  private static double[] values(Shape shape, int points, Random random) {
    var values = new double[points];
    for (int i = 0; i < points; i++) {
      double step = random.nextGaussian();
      values[i] = shape == Shape.NOISE || i == 0 ? step : values[i - 1] + step;
    }
    return values;
  }

  private static double quantile(double[] values, double part) {
    Arrays.sort(values);
    return values[(int) Math.min(values.length - 1, Math.round(part * (values.length - 1)))];
  }
}
