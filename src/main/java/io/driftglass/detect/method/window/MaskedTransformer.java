package io.driftglass.detect.method.window;

import io.driftglass.detect.Detector;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.neural.patch.MaskedNetwork;
import io.driftglass.neural.patch.MaskedShape;
import io.driftglass.neural.portable.Portable;
import java.io.IOException;
import java.util.List;

/// A transformer that has to tell hidden patches of the last rows of all channels from the others:
/// what it cannot tell, does not fit what lies around it (Zerveas et al. 2021, KDD; for anomalies
/// Fu and Xue 2022, MAD).
public record MaskedTransformer(Settings settings) implements Reconstruction.Kind<MaskedNetwork> {
  public static final Method<Detector> METHOD =
      Reconstruction.method(
          "masked-transformer",
          "Masked transformer",
          "Zerveas et al. 2021, KDD; Fu, Xue 2022",
          .002,
          List.of(
              new Setting.Whole("window", 0, 0, 5000, "rows looked at together; 0 takes 32"),
              new Setting.Whole("patch", 4, 1, 1000, "rows that are hidden together"),
              new Setting.Whole("width", 8, 1, 256, "values a patch is turned into, for each head"),
              new Setting.Whole("heads", 4, 1, 64, "of attention"),
              new Setting.Whole("layers", 2, 1, 16, "stacked"),
              new Setting.Real("dropout", .1, 0, .9, "chance of a drop in training")),
          MaskedTransformer::new);

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
  public MaskedNetwork untrained(int rows, int channels) {
    int heads = settings.whole("heads");
    int width = heads * settings.whole("width");
    return MaskedNetwork.untrained(
        new MaskedShape(
            rows,
            channels,
            Math.min(rows, settings.whole("patch")),
            width,
            heads,
            settings.whole("layers"),
            2 * width),
        settings.seed());
  }

  @Override
  public MaskedNetwork read(ParameterReader in) throws IOException {
    return MaskedNetwork.read(in);
  }

  @Override
  public Portable.Function portable(MaskedNetwork network) {
    return new Portable.Function.Masked(network);
  }
}
