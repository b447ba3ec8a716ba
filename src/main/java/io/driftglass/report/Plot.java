package io.driftglass.report;

import io.driftglass.series.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A time series drawn as shapes: lines reduced to the extremes of every pixel column, so that no
/// spike is lost.
public final class Plot {
  static final int WIDTH = 1120;
  private static final int LEFT = 64;
  private static final int BOTTOM = 22;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private final Clock clock;
  private final long from;
  private final long until;
  private final int height;
  private final double low;
  private final double high;
  private final List<Shape> shapes = new ArrayList<>();

  /// @param from first tick shown
  /// @param until last tick shown
  /// @param height pixels, 40 or more
  /// @param low value at the lower edge
  /// @param high value at the upper edge; widened where it equals `low`
  public Plot(Clock clock, long from, long until, int height, double low, double high) {
    this.clock = clock;
    this.from = from;
    this.until = Math.max(until, from + 1);
    this.height = height;
    double span = high - low;
    double margin = span > 0 ? span * .06 : Math.max(1e-9, Math.abs(high) * .1);
    this.low = low - margin;
    this.high = high + margin;
    grid();
  }

  /// The lowest and highest finite value of the columns, 0 and 1 where there is none.
  public static double[] range(double[]... columns) {
    var finite =
        Arrays.stream(columns)
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .summaryStatistics();
    return finite.getCount() > 0
        ? new double[] {finite.getMin(), finite.getMax()}
        : new double[] {0, 1};
  }

  /// Shades a stretch over the full height.
  public Plot shade(long fromTick, long untilTick, Style style) {
    double left = x(fromTick);
    shapes.add(new Shape.Box(style, left, 0, Math.max(2, x(untilTick) - left), floor()));
    return this;
  }

  /// A line that breaks where values are missing.
  public Plot line(long[] ticks, double[] values, Style style) {
    List<Shape.Point> points = new ArrayList<>();
    int row = 0;
    while (row < ticks.length) {
      int pixel = (int) x(ticks[row]);
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      boolean missing = false;
      for (; row < ticks.length && (int) x(ticks[row]) == pixel; row++) {
        if (Double.isNaN(values[row])) missing = true;
        least = Math.min(least, Double.isNaN(values[row]) ? least : values[row]);
        most = Math.max(most, Double.isNaN(values[row]) ? most : values[row]);
      }
      if (missing) points = lifted(points, style);
      if (least > most) continue;
      points.add(new Shape.Point(pixel, y(most)));
      if (y(least) - y(most) >= .5) points.add(new Shape.Point(pixel, y(least)));
      if (missing) points = lifted(points, style);
    }
    lifted(points, style);
    return this;
  }

  /// Keeps the line so far and begins a new one.
  private List<Shape.Point> lifted(List<Shape.Point> points, Style style) {
    if (!points.isEmpty()) shapes.add(new Shape.Line(style, List.copyOf(points)));
    return new ArrayList<>();
  }

  /// The area between two lines of finite values.
  public Plot band(long[] ticks, double[] lower, double[] upper, Style style) {
    var there = new ArrayList<Shape.Point>();
    var back = new ArrayList<Shape.Point>();
    for (int row = 0; row < ticks.length; row++) {
      there.add(new Shape.Point(x(ticks[row]), y(upper[row])));
      back.add(new Shape.Point(x(ticks[row]), y(lower[row])));
    }
    there.addAll(back.reversed());
    shapes.add(new Shape.Outline(style, List.copyOf(there)));
    return this;
  }

  /// A vertical line with a text at its top.
  public Plot mark(long tick, String text) {
    double at = x(tick);
    shapes.add(straight(Style.MARK, at, 0, at, floor()));
    shapes.add(new Shape.Text(Style.AXIS, at + 4, 11, Shape.Align.START, text));
    return this;
  }

  /// A horizontal dashed line with a text at its right.
  public Plot level(double value, String text) {
    shapes.add(straight(Style.LEVEL, LEFT, y(value), WIDTH, y(value)));
    shapes.add(new Shape.Text(Style.AXIS, WIDTH - 4, y(value) - 4, Shape.Align.END, text));
    return this;
  }

  int height() {
    return height;
  }

  List<Shape> shapes() {
    return List.copyOf(shapes);
  }

  private void grid() {
    for (double value :
        List.of(low + (high - low) * .1, (low + high) / 2, high - (high - low) * .1)) {
      shapes.add(straight(Style.GRID, LEFT, y(value), WIDTH, y(value)));
      shapes.add(
          new Shape.Text(
              Style.AXIS,
              LEFT - 8,
              y(value) + 4,
              Shape.Align.END,
              String.format(Locale.ROOT, "%.4g", value)));
    }
    for (int i = 0; i < 6; i++) {
      long tick = from + (until - from) / 6 * i;
      shapes.add(new Shape.Text(Style.AXIS, x(tick), height - 6, Shape.Align.START, text(tick)));
    }
  }

  private static Shape straight(Style style, double x, double y, double toX, double toY) {
    return new Shape.Line(style, List.of(new Shape.Point(x, y), new Shape.Point(toX, toY)));
  }

  private String text(long tick) {
    if (clock instanceof Clock.Index(String unit)) return unit + " " + tick;
    Instant instant = Clock.instant(tick);
    return LocalDateTime.ofInstant(instant, clock.zone()).format(DAY);
  }

  private double x(long tick) {
    return LEFT + (double) (tick - from) / (until - from) * (WIDTH - LEFT);
  }

  private double y(double value) {
    return (high - value) / (high - low) * floor();
  }

  /// Where the plotting area ends and the axis begins.
  private int floor() {
    return height - BOTTOM;
  }
}
