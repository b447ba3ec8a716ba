package io.driftglass.monitor.drift;

/// How far two lists of smoothed shares are apart; natural logarithms.
final class Divergences {
  private Divergences() {}

  /// Population stability index: both Kullback-Leibler divergences added up.
  static double psi(double[] reference, double[] current) {
    return kullbackLeibler(reference, current) + kullbackLeibler(current, reference);
  }

  /// Kullback and Leibler 1951: what is lost where `other` is taken for `true`, in nats; not
  /// symmetric, 0 or more.
  static double kullbackLeibler(double[] truth, double[] other) {
    double sum = 0;
    for (int bin = 0; bin < truth.length; bin++) {
      sum += truth[bin] * Math.log(truth[bin] / other[bin]);
    }
    return Math.max(0, sum);
  }

  /// Lin 1991: the mean divergence from the mean of the two, in nats, 0..ln 2.
  static double jensenShannon(double[] reference, double[] current) {
    var mean = new double[reference.length];
    for (int bin = 0; bin < mean.length; bin++) mean[bin] = (reference[bin] + current[bin]) / 2;
    return (kullbackLeibler(reference, mean) + kullbackLeibler(current, mean)) / 2;
  }
}
