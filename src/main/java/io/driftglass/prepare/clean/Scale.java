package io.driftglass.prepare.clean;

import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.prepare.step.FittedStep;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.Place;
import io.driftglass.prepare.step.Step;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import io.driftglass.series.Spread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Brings channels to one scale, learnt on the first rows alone. A channel that is constant there
/// becomes 0 and is excluded: its role is `IGNORED` from then on.
record Scale(Chosen channels, By by, double learnShare) implements Step {
  enum By {
    STANDARD("mean 0, spread 1"),
    ROBUST("median 0, robust spread 1"),
    RANGE("lowest 0, highest 1");

    private final String words;

    By(String words) {
      this.words = words;
    }
  }

  static final Method<Step> METHOD =
      new Method<>(
          "scale",
          "Scale",
          "",
          Method.Cost.INSTANT,
          List.of(
              Chosen.SETTING,
              new Setting.Choice(
                  "by",
                  "standard",
                  List.of("standard", "robust", "range"),
                  "mean and standard deviation, median and robust spread, or lowest and highest"),
              new Setting.Real(
                  "learn", .7, .01, 1, "share of the first rows that the scale is learnt on")),
          s ->
              new Scale(
                  new Chosen(s.text("channels")),
                  By.valueOf(s.choice("by").toUpperCase(java.util.Locale.ROOT)),
                  s.real("learn")));

  /// @param size 0 for a constant channel
  private record Measure(double zero, double size) {}

  @Override
  public FittedStep fit(Frame learnt, Place place) {
    Map<String, Measure> measures = new HashMap<>();
    for (int c : channels.numbers(learnt)) {
      measures.put(learnt.channel(c).name(), measure(learnt.column(c)));
    }
    return (frame, progress) -> {
      int[] chosen = channels.numbers(frame);
      var described = new ArrayList<Channel>(frame.channels());
      var constant = new ArrayList<Integer>();
      for (int c : chosen) {
        var channel = frame.channel(c);
        boolean excluded = measures.get(channel.name()).size() == 0;
        if (excluded) constant.add(c);
        described.set(
            c,
            new Channel(
                channel.name(),
                "",
                channel.kind(),
                excluded ? Role.IGNORED : channel.role(),
                channel.categories()));
      }
      var scaled =
          Chosen.replaced(
              frame, chosen, c -> scaled(frame.column(c), measures.get(frame.channel(c).name())));
      return new Outcome(
          Frames.with(scaled, described),
          constant.isEmpty() || frame.rows() == 0
              ? List.of()
              : List.of(
                  Words.are(frame, constant) + " constant where it was learnt: 0 and excluded."));
    };
  }

  private Measure measure(double[] values) {
    var sorted = Spread.sorted(values);
    if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) return new Measure(0, 0);
    return switch (by) {
      case ROBUST -> new Measure(Spread.median(sorted), Spread.robustSigma(sorted));
      case RANGE -> new Measure(sorted[0], sorted[sorted.length - 1] - sorted[0]);
      case STANDARD -> {
        double mean = 0;
        double squares = 0;
        for (int at = 0; at < sorted.length; at++) {
          double away = sorted[at] - mean;
          mean += away / (at + 1);
          squares += away * (sorted[at] - mean);
        }
        yield new Measure(mean, Math.sqrt(squares / (sorted.length - 1)));
      }
    };
  }

  private static double[] scaled(double[] values, Measure measure) {
    var result = new double[values.length];
    for (int row = 0; row < result.length; row++) {
      result[row] =
          Double.isNaN(values[row])
              ? Double.NaN
              : measure.size() == 0 ? 0 : (values[row] - measure.zero()) / measure.size();
    }
    return result;
  }

  @Override
  public String summary() {
    return by.words;
  }
}
