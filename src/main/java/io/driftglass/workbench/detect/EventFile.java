package io.driftglass.workbench.detect;

import io.driftglass.data.export.CsvFile;
import io.driftglass.detect.AnomalyEvent;
import io.driftglass.workbench.data.FileRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Events as CSV, oldest first, with the stamps of the file.
public final class EventFile {
  private static final int TOP = 3;

  private EventFile() {}

  /// `start,end,peak,severity,confidence,top_channels`; with several entities `entity` comes first.
  public static void write(Path file, FileRows rows, List<Detected> found) throws IOException {
    boolean many = found.size() > 1;
    try (var csv = new CsvFile(file)) {
      csv.row(many ? header("entity") : header());
      for (var detected : found) {
        int[] places = rows.of(detected.entity());
        for (var event : oldestFirst(detected)) {
          String[] cells = {
            rows.stamp(places[event.fromRow()]),
            rows.stamp(places[event.untilRow() - 1]),
            CsvFile.fixed(event.peak()),
            event.severity().name().toLowerCase(Locale.ROOT),
            sure(event.confidence()),
            event.contributions().stream()
                .limit(TOP)
                .map(c -> c.channel() + " " + Math.round(c.share() * 100) + "%")
                .collect(Collectors.joining("; "))
          };
          csv.row(many ? joined(detected.entity(), cells) : cells);
        }
      }
      csv.done();
    }
  }

  /// `event,channel,share`: events are numbered from 1, oldest first.
  public static void writeContributions(Path file, List<Detected> found) throws IOException {
    try (var csv = new CsvFile(file)) {
      csv.row("event", "channel", "share");
      int number = 0;
      for (var detected : found) {
        for (var event : oldestFirst(detected)) {
          number++;
          for (var contribution : event.contributions()) {
            csv.row(
                Integer.toString(number),
                contribution.channel(),
                CsvFile.fixed(contribution.share()));
          }
        }
      }
      csv.done();
    }
  }

  private static List<AnomalyEvent> oldestFirst(Detected detected) {
    return detected.events().stream()
        .sorted(Comparator.comparingInt(AnomalyEvent::fromRow))
        .toList();
  }

  /// Cut and not rounded, so that it never says 1.
  static String sure(double confidence) {
    return CsvFile.fixed(Math.floor(confidence * 1e4) / 1e4);
  }

  private static String[] header(String... first) {
    return joined(
        first.length == 0 ? null : first[0],
        new String[] {"start", "end", "peak", "severity", "confidence", "top_channels"});
  }

  private static String[] joined(String first, String[] rest) {
    if (first == null) return rest;
    var all = new String[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
