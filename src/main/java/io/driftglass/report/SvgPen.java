package io.driftglass.report;

import java.util.Locale;

/// Draws a picture as SVG 1.1; numbers have at most two decimals.
public final class SvgPen implements Pen {
  private final StringBuilder out = new StringBuilder();
  private int clips;

  /// @param title said by screen readers
  public SvgPen(double width, double height, String title) {
    add(
        "<svg xmlns='http://www.w3.org/2000/svg' width='%s' height='%s' viewBox='0 0 %s %s'"
            + " font-family='Inter, sans-serif' font-size='11'>%n",
        width, height, width, height);
    add("<title>%s</title>%n", escaped(title));
  }

  /// The whole picture; nothing is drawn afterwards.
  public String svg() {
    return out.append("</svg>\n").toString();
  }

  @Override
  public void area(double x, double y, double width, double height, int rgb, double opacity) {
    add("<rect x='%s' y='%s' width='%s' height='%s' fill='%s'", x, y, width, height, colour(rgb));
    if (opacity < 1) add(" fill-opacity='%s'", opacity);
    out.append("/>\n");
  }

  @Override
  public void line(Trace trace, int rgb, double width) {
    path(trace, rgb, width, "");
  }

  @Override
  public void dashes(Trace trace, int rgb, double width) {
    path(trace, rgb, width, " stroke-dasharray='6 4'");
  }

  @Override
  public void disc(double x, double y, double radius, int rgb) {
    add("<circle cx='%s' cy='%s' r='%s' fill='%s'/>%n", x, y, radius, colour(rgb));
  }

  @Override
  public void ring(double x, double y, double radius, int rgb, double width) {
    add(
        "<circle cx='%s' cy='%s' r='%s' fill='none' stroke='%s' stroke-width='%s'/>%n",
        x, y, radius, colour(rgb), width);
  }

  @Override
  public void text(double x, double y, Side side, int rgb, String text) {
    if (text.isEmpty()) return;
    var anchor = side == Side.LEFT ? "start" : "end";
    add(
        "<text x='%s' y='%s' text-anchor='%s' fill='%s'>%s</text>%n",
        x, y, anchor, colour(rgb), escaped(text));
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    clips++;
    add(
        "<clipPath id='c%s'><rect x='%s' y='%s' width='%s' height='%s'/></clipPath>%n",
        clips, x, y, width, height);
    add("<g clip-path='url(#c%s)'>%n", clips);
  }

  @Override
  public void unclip() {
    out.append("</g>\n");
  }

  private void path(Trace trace, int rgb, double width, String more) {
    if (trace.count() == 0) return;
    add("<path fill='none' stroke='%s' stroke-width='%s'%s d='", colour(rgb), width, more);
    for (int point = 0; point < trace.count(); point++) {
      add("%s%s %s", trace.begins(point) ? "M" : "L", trace.x(point), trace.y(point));
    }
    out.append("'/>\n");
  }

  private void add(String pattern, Object... values) {
    var texts = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      texts[i] = values[i] instanceof Double number ? number(number) : values[i];
    }
    out.append(String.format(Locale.ROOT, pattern, texts));
  }

  private static String number(double value) {
    double rounded = Math.rint(value * 100) / 100;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  private static String colour(int rgb) {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
