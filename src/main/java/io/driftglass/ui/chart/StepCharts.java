package io.driftglass.ui.chart;

import io.driftglass.report.Pen;
import io.driftglass.series.Clock;
import io.driftglass.ui.chart.paint.Figure;
import io.driftglass.ui.chart.scale.Viewport;
import io.driftglass.ui.chart.series.Track;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.image.WritableImage;

/// A channel before and after a step, one chart above the other, copied and saved as one picture;
/// or the upper chart alone.
///
/// @param both whether the lower one is shown
public record StepCharts(StepChart upper, StepChart lower, BooleanSupplier both)
    implements ChartMenu.Drawn {
  private List<StepChart> shown() {
    return both.getAsBoolean() ? List.of(upper, lower) : List.of(upper);
  }

  @Override
  public WritableImage picture(double scale) {
    var pictures = shown().stream().map(chart -> chart.picture(scale)).toList();
    int width = (int) pictures.stream().mapToDouble(WritableImage::getWidth).max().orElseThrow();
    double height = pictures.stream().mapToDouble(WritableImage::getHeight).sum();
    var all = new WritableImage(width, (int) height);
    int top = 0;
    for (var picture : pictures) {
      int wide = (int) picture.getWidth();
      int high = (int) picture.getHeight();
      all.getPixelWriter().setPixels(0, top, wide, high, picture.getPixelReader(), 0, 0);
      top += high;
    }
    return all;
  }

  @Override
  public Figure figure() {
    return new Together(shown());
  }

  private record Together(List<StepChart> charts) implements Figure {
    @Override
    public double width() {
      return charts.getFirst().getWidth();
    }

    @Override
    public double height() {
      return charts.stream().mapToDouble(StepChart::getHeight).sum();
    }

    @Override
    public String title() {
      return String.join(", ", charts.stream().map(chart -> chart.figure().title()).toList());
    }

    @Override
    public void draw(Pen pen) {
      double top = 0;
      for (var chart : charts) {
        chart.figure(top).draw(pen);
        top += chart.getHeight();
      }
    }
  }

  @Override
  public Clock clock() {
    return upper.clock();
  }

  /// Each once, by its name.
  @Override
  public List<Track> tracks() {
    var tracks = new LinkedHashMap<String, Track>();
    for (var chart : shown()) {
      for (var track : chart.tracks()) tracks.putIfAbsent(track.name(), track);
    }
    return List.copyOf(tracks.values());
  }

  @Override
  public Viewport viewport() {
    return upper.viewport();
  }

  /// They share one pointer.
  @Override
  public void pin() {
    upper.pin();
  }

  @Override
  public void setLogarithmic(boolean wanted) {
    upper.setLogarithmic(wanted);
    lower.setLogarithmic(wanted);
  }

  @Override
  public boolean isLogarithmic() {
    return upper.isLogarithmic();
  }
}
