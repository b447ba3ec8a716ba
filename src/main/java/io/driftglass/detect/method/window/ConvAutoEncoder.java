package io.driftglass.detect.method.window;

import io.driftglass.detect.Detector;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.neural.conv.ConvNetwork;
import io.driftglass.neural.conv.ConvShape;
import io.driftglass.neural.portable.Portable;
import java.io.IOException;
import java.util.List;

/// A convolutional auto-encoder: the last rows of all channels through two convolutions of stride 2
/// and back (Pavithra 2020, Keras, "Timeseries anomaly detection using an Autoencoder"; Conv-AE of
/// SKAB, Katser and Kozitsin 2020). What it cannot give back, it has not seen in normal rows.
public record ConvAutoEncoder(Settings settings) implements Reconstruction.Kind<ConvNetwork> {
  public static final Method<Detector> METHOD =
      Reconstruction.method(
          "conv-auto-encoder",
          "Convolutional auto-encoder",
          "Pavithra 2020, Keras; Katser, Kozitsin 2020, SKAB",
          .001,
          List.of(
              new Setting.Whole("window", 0, 0, 5000, "rows looked at together; 0 takes 32"),
              new Setting.Whole("kernel", 7, 1, 101, "rows a convolution sees"),
              new Setting.Whole(
                  "filters",
                  32,
                  2,
                  1024,
                  "values a row after the first layer, half after the second"),
              new Setting.Real("dropout", .2, 0, .9, "chance of a drop in training")),
          ConvAutoEncoder::new);

  private static final int USUAL_ROWS = 32;

  @Override
  public int usualRows(int channels) {
    return USUAL_ROWS;
  }

  @Override
  public double dropout() {
    return settings.real("dropout");
  }

  @Override
  public ConvNetwork untrained(int rows, int channels) {
    var shape = new ConvShape(rows, channels, settings.whole("kernel"), settings.whole("filters"));
    return ConvNetwork.untrained(shape, settings.seed());
  }

  @Override
  public ConvNetwork read(ParameterReader in) throws IOException {
    return ConvNetwork.read(in);
  }

  @Override
  public Portable.Function portable(ConvNetwork network) {
    return new Portable.Function.Convolved(network);
  }
}
