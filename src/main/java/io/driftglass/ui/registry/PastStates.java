package io.driftglass.ui.registry;

import io.driftglass.registry.Stage;
import io.driftglass.registry.VersionState;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// Where all versions stood at the end of a day.
record PastStates(LocalDate day, List<VersionState> states) {
  PastStates {
    states = List.copyOf(states);
  }

  static Instant endOf(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1000);
  }

  List<VersionState> inProduction() {
    return states.stream().filter(state -> state.stage() == Stage.PRODUCTION).toList();
  }

  /// `2 versions, 1 in production`.
  String headline() {
    return Words.of(
        "%s, %s in production",
        Figures.count(states.size(), "version"), Figures.count(inProduction().size()));
  }
}
