package io.driftglass.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Remembers what is drawn, so that another thread can draw it with a real pen.
public final class Sketch implements Pen {
  private final List<Consumer<Pen>> strokes = new ArrayList<>();

  /// Draws it all, in the same order.
  public void draw(Pen pen) {
    strokes.forEach(stroke -> stroke.accept(pen));
  }

  @Override
  public void area(double x, double y, double width, double height, int rgb, double opacity) {
    strokes.add(pen -> pen.area(x, y, width, height, rgb, opacity));
  }

  @Override
  public void line(Trace trace, int rgb, double width) {
    strokes.add(pen -> pen.line(trace, rgb, width));
  }

  @Override
  public void dashes(Trace trace, int rgb, double width) {
    strokes.add(pen -> pen.dashes(trace, rgb, width));
  }

  @Override
  public void disc(double x, double y, double radius, int rgb) {
    strokes.add(pen -> pen.disc(x, y, radius, rgb));
  }

  @Override
  public void ring(double x, double y, double radius, int rgb, double width) {
    strokes.add(pen -> pen.ring(x, y, radius, rgb, width));
  }

  @Override
  public void text(double x, double y, Side side, int rgb, String text) {
    strokes.add(pen -> pen.text(x, y, side, rgb, text));
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    strokes.add(pen -> pen.clip(x, y, width, height));
  }

  @Override
  public void unclip() {
    strokes.add(Pen::unclip);
  }
}
