package io.driftglass.report;

/// What a picture is drawn with that stays sharp at any size. Places are pixels from its upper left
/// corner, colours `0xrrggbb`.
public interface Pen {
  /// Which end of a text stands at its x.
  enum Side {
    LEFT,
    RIGHT
  }

  /// @param opacity 0..1
  void area(double x, double y, double width, double height, int rgb, double opacity);

  /// @param width px
  void line(Trace trace, int rgb, double width);

  /// 6 px on, 4 px off.
  void dashes(Trace trace, int rgb, double width);

  void disc(double x, double y, double radius, int rgb);

  /// @param width px of the line around
  void ring(double x, double y, double radius, int rgb, double width);

  /// @param y base line
  void text(double x, double y, Side side, int rgb, String text);

  /// Draws within a box alone until [#unclip]; boxes do not lie in each other.
  void clip(double x, double y, double width, double height);

  void unclip();
}
