package io.driftglass.ui.chart.paint;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.TrackView;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

/// One of many small charts: its name, its values in figures, the curve with what is marked on it.
public final class CellPainter {
  private static final double TITLE = 20;
  private static final double AIR = 8;
  private static final double LETTER = .56;

  /// What all of them have in common.
  ///
  /// @param y of all, where they share it
  /// @param cursor where the mouse is, in ticks
  /// @param selected the one selection of the window
  public record Common(
      XScale x,
      Optional<ValueScale> y,
      OptionalDouble cursor,
      List<AnomalyEvent> events,
      Optional<Interval> selected) {}

  private final GraphicsContext g;
  private final Palette palette;
  private final Common common;

  public CellPainter(GraphicsContext g, Palette palette, Common common) {
    this.g = g;
    this.palette = palette;
    this.common = common;
  }

  /// @param view reduced to the common range
  /// @param chosen whether the keys act on it
  public void draw(TrackView view, double left, double top, double height, boolean chosen) {
    double width = common.x.width();
    double head = TITLE * palette.scale();
    g.save();
    g.translate(left, top);
    g.setFill(palette.of(chosen ? Ink.ACCENT : Ink.RULE));
    frame(width, height, chosen ? 2 : 1);
    title(view, width);
    var band = plot(height, palette.scale());
    g.beginPath();
    g.rect(1, head, width - 2, height - head - 1);
    g.clip();
    for (var event : common.events) {
      if (!common.x.range().overlaps(event.interval())) continue;
      Shade.tint(g, common.x, band, event.interval(), palette.of(event.severity(), .16));
    }
    common.selected.ifPresent(
        stretch -> Shade.tint(g, common.x, band, stretch, palette.of(Ink.ACCENT, .16)));
    var scale = common.y.orElse(view.y());
    new CurvePainter(g, view, scale, band).draw(palette.of(Ink.SERIES), 1);
    new LimitPainter(g, palette, width, scale, band).draw(view.limits(), false);
    common.cursor.ifPresent(
        tick -> {
          g.setFill(palette.of(Ink.TEXT, .45));
          g.fillRect(Math.floor(common.x.x(tick)), head, 1, height - head - 1);
        });
    g.restore();
  }

  /// The part of a small chart that holds the curve.
  ///
  /// @param scale of the letters, 1 or more
  static Band plot(double height, double scale) {
    return new Band(TITLE * scale + 4, Math.max(1, height - TITLE * scale - 10));
  }

  private void frame(double width, double height, double thick) {
    g.fillRect(0, 0, width, thick);
    g.fillRect(0, height - thick, width, thick);
    g.fillRect(0, 0, thick, height);
    g.fillRect(width - thick, 0, thick, height);
  }

  /// The name gives way to the figures.
  private void title(TrackView view, double width) {
    g.setFont(palette.small());
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setTextBaseline(VPos.CENTER);
    var figures = figures(view);
    double letter = palette.small().getSize() * LETTER;
    double room = width - 2 * AIR - figures.length() * letter - AIR;
    g.setFill(palette.of(Ink.TEXT));
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(
        cut(view.track().name(), (int) (room / letter)), AIR, TITLE * palette.scale() / 2 + 1);
    g.setFill(palette.of(Ink.SUBTLE));
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText(figures, width - AIR, TITLE * palette.scale() / 2 + 1);
    g.setTextAlign(TextAlignment.LEFT);
  }

  /// The value at the cursor, else the lowest and highest in view.
  private String figures(TrackView view) {
    var unit = view.track().unit();
    if (common.cursor.isPresent()) {
      int row = view.track().measured().nearest(common.cursor.getAsDouble());
      double value = row < 0 ? Double.NaN : view.track().measured().value(row);
      return Double.isNaN(value)
          ? Words.of("missing")
          : (Figures.scaled(value) + " " + unit).strip();
    }
    return view.seen();
  }

  private static String cut(String name, int letters) {
    return name.length() <= Math.max(3, letters)
        ? name
        : name.substring(0, Math.max(2, letters - 1)) + "…";
  }
}
