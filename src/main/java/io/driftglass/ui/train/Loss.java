package io.driftglass.ui.train;

import java.util.Optional;
import java.util.regex.Pattern;

/// What one epoch of a network's training came to, as its log tells it.
///
/// @param network of a method that trains several; empty where there is one
/// @param windows learnt from; 0 where that is not told
record Loss(String network, int epoch, double train, double validate, int windows) {
  private static final Pattern LINE =
      Pattern.compile(
          "(?:(.*): )?epoch (\\d+): loss (\\S+), validation loss ([^\\s,]+)(?:, (\\d+) windows)?");

  /// @param line of a job's log; empty for a line about something else
  static Optional<Loss> parse(String line) {
    var match = LINE.matcher(line);
    if (!match.matches()) return Optional.empty();
    try {
      return Optional.of(
          new Loss(
              match.group(1) == null ? "" : match.group(1),
              Integer.parseInt(match.group(2)),
              Double.parseDouble(match.group(3)),
              Double.parseDouble(match.group(4)),
              match.group(5) == null ? 0 : Integer.parseInt(match.group(5))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
