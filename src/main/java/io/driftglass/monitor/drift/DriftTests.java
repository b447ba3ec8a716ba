package io.driftglass.monitor.drift;

import io.driftglass.metric.Measure;
import java.util.List;

/// Every drift test. A new one is one line here.
public final class DriftTests {
  /// Bins of PSI, KL and Jensen-Shannon, cut at the reference's quantiles.
  public static final int BINS = Bins.COUNT;

  /// Added to every share on both sides.
  public static final double EPSILON = Bins.EPSILON;

  public static final DriftTest PSI =
      new DriftTest(
          "psi",
          "PSI",
          "population stability index over the reference's deciles; under 0.1 is usual, over 0.25"
              + " is large",
          "Lewis 1994",
          DriftTest.Needs.ANY,
          (reference, current) ->
              of(
                  reference,
                  current,
                  Divergences.psi(shares(reference, reference), shares(reference, current))));

  public static final DriftTest KS =
      new DriftTest(
          "ks",
          "KS",
          "largest difference of the distribution functions, 0..1",
          "Smirnov 1939",
          DriftTest.Needs.ORDERED,
          (reference, current) ->
              of(
                  reference,
                  current,
                  Distances.kolmogorovSmirnov(reference.sorted(), current.sorted())));

  public static final DriftTest EFFECT =
      new DriftTest(
          "effect",
          "Effect",
          "shift of the mean in standard deviations (of both sides, pooled)",
          "Cohen 1988",
          DriftTest.Needs.FINITE,
          DriftTests::effect);

  public static final List<DriftTest> ALL =
      List.of(
          PSI,
          new DriftTest(
              "kl_ref_cur",
              "KL of reference from current",
              "nats, 0 or more",
              "Kullback and Leibler 1951",
              DriftTest.Needs.ANY,
              (reference, current) ->
                  of(
                      reference,
                      current,
                      Divergences.kullbackLeibler(
                          shares(reference, reference), shares(reference, current)))),
          new DriftTest(
              "kl_cur_ref",
              "KL of current from reference",
              "nats, 0 or more",
              "Kullback and Leibler 1951",
              DriftTest.Needs.ANY,
              (reference, current) ->
                  of(
                      reference,
                      current,
                      Divergences.kullbackLeibler(
                          shares(reference, current), shares(reference, reference)))),
          new DriftTest(
              "js",
              "Jensen-Shannon",
              "nats, 0..0.693",
              "Lin 1991",
              DriftTest.Needs.ANY,
              (reference, current) ->
                  of(
                      reference,
                      current,
                      Divergences.jensenShannon(
                          shares(reference, reference), shares(reference, current)))),
          KS,
          new DriftTest(
              "wasserstein",
              "Wasserstein",
              "mean way a value has moved, in the channel's unit",
              "Kantorovich 1942",
              DriftTest.Needs.FINITE,
              (reference, current) ->
                  of(
                      reference,
                      current,
                      Distances.wasserstein(reference.sorted(), current.sorted()))),
          new DriftTest(
              "cramer_von_mises",
              "Cramér-von Mises",
              "two-sample statistic; grows with the rows",
              "Anderson 1962",
              DriftTest.Needs.ORDERED,
              (reference, current) ->
                  of(
                      reference,
                      current,
                      Distances.cramerVonMises(reference.sorted(), current.sorted()))),
          EFFECT,
          new DriftTest(
              "out_of_range",
              "Out of range",
              "share of the current values below or above every reference value, 0..1",
              "",
              DriftTest.Needs.ORDERED,
              DriftTests::outOfRange));

  private DriftTests() {}

  private static double[] shares(Side reference, Side side) {
    return Bins.of(reference).shares(side);
  }

  private static Measure of(Side reference, Side current, double value) {
    return Measure.of(value, Math.min(reference.measured(), current.measured()));
  }

  private static Measure effect(Side reference, Side current) {
    double pooled = Math.hypot(reference.deviation(), current.deviation()) / Math.sqrt(2);
    double shift = current.mean() - reference.mean();
    if (pooled == 0) {
      return shift == 0
          ? of(reference, current, 0)
          : Measure.because("neither side varies, so that there is no unit for the shift");
    }
    return of(reference, current, shift / pooled);
  }

  private static Measure outOfRange(Side reference, Side current) {
    double least = reference.sorted()[0];
    double most = reference.sorted()[reference.measured() - 1];
    long outside = 0;
    for (double value : current.sorted()) if (value < least || value > most) outside++;
    return of(reference, current, (double) outside / current.measured());
  }
}
