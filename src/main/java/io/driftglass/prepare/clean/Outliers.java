package io.driftglass.prepare.clean;

import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.column.Reach;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.prepare.step.FittedStep;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.Place;
import io.driftglass.prepare.step.Step;
import io.driftglass.series.Frame;
import io.driftglass.series.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes values that lie too far out missing, or sets them to the limit. In a channel whose values
/// are all equal there are none.
record Outliers(Chosen channels, By by, double limit, Span window, boolean clip, double learnShare)
    implements Step {
  /// How far out is measured.
  enum By {
    HAMPEL("hampel", "Hampel"),
    Z("z", "z score"),
    ROBUST_Z("robust-z", "robust z score"),
    IQR("iqr", "quartiles");

    private final String id;
    private final String title;

    By(String id, String title) {
      this.id = id;
      this.title = title;
    }

    static By of(String id) {
      for (var by : values()) if (by.id.equals(id)) return by;
      throw new IllegalArgumentException(id);
    }
  }

  static final Method<Step> METHOD =
      new Method<>(
          "outliers",
          "Outliers to missing",
          "Hampel 1974; Iglewicz and Hoaglin 1993; Tukey 1977",
          Method.Cost.INSTANT,
          List.of(
              Chosen.SETTING,
              new Setting.Choice(
                  "by",
                  "hampel",
                  List.of("hampel", "z", "robust-z", "iqr"),
                  "far from the median around it; from the mean or the median of all; beyond the"
                      + " quartiles"),
              new Setting.Real(
                  "limit", 4, .5, 100, "how many spreads (for iqr: ranges) away still is normal"),
              new Setting.Length("window", "61 rows", false, "what hampel takes the median of"),
              new Setting.Choice(
                  "then",
                  "missing",
                  List.of("missing", "clip"),
                  "make them missing, or set them to the limit"),
              new Setting.Real(
                  "learn", 1, .01, 1, "share of the first rows that z, robust-z and iqr learn on")),
          s ->
              new Outliers(
                  new Chosen(s.text("channels")),
                  By.of(s.choice("by")),
                  s.real("limit"),
                  s.length("window").orElseThrow(),
                  s.choice("then").equals("clip"),
                  s.real("learn")));

  @Override
  public FittedStep fit(Frame learnt, Place place) {
    Map<String, Limits> flat = new HashMap<>();
    if (by != By.HAMPEL) {
      for (int c : channels.numbers(learnt)) {
        flat.put(learnt.channel(c).name(), flat(learnt.column(c)));
      }
    }
    return (frame, progress) -> {
      var reach = by == By.HAMPEL ? Reach.centred(frame, window) : null;
      var silent = new ArrayList<Integer>();
      int[] chosen = channels.numbers(frame);
      var result =
          Chosen.replaced(
              frame,
              chosen,
              c -> {
                progress.check();
                double[] values = frame.column(c);
                var limits =
                    reach == null
                        ? flat.get(frame.channel(c).name())
                        : Limits.hampel(values, reach, limit);
                if (values.length > 0 && limits.low().length == 1 && Double.isNaN(limits.low(0))) {
                  silent.add(c);
                }
                return kept(values, limits);
              });
      return new Outcome(
          result,
          silent.isEmpty()
              ? List.of()
              : List.of(
                  Words.are(frame, silent)
                      + " constant or empty where it was learnt: no value counts as an outlier."));
    };
  }

  private Limits flat(double[] learnt) {
    return switch (by) {
      case Z -> Limits.sigma(learnt, limit);
      case ROBUST_Z -> Limits.robust(learnt, limit);
      case IQR -> Limits.quartiles(learnt, limit);
      case HAMPEL -> throw new IllegalStateException("hampel learns nothing");
    };
  }

  private double[] kept(double[] values, Limits limits) {
    double[] result = values.clone();
    for (int row = 0; row < values.length; row++) {
      if (values[row] < limits.low(row)) result[row] = clip ? limits.low(row) : Double.NaN;
      else if (values[row] > limits.high(row)) result[row] = clip ? limits.high(row) : Double.NaN;
    }
    return result;
  }

  @Override
  public String summary() {
    String words = by.title + (by == By.HAMPEL ? ", " + window.text() : ", " + Words.number(limit));
    return clip ? words + ", clipped" : words;
  }
}
