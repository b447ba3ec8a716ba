package io.driftglass.detect.method.shape;

import io.driftglass.detect.method.shape.ShapeDistance.Spectrum;
import io.driftglass.detect.scoring.SlidingWindow;
import io.driftglass.detect.scoring.Thinned;
import io.driftglass.detect.scoring.Training;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.detect.statistic.WhiteNoise;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The usual shapes of one channel's windows. Immutable; safe to share.
///
/// @param scale of the channel
/// @param length rows of a window
/// @param noise standard deviation of what varies without shape, in those of the channel
record Shapes(StandardScale scale, int length, double noise, List<ShapeCluster> clusters) {
  Shapes {
    clusters = List.copyOf(clusters);
  }

  /// @param length rows of a window
  /// @param most windows grouped
  static Shapes fit(
      Training train, int length, int most, int clusters, long seed, Progress progress) {
    var scale = StandardScale.fit(train.columns(), train.from(), train.until());
    var values = SlidingWindow.filled(train.columns()[0], scale);
    double noise = WhiteNoise.of(values);
    var distance = new ShapeDistance(length, noise);
    var windows = new ArrayList<double[]>();
    for (int end : Thinned.of(train.windowEnds(length), most)) {
      windows.add(distance.window(values, end - length + 1).shape());
    }
    return new Shapes(
        scale, length, noise, KShape.fit(windows, clusters, seed, distance, progress));
  }

  ShapeDistance distance() {
    return new ShapeDistance(length, noise);
  }

  Shapes with(List<ShapeCluster> others) {
    return new Shapes(scale, length, noise, others);
  }

  /// What windows are compared with.
  List<Spectrum> spectra(ShapeDistance distance) {
    return clusters.stream().map(cluster -> distance.spectrum(cluster.centre())).toList();
  }

  void write(ParameterWriter out) throws IOException {
    scale.write(out);
    out.whole(length).real(noise).whole(clusters.size());
    for (var cluster : clusters) {
      out.reals(cluster.centre()).rows(cluster.members().toArray(double[][]::new));
      out.real(cluster.size()).real(cluster.radius());
    }
  }

  static Shapes read(ParameterReader in) throws IOException {
    var scale = StandardScale.read(in);
    int length = in.count();
    double noise = in.real();
    int count = in.count();
    var clusters = new ArrayList<ShapeCluster>();
    for (int j = 0; j < count; j++) {
      clusters.add(new ShapeCluster(in.reals(), List.of(in.rows()), in.real(), in.real()));
    }
    return new Shapes(scale, length, noise, clusters);
  }
}
