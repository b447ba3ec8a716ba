package io.driftglass.prepare.feature;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.column.Spectrum;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.RowStep;
import io.driftglass.prepare.step.Step;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.List;

/// Adds how the power of the last rows spreads over frequencies: a share for each of equally wide
/// bands up to half a cycle a row, and the mean frequency (spectral centroid) in cycles a row.
///
/// A spectrum is taken every few rows and holds until the next. Where more than a quarter of its
/// rows are missing there is none; up to that they count as the mean. A constant stretch has power
/// 0 in every band and no centroid.
record BandPower(Chosen channels, int window, int bands, int every, String as) implements RowStep {
  static final Method<Step> METHOD =
      new Method<>(
          "spectrum",
          "Band power",
          "Cooley and Tukey 1965",
          Method.Cost.INSTANT,
          List.of(
              Chosen.SETTING,
              new Setting.Whole("window", 64, 8, 65_536, "rows up to and with each row"),
              new Setting.Whole("bands", 3, 1, 32, "into how many bands the spectrum is cut"),
              new Setting.Whole("every", 8, 1, 65_536, "rows from one spectrum to the next"),
              Appended.ROLE),
          s ->
              new BandPower(
                  new Chosen(s.text("channels")),
                  s.whole("window"),
                  s.whole("bands"),
                  s.whole("every"),
                  s.choice("as")));

  private static final double MISSING_AT_MOST = .25;

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    var appended = new Appended(frame, as);
    var spectrum = new Spectrum(window);
    for (int c : channels.numbers(frame)) {
      var figures = figures(spectrum, frame.column(c), progress);
      String name = frame.channel(c).name();
      for (int band = 0; band < bands; band++) {
        appended.add("%s band %d of %d".formatted(name, band + 1, bands), "", figures[band]);
      }
      appended.add(name + " centroid", "", figures[bands]);
    }
    return appended.outcome();
  }

  private double[][] figures(Spectrum spectrum, double[] values, Progress progress) {
    var figures = new double[bands + 1][values.length];
    for (var figure : figures) Arrays.fill(figure, Double.NaN);
    for (int row = window - 1; row < values.length; row += every) {
      if (row % 4096 < every) progress.check();
      double[] now = at(spectrum, values, row - window + 1);
      int until = Math.min(values.length, row + every);
      for (int f = 0; f < now.length; f++) Arrays.fill(figures[f], row, until, now[f]);
    }
    return figures;
  }

  private double[] at(Spectrum spectrum, double[] values, int from) {
    var now = new double[bands + 1];
    double[] stretch = whole(Arrays.copyOfRange(values, from, from + window));
    if (stretch.length == 0) {
      Arrays.fill(now, Double.NaN);
      return now;
    }
    double[] power = spectrum.power(stretch, 0);
    double all = 0;
    double weighted = 0;
    for (int bin = 1; bin < power.length; bin++) {
      all += power[bin];
      weighted += power[bin] * spectrum.frequency(bin);
      now[Math.min(bands - 1, (bin - 1) * bands / (power.length - 1))] += power[bin];
    }
    if (all > 0) for (int band = 0; band < bands; band++) now[band] /= all;
    now[bands] = all > 0 ? weighted / all : Double.NaN;
    return now;
  }

  /// Missing values as the mean of the others; empty where too many are missing.
  private static double[] whole(double[] stretch) {
    double mean = 0;
    int present = 0;
    for (double value : stretch) if (!Double.isNaN(value)) mean += (value - mean) / ++present;
    if (present < stretch.length * (1 - MISSING_AT_MOST)) return new double[0];
    for (int at = 0; at < stretch.length; at++) if (Double.isNaN(stretch[at])) stretch[at] = mean;
    return stretch;
  }

  @Override
  public String summary() {
    return "%d bands of %d rows".formatted(bands, window);
  }
}
