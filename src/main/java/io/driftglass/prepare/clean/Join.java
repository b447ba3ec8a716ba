package io.driftglass.prepare.clean;

import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.step.FittedStep;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.Place;
import io.driftglass.prepare.step.Step;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import io.driftglass.series.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Puts the channels of another dataset beside these, each row with the row nearest to it in time;
/// where none is near enough, the joined values are missing.
///
/// @param within how far apart two rows may be; half of these rows' usual step where empty
/// @param back only rows at or before a row may join it, so that nothing looks ahead
record Join(String with, Optional<Span> within, boolean back) implements Step {
  static final Method<Step> METHOD =
      new Method<>(
          "join",
          "Join another dataset",
          "",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Text("with", "", "the dataset whose channels are added"),
              new Setting.Length(
                  "within", "", true, "how far apart rows may be; empty for half a step"),
              new Setting.Choice(
                  "nearest",
                  "before",
                  List.of("before", "either"),
                  "only rows at or before each row, or the nearest on either side")),
          s -> new Join(s.text("with"), s.length("within"), s.choice("nearest").equals("before")));

  @Override
  public FittedStep fit(Frame learnt, Place place) {
    if (with.isBlank()) {
      throw new InvalidSetting("Join wants a dataset to join.", "Name it, such as 'weather'.");
    }
    var other = place.sources().frame(with, place.entity());
    return (frame, progress) -> joined(frame, other);
  }

  private Outcome joined(Frame frame, Frame other) {
    if (!alike(frame.clock(), other.clock())) {
      throw new SchemaMismatch(
          "%s counts time in another way than these rows.".formatted(with),
          "Import both with stamps in a zone, or both without.");
    }
    long most = within.map(span -> span.ticks(frame)).orElse(Math.max(1, frame.interval() / 2));
    var channels = new ArrayList<>(frame.channels());
    var columns = new ArrayList<double[]>();
    var marks = new ArrayList<BitSet>();
    for (int c = 0; c < frame.channels().size(); c++) {
      columns.add(frame.column(c));
      marks.add(frame.filled(c));
    }
    int[] partners = partners(frame.ticks(), other.ticks(), most);
    for (int c = 0; c < other.channels().size(); c++) {
      if (other.channel(c).role() == Role.LABEL) continue;
      double[] values = other.column(c);
      var column = new double[frame.rows()];
      var filled = new BitSet();
      for (int row = 0; row < column.length; row++) {
        column[row] = partners[row] < 0 ? Double.NaN : values[partners[row]];
        if (partners[row] >= 0 && other.filled(c).get(partners[row])) filled.set(row);
      }
      channels.add(named(other.channel(c), channels));
      columns.add(column);
      marks.add(filled);
    }
    long alone = Arrays.stream(partners).filter(partner -> partner < 0).count();
    return new Outcome(
        Frame.of(frame.clock(), frame.ticks(), channels, columns.toArray(double[][]::new))
            .withFilled(marks),
        alone == 0
            ? List.of()
            : List.of(
                "%,d of %,d rows have no partner near enough.".formatted(alone, frame.rows())));
  }

  private int[] partners(long[] ticks, long[] others, long most) {
    var partners = new int[ticks.length];
    int next = 0;
    for (int row = 0; row < ticks.length; row++) {
      while (next < others.length && others[next] <= ticks[row]) next++;
      int best = next - 1;
      boolean after =
          !back
              && next < others.length
              && (best < 0 || others[next] - ticks[row] < ticks[row] - others[best]);
      if (after) best = next;
      boolean near = best >= 0 && Math.abs(others[best] - ticks[row]) <= most;
      partners[row] = near ? best : -1;
    }
    return partners;
  }

  /// A name that is taken gets a number.
  private static Channel named(Channel channel, List<Channel> taken) {
    String name = channel.name();
    for (int number = 2; isTaken(name, taken); number++) {
      name = channel.name() + " (" + number + ")";
    }
    return new Channel(name, channel.unit(), channel.kind(), channel.role(), channel.categories());
  }

  private static boolean isTaken(String name, List<Channel> taken) {
    return taken.stream().anyMatch(channel -> channel.name().equals(name));
  }

  private static boolean alike(Clock one, Clock other) {
    return one.getClass() == other.getClass();
  }

  @Override
  public String summary() {
    return with + (back ? ", nearest before" : ", nearest");
  }
}
