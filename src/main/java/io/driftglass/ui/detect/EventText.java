package io.driftglass.ui.detect;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Contribution;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.detect.Detected;
import java.util.List;

/// Says an event in words: which channels led it, which way they went, what was expected.
final class EventText {
  private static final double LEADS = .2;
  private static final int MOST = 3;

  private final Detected detected;

  EventText(Detected detected) {
    this.detected = detected;
  }

  /// A channel's part in an event.
  ///
  /// @param change against what was expected, a fraction; NaN where nothing was expected
  /// @param leads whether it is one of those to blame
  record Part(String channel, double share, double change, boolean leads) {}

  /// `Motor current up while flow falls`, or the leaders alone where the method expects nothing.
  String headline(AnomalyEvent event) {
    var leaders = leaders(event);
    if (leaders.isEmpty()) return Words.of("Unusual rows");
    var first = leaders.getFirst();
    if (Double.isNaN(difference(event, first))) {
      return leaders.size() == 1
          ? Words.of("%s is unusual", title(first))
          : Words.of("%s and %s", title(first), title(leaders.get(1)));
    }
    boolean high = difference(event, first) > 0;
    String one = Words.of(high ? "%s is too high" : "%s is too low", title(first));
    if (leaders.size() == 1) return one;
    String second = leaders.get(1);
    boolean higher = difference(event, second) > 0;
    return Words.of(higher ? "%s, %s too high" : "%s, %s too low", one, title(second));
  }

  /// One sentence a leading channel: its value where it was farthest from what was expected.
  String sentence(AnomalyEvent event) {
    var text = new StringBuilder();
    for (var channel : leaders(event)) {
      int row = farthest(event, channel);
      double value = value(channel, row);
      if (Double.isNaN(value)) continue;
      double expected = expected(channel, row);
      text.append(text.isEmpty() ? "" : " ")
          .append(Words.of("%s was %s", title(channel), measured(channel, value)))
          .append(
              Double.isNaN(expected)
                  ? "."
                  : Words.of("; %s was expected.", Figures.value(expected)));
    }
    return text.isEmpty() ? Words.of("Nothing was measured at its peak.") : text.toString();
  }

  /// Start and end, length, confidence.
  String when(AnomalyEvent event) {
    var clock = detected.frame().clock();
    return Words.of(
        "%s · %s · confidence %s",
        Times.stretch(clock, event.interval().from(), event.interval().until()),
        Times.length(clock, event.interval().length()),
        confidence(event));
  }

  /// Never `100 %`: certain it is not.
  static String confidence(AnomalyEvent event) {
    return event.confidence() >= .995 ? "> 99 %" : Figures.percent(event.confidence());
  }

  String start(AnomalyEvent event) {
    return Times.brief(detected.frame().clock(), event.interval().from(), detected.frame().span());
  }

  String end(AnomalyEvent event) {
    return Times.brief(detected.frame().clock(), event.interval().until(), detected.frame().span());
  }

  String duration(AnomalyEvent event) {
    return Times.length(detected.frame().clock(), event.interval().length());
  }

  /// Whether the method learnt from rows of this event: its score says less then.
  boolean inSample(AnomalyEvent event) {
    return event.fromRow() < detected.learnRows();
  }

  /// The channels with the largest parts.
  List<Part> parts(AnomalyEvent event, int most) {
    return event.contributions().stream()
        .limit(most)
        .map(
            part ->
                new Part(
                    title(part.channel()),
                    part.share(),
                    change(event, part.channel()),
                    part.share() >= LEADS))
        .toList();
  }

  private List<String> leaders(AnomalyEvent event) {
    var leaders =
        event.contributions().stream()
            .filter(part -> part.share() >= LEADS)
            .limit(MOST)
            .map(Contribution::channel)
            .toList();
    return leaders.isEmpty() && !event.topChannel().isEmpty()
        ? List.of(event.topChannel())
        : leaders;
  }

  /// A channel's name as read in a sentence, without its unit.
  String title(String channel) {
    int index = detected.frame().indexOf(channel);
    return index < 0 ? channel : detected.frame().channel(index).title();
  }

  private double change(AnomalyEvent event, String channel) {
    double expected = expected(channel, farthest(event, channel));
    return expected == 0 ? Double.NaN : difference(event, channel) / Math.abs(expected);
  }

  private double difference(AnomalyEvent event, String channel) {
    return difference(channel, farthest(event, channel));
  }

  private double difference(String channel, int row) {
    return value(channel, row) - expected(channel, row);
  }

  /// The row of an event in which a channel was farthest from what was expected of it; the event's
  /// peak where nothing was.
  private int farthest(AnomalyEvent event, String channel) {
    int farthest = event.peakRow();
    double most = Math.abs(difference(channel, farthest));
    for (int row = event.fromRow(); row < event.untilRow(); row++) {
      double far = Math.abs(difference(channel, row));
      if (far > most || (Double.isNaN(most) && !Double.isNaN(far))) {
        most = far;
        farthest = row;
      }
    }
    return farthest;
  }

  private double value(String channel, int row) {
    int index = detected.frame().indexOf(channel);
    return index < 0 ? Double.NaN : detected.frame().column(index)[row];
  }

  private double expected(String channel, int row) {
    int index = detected.scores().channels().indexOf(channel);
    return index < 0 || !detected.scores().predicts()
        ? Double.NaN
        : detected.scores().expected()[index][row];
  }

  private String measured(String channel, double value) {
    int index = detected.frame().indexOf(channel);
    return (Figures.value(value) + " " + detected.frame().channel(index).unit()).strip();
  }
}
