package io.driftglass.ui.chart.paint;

import io.driftglass.forecast.Limit.Side;
import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.scale.AxisTick;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.Limit;
import io.driftglass.ui.chart.series.TrackView;
import io.driftglass.ui.kit.text.Figures;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

/// Draws a channel's past in ink, what is expected of it in the forecast's colour with its bands on
/// a tinted ground right of now, an earlier forecast in dots, and the limits.
public final class ForecastPainter extends Plot.Painter {
  static final int TICKS = 5;
  private static final double AIR = 8;
  private static final double NOTE = 14;

  private final Palette palette;
  private final AxisPainter dates;
  private Frame frame;

  /// What one frame needs.
  ///
  /// @param left px to the left of the plot, for the values
  /// @param grey other forecasts: of another method, with other inputs, of an earlier moment
  public record Frame(
      Outlook outlook,
      Optional<Outlook> earlier,
      List<Outlook> grey,
      List<Limit> limits,
      XScale x,
      ValueScale y,
      Band band,
      double left,
      List<AxisTick> ticks) {}

  public ForecastPainter(Palette palette) {
    this.palette = palette;
    dates = new AxisPainter(palette);
  }

  public void frame(Frame now) {
    frame = now;
  }

  @Override
  public void paint(GraphicsContext g) {
    if (frame == null) return;
    values(g);
    g.save();
    g.translate(frame.left, 0);
    ground(g);
    new Grid(g, frame.x, frame.band, palette.of(Ink.GRID)).draw(frame.y, TICKS, frame.ticks);
    g.save();
    g.beginPath();
    g.rect(0, frame.band.top(), frame.x.width(), frame.band.height());
    g.clip();
    frame.earlier.ifPresent(earlier -> past(g, earlier));
    ribbons(g, frame.outlook, strength(.20, .26), strength(.14, .20));
    curve(g, frame.outlook.measured(), Ink.SERIES, 1.4);
    for (var other : frame.grey) {
      other.median().ifPresent(view -> curve(g, view, Ink.MUTED, 1.4));
    }
    frame.outlook.median().ifPresent(view -> curve(g, view, Ink.FORECAST, 2));
    new MarkPainter(g, palette, frame.outlook.measured(), frame.x, frame.y, frame.band).draw();
    g.restore();
    limits(g);
    now(g);
    dates.draw(g, frame.x, frame.ticks, frame.band.bottom() + 14 * palette.scale());
    g.restore();
  }

  private void values(GraphicsContext g) {
    g.setFont(palette.small());
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setFill(palette.of(Ink.SUBTLE));
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(frame.outlook.unit(), frame.left - AIR, frame.band.top() - 3);
    for (double value : frame.y.ticks(TICKS)) {
      double y = y(value);
      if (y > frame.band.top() + 12)
        g.fillText(frame.y.label(value, TICKS), frame.left - AIR, Math.rint(y));
    }
    g.setTextAlign(TextAlignment.LEFT);
  }

  private void ground(GraphicsContext g) {
    if (frame.outlook.median().isEmpty()) return;
    double from = Math.max(0, frame.x.x(frame.outlook.now()));
    if (from >= frame.x.width()) return;
    g.setFill(palette.of(Ink.FORECAST, strength(.035, .06)));
    g.fillRect(from, frame.band.top(), frame.x.width() - from, frame.band.height());
  }

  private void past(GraphicsContext g, Outlook earlier) {
    ribbons(g, earlier, 0, .09);
    g.setLineDashes(2, 3);
    earlier.median().ifPresent(view -> curve(g, view, Ink.FORECAST, 1.2));
    g.setLineDashes();
  }

  /// The widest band in `outer`, the others in `inner`; 0 leaves them out.
  private void ribbons(GraphicsContext g, Outlook outlook, double inner, double outer) {
    var painter = new BandPainter(g, frame.x, frame.y, frame.band);
    for (int i = 0; i < outlook.ribbons().size(); i++) {
      double opacity = i == 0 ? outer : inner;
      var ribbon = outlook.ribbons().get(i);
      if (opacity > 0) painter.fill(ribbon.low(), ribbon.high(), palette.of(Ink.FORECAST, opacity));
    }
  }

