package io.driftglass.ui.chart;

import io.driftglass.data.profile.Periodogram;
import io.driftglass.ui.chart.paint.Palette;
import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

/// A periodogram: slow cycles at the left, fast ones at the right, by the logarithm of their
/// period; power in decibels below the strongest. The strongest cycles carry their period. Used on
/// the FX thread only.
public final class SpectrumChart extends Region implements Pictured {
  private static final double LEFT = 64;
  private static final double TOP = 30;
  private static final double BOTTOM = 38;
  private static final double RIGHT = 24;
  private static final double DECIBELS = 60;
  private static final double RULE = 20;
  private static final double LABEL = 56;
  private static final int PEAKS = 4;

  private final Palette palette = new Palette(this::requestLayout);
  private final Canvas canvas = new Canvas();
  private Optional<Periodogram> spectrum = Optional.empty();
  private Optional<Periodogram> selected = Optional.empty();
  private List<Double> round = List.of();
  private DoubleFunction<String> period = rows -> "";

  public SpectrumChart() {
    ChartStyle.on(this);
    getChildren().setAll(palette, canvas);
    setMinHeight(160);
    setFocusTraversable(true);
    setAccessibleText(Words.of("Spectrum"));
  }

  /// @param chosen of the selection alone
  /// @param periods worth a rule, in rows, rising
  /// @param periodText tells a period, given in rows
  public void show(
      Periodogram all,
      Optional<Periodogram> chosen,
      List<Double> periods,
      DoubleFunction<String> periodText) {
    round = List.copyOf(periods);
    spectrum = Optional.of(all);
    selected = chosen;
    period = periodText;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    var g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    spectrum
        .filter(all -> !all.peaks(1).isEmpty())
        .ifPresent(
            all -> {
              g.setFont(palette.small());
              g.setFontSmoothingType(FontSmoothingType.GRAY);
              g.setTextBaseline(VPos.CENTER);
              rules(g);
              selected.ifPresent(part -> curve(g, part, palette.of(Ink.SECOND)));
              curve(g, all, palette.of(Ink.SERIES));
              peaks(g, all.peaks(PEAKS));
            });
  }

  private void rules(GraphicsContext g) {
    g.setTextAlign(TextAlignment.RIGHT);
    for (double below = 0; below <= DECIBELS; below += RULE) {
      g.setFill(palette.of(Ink.GRID));
      g.fillRect(LEFT, Math.floor(y(below)), width(), 1);
      g.setFill(palette.of(Ink.SUBTLE));
      g.fillText(below == 0 ? "0 dB" : "\u2212" + (int) below, LEFT - 8, Math.rint(y(below)));
    }
    g.setTextAlign(TextAlignment.CENTER);
    double free = Double.NEGATIVE_INFINITY;
    for (double rows : round.reversed()) {
      if (rows > longest() || rows < 2 || x(rows) < free) continue;
      free = x(rows) + LABEL;
      g.setFill(palette.of(Ink.GRID));
      g.fillRect(Math.floor(x(rows)), TOP, 1, height());
      g.setFill(palette.of(Ink.SUBTLE));
      g.fillText(period.apply(rows), x(rows), TOP + height() + 11);
    }
    g.setFill(palette.of(Ink.TEXT));
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText(Words.of("period"), LEFT + width(), TOP + height() + 27);
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(Words.of("power, below the strongest cycle"), LEFT, 8);
  }

  /// The strongest frequency of each pixel, joined.
  private void curve(GraphicsContext g, Periodogram shown, Color ink) {
    double[] power = shown.power();
    double most = Arrays.stream(power).skip(1).max().orElse(0);
    if (!(most > 0)) return;
    g.setStroke(ink);
    g.setLineWidth(1.2);
    g.beginPath();
    boolean begun = false;
    int column = -1;
    double strongest = 0;
    for (int k = 1; k <= power.length; k++) {
      int next = k == power.length ? Integer.MAX_VALUE : (int) x(shown.period(k));
      if (next != column && column >= LEFT) {
        double y = y(Math.min(DECIBELS, -10 * Math.log10(strongest / most)));
        if (begun) g.lineTo(column + .5, y);
        else g.moveTo(column + .5, y);
        begun = true;
        strongest = 0;
      }
      if (k == power.length) break;
      column = next;
      strongest = Math.max(strongest, power[k]);
    }
    g.stroke();
  }

  private void peaks(GraphicsContext g, List<Periodogram.Peak> peaks) {
    g.setTextAlign(TextAlignment.CENTER);
    double[] all = spectrum.orElseThrow().power();
    double most = Arrays.stream(all).skip(1).max().orElse(1);
    var taken = new ArrayList<Point2D>();
    for (var peak : peaks) {
      double x = x(peak.periodRows());
      int k = (int) Math.rint(spectrum.orElseThrow().size() / peak.periodRows());
      double y = y(Math.min(DECIBELS, -10 * Math.log10(all[k] / most)));
      g.setFill(palette.of(Ink.ACCENT));
      g.fillOval(x - 3, y - 3, 6, 6);
      g.setFill(palette.of(Ink.TEXT));
      double within = Math.clamp(x, LEFT + 20, LEFT + width() - 20);
      var place = new Point2D(within, Math.max(TOP - 8, y - 11));
      boolean clash =
          taken.stream()
              .anyMatch(
                  t -> Math.abs(t.getX() - within) < 80 && Math.abs(t.getY() - place.getY()) < 14);
      if (clash) continue;
      taken.add(place);
      g.fillText(period.apply(peak.periodRows()), place.getX(), place.getY());
    }
  }

  private double longest() {
    return Math.max(4, spectrum.orElseThrow().rows() / 2.0);
  }

  private double x(double rows) {
    return LEFT + width() * Math.log(longest() / rows) / Math.log(longest() / 2);
  }

  private double y(double below) {
    return TOP + height() * below / DECIBELS;
  }

  private double width() {
    return Math.max(1, getWidth() - LEFT - RIGHT);
  }

  private double height() {
    return Math.max(1, getHeight() - TOP - BOTTOM);
  }
}
