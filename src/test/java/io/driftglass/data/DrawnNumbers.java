package io.driftglass.data;

import java.util.Locale;
import java.util.Random;

/// Numbers of channels as an export would write them: one size and one number of decimals a
/// channel.
final class DrawnNumbers {
  private final Random random;
  private final char decimal;
  private final char thousands;
  private final double[] levels;
  private final double[] spreads;
  private final int[] decimals;
  private String text = "";

  DrawnNumbers(Random random, int channels, char decimal, char delimiter, boolean grouped) {
    this.random = random;
    this.decimal = decimal;
    char mark = decimal == ',' ? '.' : delimiter == ',' ? '\'' : ',';
    levels = new double[channels];
    spreads = new double[channels];
    decimals = new int[channels];
    for (int channel = 0; channel < channels; channel++) {
      levels[channel] = 5 * Math.pow(10, random.nextInt(3)) * (0.5 + random.nextDouble());
      spreads[channel] = levels[channel] * 0.1 * random.nextDouble();
      decimals[channel] = decimal == ',' || grouped ? 1 + random.nextInt(2) : random.nextInt(7);
    }
    if (grouped) {
      levels[0] = 25_000;
      spreads[0] = 3_000;
    }
    thousands = grouped ? mark : 0;
  }

  double next(int channel) {
    double value = levels[channel] + spreads[channel] * random.nextGaussian();
    if (channel == 1 && spreads[1] < 1) value -= levels[1] * 0.9;
    var plain = String.format(Locale.ROOT, "%." + decimals[channel] + "f", value);
    text = plain.replace('.', decimal);
    if (thousands != 0) {
      var parts = plain.split("\\.");
      var whole = parts[0].replaceAll("(?<=\\d)(?=(\\d{3})+$)", String.valueOf(thousands));
      text = parts.length > 1 ? whole + decimal + parts[1] : whole;
    }
    return Double.parseDouble(plain);
  }

  boolean isGrouped() {
    return thousands != 0;
  }

  /// The number last drawn.
  String text() {
    return text;
  }
}
