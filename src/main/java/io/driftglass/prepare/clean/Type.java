package io.driftglass.prepare.clean;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.RowStep;
import io.driftglass.prepare.step.Step;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Turns texts into numbers or numbers into categories, and says how many could not be turned.
///
/// @param decimal the decimal mark of the texts
record Type(Chosen channels, String to, char decimal) implements RowStep {
  static final Method<Step> METHOD =
      new Method<>(
          "type",
          "Change type",
          "",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Channels("channels", "the channels to change"),
              new Setting.Choice(
                  "to",
                  "number",
                  List.of("number", "category", "target", "input", "ignored"),
                  "what the values are, or what the channel is for"),
              new Setting.Choice(
                  "decimal", "point", List.of("point", "comma"), "the decimal mark of texts")),
          s ->
              new Type(
                  new Chosen(s.text("channels")),
                  s.choice("to"),
                  s.choice("decimal").equals("comma") ? ',' : '.'));

  private static final int CATEGORIES_AT_MOST = 10_000;
  private static final int EXAMPLES = 3;

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    if (channels.names().isBlank()) {
      throw new InvalidSetting("Type wants at least one channel.", "Name the channels.");
    }
    var described = new ArrayList<>(frame.channels());
    var columns = new double[described.size()][];
    for (int c = 0; c < columns.length; c++) columns[c] = frame.column(c);
    var notes = new ArrayList<String>();
    for (int c : channels.any(frame)) {
      progress.check();
      var channel = frame.channel(c);
      switch (to) {
        case "number" -> {
          if (channel.kind() == Kind.CATEGORY) columns[c] = numbers(frame, c, notes);
          described.set(c, kind(channel, Kind.NUMBER, List.of()));
        }
        case "category" -> {
          if (channel.kind() == Kind.CATEGORY) break;
          var texts = categories(frame, c);
          columns[c] = codes(frame.column(c), texts);
          described.set(
              c,
              kind(channel, Kind.CATEGORY, Arrays.stream(texts).mapToObj(Words::number).toList()));
        }
        default -> described.set(c, channel.as(Role.valueOf(to.toUpperCase(Locale.ROOT))));
      }
    }
    return new Outcome(Frame.of(frame.clock(), frame.ticks(), described, columns), notes);
  }

  private static Channel kind(Channel channel, Kind kind, List<String> categories) {
    return new Channel(channel.name(), channel.unit(), kind, channel.role(), categories);
  }

  private double[] numbers(Frame frame, int channel, List<String> notes) {
    var texts = frame.channel(channel).categories();
    var parsed = texts.stream().mapToDouble(this::number).toArray();
    double[] codes = frame.column(channel);
    var numbers = new double[codes.length];
    var failed = new java.util.LinkedHashSet<String>();
    int turned = 0;
    int lost = 0;
    for (int row = 0; row < codes.length; row++) {
      numbers[row] = Double.isNaN(codes[row]) ? Double.NaN : parsed[(int) codes[row]];
      if (Double.isNaN(codes[row])) continue;
      if (Double.isNaN(numbers[row])) {
        lost++;
        if (failed.size() < EXAMPLES) failed.add("'" + texts.get((int) codes[row]) + "'");
      } else turned++;
    }
    notes.add(
        "%s: %,d texts became numbers%s."
            .formatted(
                frame.channel(channel).name(),
                turned,
                lost == 0
                    ? ""
                    : ", %,d could not, such as %s".formatted(lost, String.join(", ", failed))));
    return numbers;
  }

  /// The number a text begins with: other marks between thousands, a real minus and a unit behind
  /// it do not matter. NaN where there is none.
  double number(String text) {
    var plain = new StringBuilder();
    for (char c : text.strip().toCharArray()) {
      if (c == '\u2212') plain.append('-');
      else if (c == decimal) plain.append('.');
      else if (c != ',' && c != '.' && c != '\u00a0' && c != '\u202f' && c != '\'') plain.append(c);
    }
    var form =
        java.util.regex.Pattern.compile(
                "([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*([\\p{L}°%µ/³².·]*\\d?)")
            .matcher(plain);
    return form.matches() ? Double.parseDouble(form.group(1)) : Double.NaN;
  }

  private static double[] categories(Frame frame, int channel) {
    var distinct =
        Arrays.stream(frame.column(channel))
            .filter(value -> !Double.isNaN(value))
            .distinct()
            .sorted()
            .limit(CATEGORIES_AT_MOST + 1L)
            .toArray();
    if (distinct.length > CATEGORIES_AT_MOST) {
      throw new InvalidSetting(
          "%s has more than %,d different values."
              .formatted(frame.channel(channel).name(), CATEGORIES_AT_MOST),
          "Keep it a number.");
    }
    return distinct;
  }

  private static double[] codes(double[] values, double[] texts) {
    var codes = new double[values.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = Double.isNaN(values[row]) ? Double.NaN : Arrays.binarySearch(texts, values[row]);
    }
    return codes;
  }

  @Override
  public String summary() {
    return channels.summary() + " to " + to;
  }
}
