package io.driftglass.prepare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// What one step has done.
///
/// @param place in the recipe, 0 is the first
/// @param step its id
/// @param changed values that are others now
/// @param filled values where none were
/// @param emptied values that are missing now
/// @param dropped rows that are gone
/// @param added rows that are new
/// @param channels one a channel that was there before and after, in their order
/// @param notes sentences for people
public record StepReport(
    int place,
    String step,
    String title,
    String summary,
    long changed,
    long filled,
    long emptied,
    long dropped,
    long added,
    List<Channel> channels,
    List<String> notes) {
  public StepReport {
    channels = List.copyOf(channels);
    notes = List.copyOf(notes);
  }

  /// What it has done to one channel.
  ///
  /// @param missing values that are missing after it
  public record Channel(String name, long changed, long filled, long emptied, long missing) {
    Channel plus(Channel other) {
      return new Channel(
          name,
          changed + other.changed,
          filled + other.filled,
          emptied + other.emptied,
          missing + other.missing);
    }
  }

  /// Takes the reports of one more series into those of the series before.
  public static void add(List<StepReport> sums, List<StepReport> reports) {
    for (int at = 0; at < reports.size(); at++) {
      if (at < sums.size()) sums.set(at, sums.get(at).plus(reports.get(at)));
      else sums.add(reports.get(at));
    }
  }

  /// The same step on another series of the dataset taken together with this.
  private StepReport plus(StepReport other) {
    var sums = new ArrayList<Channel>();
    for (int c = 0; c < channels.size(); c++) {
      sums.add(
          c < other.channels.size()
              ? channels.get(c).plus(other.channels.get(c))
              : channels.get(c));
    }
    var all = new LinkedHashSet<>(notes);
    all.addAll(other.notes);
    return new StepReport(
        place,
        step,
        title,
        summary,
        changed + other.changed,
        filled + other.filled,
        emptied + other.emptied,
        dropped + other.dropped,
        added + other.added,
        sums,
        List.copyOf(all));
  }

  /// The largest count in a few words: `361 emptied`, `−72 rows`; `no change` where all are 0.
  public String count() {
    if (dropped > 0 || added > 0) {
      long rows = added - dropped;
      return "%s%,d rows".formatted(rows < 0 ? "\u2212" : "+", Math.abs(rows));
    }
    long most = Math.max(changed, Math.max(filled, emptied));
    if (most == 0) return "no change";
    if (most == emptied) return "%,d emptied".formatted(emptied);
    return most == filled ? "%,d filled".formatted(filled) : "%,d changed".formatted(changed);
  }

  /// Everything in a sentence.
  public String sentence() {
    var parts = new ArrayList<String>();
    if (changed > 0) parts.add("%,d values changed".formatted(changed));
    if (filled > 0) parts.add("%,d filled".formatted(filled));
    if (emptied > 0) parts.add("%,d emptied".formatted(emptied));
    if (dropped > 0) parts.add("%,d rows dropped".formatted(dropped));
    if (added > 0) parts.add("%,d rows added".formatted(added));
    return "%s (%s): %s."
        .formatted(title, summary, parts.isEmpty() ? "no change" : String.join(", ", parts));
  }
}
