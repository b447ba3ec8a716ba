package io.driftglass.report;

import io.driftglass.series.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws a time series as SVG: lines reduced to the extremes of every pixel column, so that no
/// spike is lost.
public final class Svg {
  private static final int WIDTH = 1120;
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
  private final StringBuilder body = new StringBuilder();

  /// @param from first tick shown
  /// @param until last tick shown
  /// @param low value at the lower edge
  /// @param high value at the upper edge; widened where it equals `low`
  public Svg(Clock clock, long from, long until, int height, double low, double high) {
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
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (var column : columns) {
      for (double value : column) {
        if (!Double.isFinite(value)) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return low <= high ? new double[] {low, high} : new double[] {0, 1};
  }

  /// Shades a stretch over the full height; `style` is a class of the report's style sheet.
  public Svg shade(long fromTick, long untilTick, String style) {
    double left = x(fromTick);
    double width = Math.max(2, x(untilTick) - left);
    body.append(
        "<rect class='%s' x='%s' y='0' width='%s' height='%d'/>"
            .formatted(style, n(left), n(width), plot()));
    return this;
  }

  /// A line that breaks where values are missing.
  public Svg line(long[] ticks, double[] values, String style) {
    var path = new StringBuilder();
    int row = 0;
    boolean down = false;
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
      if (least > most) {
        down = false;
        continue;
      }
      path.append(down ? 'L' : 'M').append(pixel).append(' ').append(n(y(most)));
      if (y(least) - y(most) >= .5) path.append('L').append(pixel).append(' ').append(n(y(least)));
      down = !missing;
    }
    body.append("<path class='%s' d='%s'/>".formatted(style, path));
    return this;
  }

  /// The area between two lines of finite values.
  public Svg band(long[] ticks, double[] lower, double[] upper, String style) {
    var there = new StringBuilder();
    var back = new ArrayList<String>();
    for (int row = 0; row < ticks.length; row++) {
      there
          .append(row == 0 ? 'M' : 'L')
          .append(n(x(ticks[row])))
          .append(' ')
          .append(n(y(upper[row])));
      back.add("L" + n(x(ticks[row])) + " " + n(y(lower[row])));
    }
    body.append(
        "<path class='%s' d='%s%sZ'/>".formatted(style, there, String.join("", back.reversed())));
    return this;
  }

  /// A vertical line with a text at its top.
  public Svg mark(long tick, String text) {
    String at = n(x(tick));
    body.append("<line class='mark' x1='%s' x2='%s' y1='0' y2='%d'/>".formatted(at, at, plot()));
    body.append(
        "<text class='axis' x='%s' y='11'>%s</text>".formatted(n(x(tick) + 4), Html.escaped(text)));
    return this;
  }

  /// A horizontal dashed line with a text at its right.
  public Svg level(double value, String text) {
    String at = n(y(value));
    body.append(
        "<line class='level' x1='%d' x2='%d' y1='%s' y2='%s'/>".formatted(LEFT, WIDTH, at, at));
    body.append(
        "<text class='axis' text-anchor='end' x='%d' y='%s'>%s</text>"
            .formatted(WIDTH - 4, n(y(value) - 4), Html.escaped(text)));
    return this;
  }

  /// The whole picture as an `svg` element.
  public String element(String title) {
    return "<svg viewBox='0 0 %d %d' role='img' aria-label='%s'>%s</svg>"
        .formatted(WIDTH, height, Html.escaped(title), body);
  }

  private void grid() {
    for (double value :
        List.of(low + (high - low) * .1, (low + high) / 2, high - (high - low) * .1)) {
      String at = n(y(value));
      body.append(
          "<line class='grid' x1='%d' x2='%d' y1='%s' y2='%s'/>".formatted(LEFT, WIDTH, at, at));
      body.append(
          "<text class='axis' text-anchor='end' x='%d' y='%s'>%s</text>"
              .formatted(LEFT - 8, n(y(value) + 4), String.format(Locale.ROOT, "%.4g", value)));
    }
    for (int i = 0; i < 6; i++) {
      long tick = from + (until - from) / 6 * i;
      body.append(
          "<text class='axis' x='%s' y='%d'>%s</text>"
              .formatted(n(x(tick)), height - 6, Html.escaped(text(tick))));
    }
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
    return (high - value) / (high - low) * plot();
  }

  private int plot() {
    return height - BOTTOM;
  }

  private static String n(double coordinate) {
    return String.format(Locale.ROOT, "%.1f", coordinate);
  }
}
