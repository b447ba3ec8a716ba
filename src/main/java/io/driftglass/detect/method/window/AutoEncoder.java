package io.driftglass.detect.method.window;

import io.driftglass.detect.Detector;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.neural.DenseNetwork;
import io.driftglass.neural.portable.Portable;
import java.io.IOException;
import java.util.List;

/// A network that has to give back the last rows of all channels through a narrow layer: what it
/// cannot give back, it has not seen in normal rows (Sakurada and Yairi 2014, MLSDA).
public record AutoEncoder(Settings settings) implements Reconstruction.Kind<DenseNetwork> {
  public static final Method<Detector> METHOD =
      Reconstruction.method(
          "auto-encoder",
          "Auto-encoder",
          "Sakurada, Yairi 2014, MLSDA",
          .002,
          List.of(
              new Setting.Whole(
                  "window",
                  0,
                  0,
                  5000,
                  "rows looked at together; 0 takes 32, fewer where there are many channels"),
              new Setting.Real(
                  "narrow",
                  .15,
                  .01,
                  .9,
                  "size of the narrow layer, as part of the values of a window")),
          AutoEncoder::new);

  private static final int USUAL_ROWS = 32;
  private static final int MOST_VALUES = 256;

  @Override
  public int usualRows(int channels) {
    return Math.clamp(MOST_VALUES / channels, 1, USUAL_ROWS);
  }

  @Override
  public DenseNetwork untrained(int rows, int channels) {
    return DenseNetwork.untrained(sizes(rows * channels), settings.seed());
  }

  private int[] sizes(int values) {
    int narrow =
        Math.clamp(Math.round(settings.real("narrow") * values), 1, Math.max(1, values - 1));
    int between = Math.max(narrow, (int) Math.ceil(Math.sqrt((double) narrow * values)));
    return new int[] {values, between, narrow, between, values};
  }

  @Override
  public DenseNetwork read(ParameterReader in) throws IOException {
    return DenseNetwork.read(in);
  }

  @Override
  public Portable.Function portable(DenseNetwork network) {
    return new Portable.Function.Dense(network);
  }
}
