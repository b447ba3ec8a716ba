package io.driftglass.prepare.step;

import io.driftglass.method.Setting;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The channels a step works on, by their names with a plus between them.
///
/// A name may itself hold a plus: the longest known name that fits is meant.
public record Chosen(String names) {
  public static final Setting SETTING =
      new Setting.Channels("channels", "the channels it works on; none chosen: all numbers");

  private static final int NAMED_IN_MESSAGE = 12;

  /// The numeric channels that are measured or known, in their order, or those that are named.
  ///
  /// @throws SchemaMismatch naming a channel that is not there or holds no numbers
  public int[] numbers(Frame frame) {
    if (names.isBlank()) {
      return IntStream.range(0, frame.channels().size())
          .filter(c -> isData(frame.channel(c)))
          .toArray();
    }
    return pick(
        frame, channel -> channel.kind() == Kind.NUMBER, "holds categories, a number is wanted");
  }

  /// Any channels that are named; all but the label where none is.
  public int[] any(Frame frame) {
    if (names.isBlank()) {
      return IntStream.range(0, frame.channels().size())
          .filter(c -> frame.channel(c).role() != Role.LABEL)
          .toArray();
    }
    return pick(frame, channel -> true, "");
  }

  /// Replaces the chosen columns.
  ///
  /// @param column the new one of that channel, as long as the frame
  public static Frame replaced(Frame frame, int[] chosen, IntFunction<double[]> column) {
    var columns = new double[frame.channels().size()][];
    for (int c = 0; c < columns.length; c++) columns[c] = frame.column(c);
    for (int c : chosen) columns[c] = column.apply(c);
    return Frame.of(frame.clock(), frame.ticks(), frame.channels(), columns);
  }

  /// `all 5`, `Pressure`, `Pressure and 3 more`.
  public String summary() {
    if (names.isBlank()) return "all channels";
    var parts = names.split("\\+", -1);
    return parts.length == 1
        ? names
        : "%s and %d more".formatted(parts[0].strip(), parts.length - 1);
  }

  /// Measured or known numbers: not labels, not ignored ones.
  public static boolean isData(Channel channel) {
    return channel.kind() == Kind.NUMBER
        && (channel.role() == Role.TARGET || channel.role() == Role.INPUT);
  }

  private int[] pick(Frame frame, Predicate<Channel> wanted, String why) {
    var found = new ArrayList<Integer>();
    String rest = names.strip();
    while (!rest.isEmpty()) {
      String left = rest;
      int channel =
          IntStream.range(0, frame.channels().size())
              .filter(c -> begins(left, frame.channel(c).name()))
              .boxed()
              .max(Comparator.comparingInt(c -> frame.channel(c).name().length()))
              .orElseThrow(() -> unknown(frame, left));
      if (!wanted.test(frame.channel(channel))) {
        throw new SchemaMismatch(
            "Channel '%s' %s.".formatted(frame.channel(channel).name(), why),
            "Choose another channel, or turn it into numbers with the step 'type' first.");
      }
      if (!found.contains(channel)) found.add(channel);
      rest = left.substring(frame.channel(channel).name().length()).strip();
      if (rest.startsWith("+")) rest = rest.substring(1).strip();
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean begins(String text, String name) {
    if (!text.startsWith(name)) return false;
    String after = text.substring(name.length()).strip();
    return after.isEmpty() || after.startsWith("+");
  }

  private static SchemaMismatch unknown(Frame frame, String rest) {
    int plus = rest.indexOf('+');
    var known = frame.channels().stream().map(Channel::name).limit(NAMED_IN_MESSAGE).toList();
    return new SchemaMismatch(
        "There is no channel '%s'.".formatted((plus < 0 ? rest : rest.substring(0, plus)).strip()),
        "There are %d: %s%s."
            .formatted(
                frame.channels().size(),
                String.join(", ", known),
                known.size() < frame.channels().size() ? ", ..." : ""));
  }
}
