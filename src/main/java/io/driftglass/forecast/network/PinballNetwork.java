package io.driftglass.forecast.network;

import java.util.SplittableRandom;

/// A small network with one hidden layer that says how far below and above a forecast the truth
/// lies, learnt by pinball loss (Koenker & Bassett 1978, Econometrica 46(1)) at 5 and 95 %.
///
/// @param inputs numbers it looks at
/// @param units of the hidden layer
record PinballNetwork(int inputs, int units) {
  private static final double LOW = .05;
  private static final double HIGH = .95;
  private static final double LEAST = -12;
  private static final double MOST = 6;

  /// Parameters: a row of weights and a bias a hidden unit, then the same for below and for above.
  int size() {
    return units * (inputs + 1) + 2 * (units + 1);
  }

  /// @param usual size of the misses, above 0: what it says of every input to begin with
  float[] untrained(double usual, long seed) {
    var random = new SplittableRandom(seed);
    var p = new float[size()];
    double limit = Math.sqrt(6.0 / (inputs + units));
    int at = 0;
    for (int unit = 0; unit < units; unit++) {
      for (int i = 0; i < inputs; i++) p[at++] = (float) random.nextDouble(-limit, limit);
      at++;
    }
    p[at + units] = (float) Math.log(usual);
    p[at + 2 * units + 1] = (float) Math.log(usual);
    return p;
  }

  /// How far below and above.
  ///
  /// @return two numbers above 0
  double[] says(float[] p, double[] x) {
    return said(p, hidden(p, x));
  }

  private double[] hidden(float[] p, double[] x) {
    var hidden = new double[units];
    int at = 0;
    for (int unit = 0; unit < units; unit++) {
      double sum = 0;
      for (int i = 0; i < inputs; i++) sum += p[at++] * x[i];
      hidden[unit] = Math.tanh(sum + p[at++]);
    }
    return hidden;
  }

  private double[] said(float[] p, double[] hidden) {
    var said = new double[2];
    int at = units * (inputs + 1);
    for (int side = 0; side < 2; side++) {
      double sum = 0;
      for (int unit = 0; unit < units; unit++) sum += p[at++] * hidden[unit];
      said[side] = Math.exp(Math.clamp(sum + p[at++], LEAST, MOST));
    }
    return said;
  }

  /// The pinball losses of one miss, both sides.
  ///
  /// @param miss the truth less the forecast
  double loss(float[] p, double[] x, double miss) {
    var said = says(p, x);
    return pinball(LOW, miss + said[0]) + pinball(HIGH, miss - said[1]);
  }

  private static double pinball(double level, double beyond) {
    return Math.max(level * beyond, (level - 1) * beyond);
  }

  /// Adds the slopes of [#loss] to `gradient`.
  ///
  /// @return the loss
  double learn(float[] p, double[] x, double miss, double[] gradient) {
    var hidden = hidden(p, x);
    var said = said(p, hidden);
    double[] beyond = {miss + said[0], miss - said[1]};
    double[] levels = {LOW, HIGH};
    var byHidden = new double[units];
    int at = units * (inputs + 1);
    double loss = 0;
    for (int side = 0; side < 2; side++) {
      loss += pinball(levels[side], beyond[side]);
      double slope = beyond[side] > 0 ? levels[side] : levels[side] - 1;
      double bySaid = (side == 0 ? slope : -slope) * said[side];
      for (int unit = 0; unit < units; unit++, at++) {
        gradient[at] += bySaid * hidden[unit];
        byHidden[unit] += bySaid * p[at];
      }
      gradient[at++] += bySaid;
    }
    at = 0;
    for (int unit = 0; unit < units; unit++) {
      double by = byHidden[unit] * (1 - hidden[unit] * hidden[unit]);
      for (int i = 0; i < inputs; i++) gradient[at++] += by * x[i];
      gradient[at++] += by;
    }
    return loss;
  }
}
