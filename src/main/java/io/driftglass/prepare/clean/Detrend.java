package io.driftglass.prepare.clean;

import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.prepare.step.FittedStep;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.Place;
import io.driftglass.prepare.step.Step;
import io.driftglass.series.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes a straight line through the values away, or their mean.
record Detrend(Chosen channels, boolean line, double learnShare) implements Step {
  static final Method<Step> METHOD =
      new Method<>(
          "detrend",
          "Detrend",
          "",
          Method.Cost.INSTANT,
          List.of(
              Chosen.SETTING,
              new Setting.Choice(
                  "by", "line", List.of("line", "mean"), "what is taken away from each value"),
              new Setting.Real(
                  "learn", 1, .01, 1, "share of the first rows that the line is drawn through")),
          s ->
              new Detrend(
                  new Chosen(s.text("channels")), s.choice("by").equals("line"), s.real("learn")));

  /// A level at a tick and its slope a tick.
  private record Line(double tick, double level, double slope) {
    double at(long other) {
      return level + slope * (other - tick);
    }
  }

  @Override
  public FittedStep fit(Frame learnt, Place place) {
    Map<String, Line> lines = new HashMap<>();
    for (int c : channels.numbers(learnt)) {
      lines.put(learnt.channel(c).name(), through(learnt, c));
    }
    return (frame, progress) ->
        Outcome.of(
            Chosen.replaced(
                frame,
                channels.numbers(frame),
                c -> {
                  var trend = lines.get(frame.channel(c).name());
                  double[] values = frame.column(c).clone();
                  for (int row = 0; row < values.length; row++) {
                    values[row] -= trend.at(frame.tick(row));
                  }
                  return values;
                }));
  }

  /// Level 0 where nothing is known, slope 0 where one place is.
  private Line through(Frame learnt, int channel) {
    double[] values = learnt.column(channel);
    double origin = learnt.rows() == 0 ? 0 : learnt.tick(0);
    double meanX = 0;
    double meanY = 0;
    double squares = 0;
    double products = 0;
    int count = 0;
    for (int row = 0; row < values.length; row++) {
      if (Double.isNaN(values[row])) continue;
      double x = learnt.tick(row) - origin;
      double awayX = x - meanX;
      count++;
      meanX += awayX / count;
      meanY += (values[row] - meanY) / count;
      squares += awayX * (x - meanX);
      products += awayX * (values[row] - meanY);
    }
    return new Line(origin + meanX, meanY, line && squares > 0 ? products / squares : 0);
  }

  @Override
  public String summary() {
    return line ? "minus a straight line" : "minus the mean";
  }
}
