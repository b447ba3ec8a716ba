package io.driftglass.detect.method.rule;

import io.driftglass.detect.Detector;
import io.driftglass.detect.scoring.ChannelScorer;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/// A sensor that says the same value for longer than it ever did in training. A channel that was
/// constant there may stay so for ever.
public final class Stuck {
  public static final Method<Detector> METHOD =
      new Method<>(
          "stuck",
          "Stuck value",
          "Sharma, Golubchik, Govindan 2010, ACM Transactions on Sensor Networks",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Whole(
                  "least", 6, 2, 1_000_000, "equal values in a row below which none is stuck"),
              new Setting.Real(
                  "times", 2, 1, 1000, "times the longest such run in training from which it is")),
          settings -> {
            int least = settings.whole("least");
            double times = settings.real("times");
            return new Rule(
                    "stuck",
                    10,
                    1,
                    (values, channels) -> learn(values, least, times, channels),
                    Run::new)
                .detector();
          });

  /// How seldom a value that is not stuck is repeated for longer in any channel.
  private static final double OFF = .01;

  private Stuck() {}

  /// @return the run that is strange
  private static double[] learn(double[] values, int least, double times, int channels) {
    var runs = new SummaryStatistics();
    int run = 0;
    for (int t = 0; t < values.length; t++) {
      if (t > 0 && values[t] != values[t - 1]) {
        runs.addValue(run);
        run = 0;
      }
      run++;
    }
    runs.addValue(run);
    if (runs.getN() == 1) return new double[] {Double.MAX_VALUE};
    double strange = Math.max(times * runs.getMax(), byChance(runs, channels));
    return new double[] {Math.max(least, strange)};
  }

  /// A run that chance hardly makes where runs are as different as they were: the longer, the fewer
  /// tell so (Lawless 1971, Technometrics 13).
  private static double byChance(SummaryStatistics runs, int channels) {
    double few = runs.getN() * (Math.pow(OFF / channels, -1.0 / runs.getN()) - 1);
    return runs.getMean() + few * runs.getStandardDeviation();
  }

  /// The run so far over the run that is strange.
  private static final class Run implements ChannelScorer {
    private final double strange;
    private double last = Double.NaN;
    private int run;

    Run(double[] numbers) {
      strange = numbers[0];
    }

    @Override
    public double next(double value) {
      if (Double.isNaN(value)) return Double.NaN;
      run = value == last ? run + 1 : 1;
      last = value;
      return run == 1 ? 0 : run / strange;
    }

    @Override
    public void gap() {
      last = Double.NaN;
    }
  }
}
