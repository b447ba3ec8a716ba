package io.driftglass.ui.chart.paint;

import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.TrackView;
import java.util.Locale;
import javafx.scene.paint.Color;

/// What a time chart shows as SVG 1.1: the visible channels with their names, grid, events and
/// curves, as many points as the screen has columns.
public final class StackSvg {
  private static final double LEFT = 176;
  private static final double AIR = 8;

  private final Stack stack;
  private final StringBuilder out = new StringBuilder();

  private StackSvg(Stack stack) {
    this.stack = stack;
  }

  /// @param title said by screen readers
  public static String of(Stack stack, String title) {
    return new StackSvg(stack).drawn(title);
  }

  private String drawn(String title) {
    double width = LEFT + stack.x().width() + 12;
    double height = stack.axis().bottom();
    out.append(
        line(
            "<svg xmlns='http://www.w3.org/2000/svg' width='%s' height='%s' viewBox='0 0 %s %s'"
                + " font-family='Inter, sans-serif' font-size='11'>",
            width, height, width, height));
    out.append("<title>").append(escaped(title)).append("</title>\n");
    out.append(
        line("<rect width='%s' height='%s' fill='%s'/>", width, height, colour(ink(Ink.PAPER))));
    for (int track = 0; track < stack.tracks().size(); track++) {
      if (stack.visible(track)) row(stack.tracks().get(track), stack.plot(track));
    }
    for (var tick : stack.ticks()) {
      double x = LEFT + stack.x().x(tick.at()) + 4;
      if (x < LEFT || x > width - 40) continue;
      text(x, stack.axis().top() + 17, "start", ink(Ink.SUBTLE), tick.label());
    }
    return out.append("</svg>\n").toString();
  }

  private void row(TrackView view, Band band) {
    out.append(
        line(
            "<svg x='%s' y='%s' width='%s' height='%s'>",
            LEFT, band.top(), stack.x().width(), band.height()));
    var plot = new Band(0, band.height());
    grid(view, plot);
    events(plot);
    out.append("<path fill='none' stroke='").append(colour(ink(Ink.SERIES))).append("' d='");
    if (view.dense()) columns(view, plot);
    else samples(view, plot);
    out.append("'/>\n</svg>\n");
    text(16, band.top() + 16, "start", ink(Ink.TEXT), view.track().name());
    text(16, band.top() + 31, "start", ink(Ink.SUBTLE), view.track().unit());
    int most = RowPainter.ticks(band);
    for (double value : view.y().ticks(most)) {
      double y = view.y().y(value, band.top(), band.height()) + 4;
      text(LEFT - AIR, y, "end", ink(Ink.SUBTLE), view.y().label(value, most));
    }
  }

  private void grid(TrackView view, Band band) {
    out.append("<path stroke='").append(colour(ink(Ink.GRID))).append("' d='");
    for (double value : view.y().ticks(RowPainter.ticks(band))) {
      out.append(line("M0 %sH%s", y(view, band, value), stack.x().width()));
    }
    for (var tick : stack.ticks()) {
      out.append(line("M%s 0V%s", stack.x().x(tick.at()), band.bottom()));
    }
    out.append("'/>\n");
  }

  private void events(Band band) {
    for (var event : stack.events()) {
      if (!stack.x().range().overlaps(event.interval())) continue;
      double from = stack.x().x(event.interval().from());
      double wide = Math.max(2, stack.x().pixels((double) event.interval().length()));
      out.append(
          line(
              "<rect x='%s' width='%s' height='%s' fill='%s' fill-opacity='.13'/>",
              from, wide, band.height(), colour(stack.palette().of(event.severity()))));
    }
  }

  private void columns(TrackView view, Band band) {
    var columns = view.measured();
    double pixel = stack.x().width() / columns.count();
    boolean down = false;
    for (int c = 0; c < columns.count(); c++) {
      if (Double.isNaN(columns.low(c))) continue;
      boolean joined = down && !Double.isNaN(columns.before(c));
      double x = (c + .5) * pixel;
      out.append(line("%s%s %s", joined ? "L" : "M", x, y(view, band, columns.high(c))));
      out.append(line("V%s", y(view, band, columns.low(c))));
      down = true;
    }
  }

  private void samples(TrackView view, Band band) {
    var source = view.track().measured();
    XScale x = stack.x();
    int from = Math.max(0, source.rowAt(x.range().from()) - 1);
    int until = Math.min(source.rows(), source.rowAt(x.range().until()) + 1);
    for (int row = from; row < until; row++) {
      if (Double.isNaN(source.value(row))) continue;
      var move = row > from && source.joined(row) ? "L" : "M";
      out.append(line("%s%s %s", move, x.x(source.tick(row)), y(view, band, source.value(row))));
    }
  }

  private void text(double x, double y, String anchor, Color ink, String text) {
    if (text.isEmpty()) return;
    out.append(
        line(
            "<text x='%s' y='%s' text-anchor='%s' fill='%s'>%s</text>%n",
            x, y, anchor, colour(ink), escaped(text)));
  }

  private Color ink(Ink ink) {
    return stack.palette().of(ink);
  }

  private static double y(TrackView view, Band band, double value) {
    return view.y().y(value, band.top(), band.height());
  }

  /// Numbers with at most two decimals.
  private static String line(String pattern, Object... values) {
    var texts = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      texts[i] = values[i] instanceof Double number ? number(number) : values[i];
    }
    return String.format(Locale.ROOT, pattern, texts);
  }

  private static String number(double value) {
    double rounded = Math.rint(value * 100) / 100;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  private static String colour(Color colour) {
    return String.format(
        "#%02x%02x%02x",
        Math.round(colour.getRed() * 255),
        Math.round(colour.getGreen() * 255),
        Math.round(colour.getBlue() * 255));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
