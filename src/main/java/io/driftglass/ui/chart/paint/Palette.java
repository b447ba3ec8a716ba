package io.driftglass.ui.chart.paint;

import io.driftglass.detect.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.transform.Transform;

/// The colours and letters a canvas draws with, looked up in the style sheets: an invisible node
/// that lists them as its backgrounds, because a canvas itself knows no CSS. Follows a change of
/// theme.
public final class Palette extends Label {
  /// In the order of `.dg-palette` in chart.css.
  public enum Ink {
    PAPER,
    INSET,
    TEXT,
    MUTED,
    SUBTLE,
    GRID,
    RULE,
    ACCENT,
    SERIES,
    BAND,
    FORECAST,
    MISSING,
    OTHER,
    LOW,
    MINOR,
    MAJOR,
    CRITICAL,
    FIRST,
    SECOND,
    THIRD,
    FOURTH,
    FIFTH,
    SIXTH
  }

  private static final List<Ink> OVERLAID =
      List.of(Ink.FIRST, Ink.SECOND, Ink.THIRD, Ink.FOURTH, Ink.FIFTH, Ink.SIXTH);

  private static final double LETTERS = 13;
  private static final double SMALL = 11 / LETTERS;

  private final Runnable changed;
  private Map<Ink, Color> colours = Map.of();

  /// @param changed run when the theme gives other colours
  public Palette(Runnable changed) {
    this.changed = changed;
    getStyleClass().add("dg-palette");
    setManaged(false);
    setVisible(false);
    backgroundProperty().addListener((property, old, now) -> read());
    fontProperty().addListener((property, old, now) -> changed.run());
  }

  /// Grey until the style sheets have been applied.
  public Color of(Ink ink) {
    return colours.getOrDefault(ink, Color.GREY);
  }

  public Color of(Ink ink, double opacity) {
    return fade(of(ink), opacity);
  }

  /// The colour of the channel at that place among at most six that lie over each other.
  public Color overlaid(int place) {
    return of(OVERLAID.get(place));
  }

  public Color of(Severity severity) {
    return of(
        switch (severity) {
          case LOW -> Ink.LOW;
          case MINOR -> Ink.MINOR;
          case MAJOR -> Ink.MAJOR;
          case CRITICAL -> Ink.CRITICAL;
        });
  }

  public Color of(Severity severity, double opacity) {
    return fade(of(severity), opacity);
  }

  /// The small letters of axes and tags, growing with the text size of the window.
  public Font small() {
    return Font.font(getFont().getFamily(), getFont().getSize() * SMALL);
  }

  /// How much larger than usual the letters are, 1 or more: what stands around them grows too.
  public double scale() {
    return Math.max(1, getFont().getSize() / LETTERS);
  }

  /// What a chart shows, on its paper, with so many points for each of its own.
  public WritableImage picture(Region chart, double scale) {
    var parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(of(Ink.PAPER));
    return chart.snapshot(parameters, null);
  }

  /// The colour as a pen takes it, 0xRRGGBB.
  static int rgb(Color colour) {
    int red = (int) Math.round(colour.getRed() * 255);
    int green = (int) Math.round(colour.getGreen() * 255);
    int blue = (int) Math.round(colour.getBlue() * 255);
    return red << 16 | green << 8 | blue;
  }

  /// Whether the paper is dark: there bands are drawn stronger.
  boolean dark() {
    return of(Ink.PAPER).getBrightness() < .5;
  }

  private void read() {
    if (getBackground() == null) return;
    var fills = getBackground().getFills();
    var inks = Ink.values();
    if (fills.size() != inks.length) return;
    var now = new EnumMap<Ink, Color>(Ink.class);
    for (int i = 0; i < inks.length; i++) now.put(inks[i], colour(fills.get(i).getFill()));
    if (now.equals(colours)) return;
    colours = now;
    changed.run();
  }

  private static Color colour(Paint paint) {
    return paint instanceof Color colour ? colour : Color.GREY;
  }

  private static Color fade(Color colour, double opacity) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity);
  }
}
