package io.driftglass.detect.method;

import io.driftglass.detect.Detector;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.scoring.Watched;
import io.driftglass.detect.statistic.Stillness;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Predicts every channel by an LSTM of its own from that channel and the inputs (commands), and
/// scores the smoothed error (Hundman et al. 2018, KDD).
///
/// The network learns to predict `horizon` rows ahead; a row is compared with the prediction made
/// one row before it, as in the authors' code, or with the mean of all predictions made for it.
/// Deviations: scores run from row to row with carried state, so that live scores are the same; the
/// best epoch is restored; inputs that never change in training are left out; every channel's error
/// is divided by its usual size, so that several combine (root of the mean square); a channel that
/// has fallen still is strange too ([Stillness]), for a network predicts it well enough.
public final class Telemanom implements Detector {
  public static final Method<Detector> METHOD =
      new Method<>(
          "telemanom",
          "LSTM with dynamic threshold",
          "Hundman et al. 2018, Detecting Spacecraft Anomalies Using LSTMs and Nonparametric"
              + " Dynamic Thresholding, KDD",
          Method.Cost.LONG,
          List.of(
              new Setting.Whole("window", 250, 2, 5000, "rows the network looks back"),
              new Setting.Whole("horizon", 10, 1, 100, "rows it learns to predict ahead"),
              new Setting.Whole(
                  "judged",
                  1,
                  1,
                  5000,
                  "rows at the end of a window that it learns to predict from; 1 in the paper"),
              new Setting.Choice(
                  "compare",
                  "first",
                  List.of("first", "mean"),
                  "compare a row with the prediction one row before it, or with the mean of all"),
              new Setting.Whole("units", 80, 1, 1024, "cells a layer"),
              new Setting.Whole("layers", 2, 1, 4, "LSTM layers"),
              new Setting.Real("dropout", .3, 0, .9, "chance that a value is dropped in training"),
              new Setting.Whole("epochs", 35, 1, 1000, "passes over the training rows, at most"),
              new Setting.Whole("batch", 64, 1, 4096, "windows a step of training"),
              new Setting.Whole(
                  "windows-per-epoch",
                  2048,
                  1,
                  10_000_000,
                  "windows drawn for an epoch, at most; bounds the cost on long data"),
              new Setting.Real("learning-rate", .001, 1e-6, 1, "of Adam"),
              new Setting.Whole("patience", 10, 1, 1000, "epochs without gain before it stops"),
              new Setting.Real(
                  "least-gain", .0003, 0, 1, "what the validation loss must fall by to count"),
              new Setting.Real(
                  "validation", .2, .01, .9, "last part of the training windows, for stopping"),
              new Setting.Real("span", 105, 1, 100_000, "rows over which errors are smoothed"),
              new Setting.Whole(
                  "min-periods", 50, 1, 100_000, "errors needed before a row has a score"),
              new Setting.Whole("seed", 1, 0, Long.MAX_VALUE, "of everything drawn at random")),
          Telemanom::new);

  private final Settings settings;

  private Telemanom(Settings settings) {
    this.settings = settings;
  }

  @Override
  public FittedDetector fit(Frame train, Progress progress) {
    var watched = Watched.of(train);
    needRows(train.rows());
    var columns = watched.columns(train);
    int targets = watched.targets().size();
    var channels = new ArrayList<TelemanomChannel>();
    for (int k = 0; k < targets; k++) {
      double from = .98 * k / targets;
      double until = .98 * (k + 1) / targets;
      var training = new TelemanomTraining(settings, watched, columns, k);
      channels.add(training.run(progress.part(from, until)));
    }
    var rough = new TelemanomFitted(watched, channels, settings, new double[0]);
    return rough.calibrated(train, progress.part(.98, 1));
  }

  private void needRows(int rows) {
    int needed = settings.whole("window") + settings.whole("horizon") + 1;
    if (rows >= needed) return;
    throw new InsufficientData(
        "telemanom needs %d rows (window %d, horizon %d), the data has %d."
            .formatted(needed, settings.whole("window"), settings.whole("horizon"), rows),
        "Give more rows or choose a smaller window.");
  }

  @Override
  public FittedDetector read(InputStream in) throws IOException {
    return TelemanomFitted.read(new ParameterReader(in), settings);
  }
}
