package io.driftglass.ui.registry;

import io.driftglass.registry.ModelCard;
import io.driftglass.registry.VersionScore;
import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Names;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.run.Catalogues;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A model card as lines to read.
final class CardLines {
  private static final int MOST_STRETCHES = 5;

  private CardLines() {}

  static SequencedMap<String, String> of(Details details, ZoneId zone) {
    var version = details.version();
    var card = version.card();
    var lines = new LinkedHashMap<String, String>();
    details.scores().stream()
        .findFirst()
        .ifPresent(score -> lines.put("Score", score(score, card)));
    lines.put("Method", Catalogues.title(card.task(), card.method()));
    lines.put("Settings", settings(card.settings()));
    lines.put("Trained on", span(details, card.trainedOn(), card.trainedRows()));
    if (!card.leftOut().isEmpty()) lines.put("Left out", leftOut(details, card.leftOut()));
    lines.put("Validated on", span(details, card.validatedOn(), card.validatedRows()));
    lines.put(
        "Seed",
        card.settings().containsKey("seed")
            ? Long.toString(card.seed())
            : Words.of("none: nothing is drawn at random"));
    lines.put("Device", card.device());
    lines.put("Program", "Driftglass " + card.appVersion());
    lines.put("Author", version.author() + ", " + Times.when(version.registered(), zone));
    lines.put("Data hash", card.dataSha256());
    lines.put("Model hash", version.artifactSha256());
    return lines;
  }

  /// The figure with what it rests on: without that it says nothing.
  private static String score(VersionScore score, ModelCard card) {
    if (score.value().isEmpty()) {
      return Figures.NONE + ", " + Words.of("none of %s was computed", score.weights());
    }
    var computed =
        Arrays.stream(score.weights().split(","))
            .map(weight -> weight.split("=", 2)[0].strip())
            .filter(card.metrics()::containsKey)
            .map(Names::title)
            .collect(Collectors.joining(", "));
    var from =
        score.share() < 1
            ? Words.of("from %s, %s of the weights", computed, Figures.percent(score.share()))
            : Words.of("from %s", computed);
    return Figures.value(score.value().get()) + ", " + from;
  }

  private static String settings(Map<String, String> settings) {
    return settings.isEmpty()
        ? Words.of("none to choose")
        : new TreeMap<>(settings)
            .entrySet().stream()
                .map(entry -> entry.getKey() + " " + Names.parameter(entry.getValue()))
                .collect(Collectors.joining(", "));
  }

  private static String span(Details details, Interval ticks, long rows) {
    var count = Figures.count(rows, "row");
    return details
        .dataset()
        .map(d -> Times.span(d.clock(), ticks.from(), ticks.until()) + ", " + count)
        .orElse(count);
  }

  private static String leftOut(Details details, List<Interval> stretches) {
    int n = stretches.size();
    var count =
        n == 1 ? Words.of("one known anomaly") : Words.of("%s known anomalies", Figures.count(n));
    return details.dataset().map(d -> count + ": " + spans(d.clock(), stretches)).orElse(count);
  }

  private static String spans(Clock clock, List<Interval> stretches) {
    var first =
        stretches.stream()
            .limit(MOST_STRETCHES)
            .map(stretch -> Times.span(clock, stretch.from(), stretch.until()))
            .collect(Collectors.joining("; "));
    return stretches.size() > MOST_STRETCHES ? first + "; ..." : first;
  }

  /// Metrics by name; what could not be computed says why.
  static SequencedMap<String, String> metrics(ModelCard card) {
    var lines = new TreeMap<String, String>();
    card.metrics()
        .forEach((name, value) -> lines.put(Names.title(name), Names.figure(name, value)));
    card.notComputed()
        .forEach((name, reason) -> lines.put(Names.title(name), Figures.NONE + ": " + reason));
    return new LinkedHashMap<>(lines);
  }
}
