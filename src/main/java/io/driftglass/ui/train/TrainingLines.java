package io.driftglass.ui.train;

import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What there is to say of a training at a moment, by name; what is not known is not said.
final class TrainingLines {
  private TrainingLines() {}

  static SequencedMap<String, String> of(Training training, Instant now) {
    var lines = new LinkedHashMap<String, String>();
    var losses = training.latestLosses();
    if (!losses.isEmpty()) {
      var last = losses.getLast();
      if (!last.network().isEmpty()) lines.put(Words.of("Network"), last.network());
      lines.put(Words.of("Epoch"), epoch(last.epoch(), training.epochsProperty().get()));
    }
    training.left(now).ifPresent(left -> lines.put(Words.of("Time left"), Times.length(left)));
    if (training.stateProperty().get().ended()) {
      training.spent(now).ifPresent(spent -> lines.put(Words.of("Took"), Times.length(spent)));
    }
    double pace = training.pace();
    if (training.open() && pace > 0)
      lines.put(Words.of("Windows a second"), Figures.count(Math.round(pace)));
    if (!losses.isEmpty()) {
      var best = losses.stream().min(Comparator.comparingDouble(Loss::validate)).orElseThrow();
      lines.put(Words.of("Validation loss"), Figures.value(losses.getLast().validate()));
      lines.put(
          Words.of("Best so far"),
          Words.of("%s at epoch %s", Figures.value(best.validate()), Figures.count(best.epoch())));
    }
    if (training.open()) {
      training.checkpoint().ifPresent(kept -> lines.put(Words.of("Checkpoint"), ago(kept, now)));
    }
    if (!training.device().isEmpty()) lines.put(Words.of("Device"), training.device());
    return lines;
  }

  private static String epoch(int epoch, int most) {
    return most < epoch
        ? Figures.count(epoch)
        : Words.of("%s of %s", Figures.count(epoch), Figures.count(most));
  }

  private static String ago(Instant kept, Instant now) {
    long seconds = Math.max(0, Duration.between(kept, now).toSeconds());
    return seconds == 0
        ? Words.of("just now")
        : Words.of("%s ago", Times.length(Duration.ofSeconds(seconds)));
  }
}
