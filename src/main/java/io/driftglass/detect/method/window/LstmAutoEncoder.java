package io.driftglass.detect.method.window;

import io.driftglass.detect.Detector;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.neural.EncoderDecoder;
import io.driftglass.neural.portable.Portable;
import java.io.IOException;
import java.util.List;

/// An LSTM reads the last rows of all channels, another has to give them back from its last state:
/// what it cannot give back, it has not seen in normal rows (Malhotra et al. 2016, ICML workshop on
/// anomaly detection, EncDec-AD).
public record LstmAutoEncoder(Settings settings) implements Reconstruction.Kind<EncoderDecoder> {
  public static final Method<Detector> METHOD =
      Reconstruction.method(
          "lstm-auto-encoder",
          "LSTM auto-encoder",
          "Malhotra et al. 2016, ICML workshop",
          .005,
          List.of(
              new Setting.Whole("window", 0, 0, 5000, "rows looked at together; 0 takes 32"),
              new Setting.Whole("units", 32, 1, 2048, "cells of the state that is handed over")),
          LstmAutoEncoder::new);

  private static final int USUAL_ROWS = 32;

  @Override
  public int usualRows(int channels) {
    return USUAL_ROWS;
  }

  @Override
  public EncoderDecoder untrained(int rows, int channels) {
    var shape = new EncoderDecoder.Shape(rows, channels, settings.whole("units"));
    return EncoderDecoder.untrained(shape, settings.seed());
  }

  @Override
  public EncoderDecoder read(ParameterReader in) throws IOException {
    return EncoderDecoder.read(in);
  }

  @Override
  public Portable.Function portable(EncoderDecoder network) {
    return new Portable.Function.Recalled(network);
  }
}
