package io.driftglass.experiment;

import java.util.List;

/// Some of the runs that pass a filter.
///
/// @param total how many pass it on all pages
public record RunPage(List<Run> runs, long total) {
  public RunPage {
    runs = List.copyOf(runs);
  }
}
