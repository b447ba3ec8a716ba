package io.driftglass.detect.method.shape;

import io.driftglass.detect.scoring.ChannelModel;
import io.driftglass.detect.scoring.ChannelScorer;
import io.driftglass.detect.scoring.SlidingWindow;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.Arrays;

/// The usual shapes; how strange a window is, is its distance to the nearest.
record KShapeModel(Shapes shapes) implements ChannelModel {
  @Override
  public ChannelScorer start() {
    var window = new SlidingWindow(shapes.scale(), shapes.length());
    var distance = shapes.distance();
    var spectra = shapes.spectra(distance);
    var distances = new double[spectra.size()];
    var shifts = new int[spectra.size()];
    return new ChannelScorer() {
      @Override
      public double next(double value) {
        window.take(value);
        if (!window.full()) return Double.NaN;
        var newest = distance.window(window.values(), window.from());
        distance.distances(distance.spectrum(newest.shape()), spectra, distances, shifts);
        double nearest = Arrays.stream(distances).min().orElse(0);
        return Math.max(0, nearest - newest.byNoise());
      }

      @Override
      public void gap() {
        window.clear();
      }
    };
  }

  @Override
  public int memoryRows() {
    return 2 * shapes.length();
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    shapes.write(out);
  }
}
