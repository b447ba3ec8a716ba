package io.driftglass.prepare.clean;

import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.column.Gap;
import io.driftglass.prepare.fill.Filler;
import io.driftglass.prepare.fill.Fillers;
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
import java.util.Optional;

/// Fills gaps that are no longer than a limit; longer ones stay missing whole. What was filled is
/// marked and never judged.
record Fill(
    Chosen channels, Fillers by, Optional<Span> most, Fillers.Wishes wishes, double learnShare)
    implements Step {
  static final Method<Step> METHOD =
      new Method<>(
          "fill",
          "Fill gaps",
          "Troyanskaya et al. 2001 (neighbours); Hoerl and Kennard 1970 (ridge)",
          Method.Cost.INSTANT,
          List.of(
              Chosen.SETTING,
              new Setting.Choice(
                  "by",
                  "linear",
                  Fillers.ids(),
                  "what stands for a missing value; neighbours and ridge ask the other channels"),
              new Setting.Length(
                  "most", "12 rows", true, "the longest gap that is filled; empty for any"),
              new Setting.Real("value", 0, -1e12, 1e12, "for constant: the value"),
              new Setting.Length(
                  "season", "", true, "for seasonal: its length; empty to look for it"),
              new Setting.Whole("neighbours", 5, 1, 100, "for neighbours: how many rows"),
              new Setting.Real(
                  "learn", 1, .01, 1, "share of the first rows that means and models learn on")),
          s ->
              new Fill(
                  new Chosen(s.text("channels")),
                  Fillers.of(s.choice("by")),
                  s.length("most"),
                  new Fillers.Wishes(s.real("value"), s.length("season"), s.whole("neighbours")),
                  s.real("learn")));

  @Override
  public FittedStep fit(Frame learnt, Place place) {
    Map<String, Filler> fillers = new HashMap<>();
    for (int c : channels.numbers(learnt)) {
      place.progress().check();
      fillers.put(learnt.channel(c).name(), by.fit(learnt, c, wishes, place.progress()));
    }
    return (frame, progress) -> {
      long interval = frame.interval();
      long limit = most.map(span -> span.ticks(frame)).orElse(Long.MAX_VALUE);
      var empty = new ArrayList<Integer>();
      var result =
          Chosen.replaced(
              frame,
              channels.numbers(frame),
              c -> {
                double[] values = frame.column(c);
                if (isEmpty(values)) {
                  empty.add(c);
                  return values;
                }
                var gaps = Gap.upTo(values, frame.ticks(), interval, limit);
                if (gaps.isEmpty()) return values;
                double[] target = values.clone();
                fillers.get(frame.channel(c).name()).fill(frame, c, target, gaps, progress);
                return target;
              });
      return new Outcome(
          result,
          empty.isEmpty() || frame.rows() == 0
              ? List.of()
              : List.of(
                  Words.names(frame, empty)
                      + (empty.size() == 1 ? " holds" : " hold")
                      + " no value at all: nothing to fill from."));
    };
  }

  private static boolean isEmpty(double[] values) {
    for (double value : values) if (!Double.isNaN(value)) return false;
    return true;
  }

  @Override
  public String summary() {
    String words =
        switch (by) {
          case LINEAR -> "straight line";
          case SPLINE -> "spline";
          case PREVIOUS -> "previous value";
          case SEASONAL -> "by season";
          case MEAN -> "mean";
          case MEDIAN -> "median";
          case CONSTANT -> Words.number(wishes.value());
          case NEIGHBOURS -> wishes.neighbours() + " alike rows";
          case RIDGE -> "from the other channels";
        };
    return words + most.map(span -> ", up to " + span.text()).orElse(", any length");
  }
}
