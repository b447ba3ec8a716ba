package io.driftglass.cli;

import io.driftglass.data.diff.Difference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How two datasets differ, in words and as JSON.
final class DifferenceText {
  private DifferenceText() {}

  static Map<String, Object> document(Difference difference) {
    var row = new LinkedHashMap<String, Object>();
    row.put(
        "rows",
        Map.of(
            "added", difference.added(),
            "changed", difference.changed(),
            "removed", difference.removed(),
            "same", difference.same()));
    row.put("channels", difference.channels());
    row.put("channels_added", difference.addedChannels());
    row.put("channels_removed", difference.removedChannels());
    row.put("examples", difference.examples());
    return row;
  }

  static void say(Difference difference, Terminal terminal) {
    if (difference.none()) {
      terminal.say("No difference in %,d rows.".formatted(difference.same()));
      return;
    }
    terminal.say(
        "%,d rows added, %,d removed, %,d changed, %,d the same."
            .formatted(
                difference.added(), difference.removed(), difference.changed(), difference.same()));
    terminal.table(
        List.of("channel", "changed", "filled", "emptied"),
        difference.channels().stream()
            .map(
                c ->
                    List.of(
                        c.channel(),
                        "%,d".formatted(c.changed()),
                        "%,d".formatted(c.filled()),
                        "%,d".formatted(c.emptied())))
            .toList());
    if (!difference.addedChannels().isEmpty()) {
      terminal.say("New channels: " + String.join(", ", difference.addedChannels()));
    }
    if (!difference.removedChannels().isEmpty()) {
      terminal.say("Channels gone: " + String.join(", ", difference.removedChannels()));
    }
    for (var example : difference.examples()) {
      terminal.say(
          "  %s%s, %s: %s -> %s"
              .formatted(
                  example.entity().isEmpty() ? "" : example.entity() + ", ",
                  example.stamp(),
                  example.channel(),
                  example.before().isEmpty() ? "missing" : example.before(),
                  example.after().isEmpty() ? "missing" : example.after()));
    }
  }
}
