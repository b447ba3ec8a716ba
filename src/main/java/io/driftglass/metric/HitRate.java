package io.driftglass.metric;

import java.util.List;
import java.util.Set;

/// How many of the channels that caused an event stand at the head of a ranking: HitRate@P% looks
/// at P % as many places as there are causes, rounded down (Su et al. 2019, KDD, OmniAnomaly).
public final class HitRate {
  private HitRate() {}

  /// @param ranked channels, most to blame first
  /// @param causes those that caused it
  /// @param percent 100 or 150
  public static Measure of(List<String> ranked, Set<String> causes, int percent) {
    if (causes.isEmpty()) return Measure.because("no channel is known to have caused it");
    int places = Math.min(ranked.size(), causes.size() * percent / 100);
    long hits = ranked.subList(0, places).stream().filter(causes::contains).count();
    return Measure.of((double) hits / causes.size(), causes.size());
  }
}