  private void curve(GraphicsContext g, TrackView view, Ink ink, double width) {
    Hatch.draw(g, frame.x, frame.band, view.gaps(), palette);
    new CurvePainter(g, view, frame.y, frame.band).draw(palette.of(ink), width);
  }

  private void limits(GraphicsContext g) {
    g.setTextBaseline(VPos.CENTER);
    g.setFont(palette.small());
    for (var limit : frame.limits) {
      double y = Math.floor(y(limit.value())) + .5;
      if (!frame.band.contains(y)) continue;
      var severity = limit.level().severity();
      g.setStroke(palette.of(severity));
      g.setLineWidth(1.3);
      g.setLineDashes(6, 4);
      g.strokeLine(0, y, frame.x.width(), y);
      g.setLineDashes();
      g.setFill(palette.of(severity));
      reached(g, limit, y);
      Mark.fill(g, severity, frame.x.width() + 14, y);
      g.setFill(palette.of(Ink.TEXT));
      g.fillText(limit.text(), frame.x.width() + 25, y);
      if (limit.note().isEmpty()) continue;
      g.setFill(palette.of(Ink.SUBTLE));
      g.fillText(limit.note(), frame.x.width() + 25, y + NOTE * palette.scale());
    }
    frame.outlook.crossing(frame.limits).ifPresent(at -> ring(g, at));
  }

  /// A thicker line wherever the widest band reaches the limit.
  private void reached(GraphicsContext g, Limit limit, double y) {
    if (frame.outlook.ribbons().isEmpty()) return;
    var widest = frame.outlook.ribbons().getFirst();
    var edge = limit.level().side() == Side.ABOVE ? widest.high() : widest.low();
    int from = Math.max(0, edge.rowAt(frame.x.range().from()) - 1);
    int until = Math.min(edge.rows(), edge.rowAt(frame.x.range().until()) + 1);
    for (int row = from; row < until; row++) {
      if (edge.tick(row) < frame.outlook.now() || !limit.passed(edge.value(row))) continue;
      double left = Math.max(0, frame.x.x(edge.tick(row)));
      double right = row + 1 < edge.rows() ? frame.x.x(edge.tick(row + 1)) : left + 2;
      right = Math.min(right, frame.x.width());
      if (right > left) g.fillRect(left, y - 2, Math.max(2, right - left), 4);
    }
  }

  private void ring(GraphicsContext g, Outlook.Crossing at) {
    double x = frame.x.x(at.tick());
    double y = y(at.limit().value());
    if (x < 0 || x > frame.x.width() || !frame.band.contains(y)) return;
    g.setFill(palette.of(Ink.PAPER));
    g.setStroke(palette.of(at.limit().level().severity()));
    g.setLineWidth(1.6);
    g.fillOval(x - 4.5, y - 4.5, 9, 9);
    g.strokeOval(x - 4.5, y - 4.5, 9, 9);
  }

  private void now(GraphicsContext g) {
    double x = Math.floor(frame.x.x(frame.outlook.now())) + .5;
    if (frame.outlook.median().isEmpty() || x < 0 || x > frame.x.width()) return;
    g.setStroke(palette.of(Ink.TEXT));
    g.setLineWidth(1.5);
    g.strokeLine(x, frame.band.top(), x, frame.band.bottom());
  }

  private double strength(double light, double dark) {
    return palette.dark() ? dark : light;
  }

  private double y(double value) {
    return frame.y.y(value, frame.band.top(), frame.band.height());
  }

  /// A value with its unit.
  public static String text(double value, String unit) {
    return unit.isEmpty() ? Figures.value(value) : Figures.value(value) + " " + unit;
  }
}
