package io.driftglass.detect.method.rule;

import io.driftglass.detect.Detector;
import io.driftglass.detect.scoring.ChannelScorer;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import java.util.List;

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
            return new Rule("stuck", 10, 1, values -> learn(values, least, times), Run::new)
                .detector();
          });

  private Stuck() {}

  /// @return the run that is strange
  static double[] learn(double[] values, int least, double times) {
    int longest = 1;
    int run = 1;
    for (int t = 1; t < values.length; t++) {
      run = values[t] == values[t - 1] ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    boolean constant = longest == values.length;
    return new double[] {constant ? Double.MAX_VALUE : Math.max(least, times * longest)};
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
