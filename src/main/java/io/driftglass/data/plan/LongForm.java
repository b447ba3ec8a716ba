package io.driftglass.data.plan;

import java.util.List;

/// A file of one value a row, whose tags become channels.
///
/// @param tag the column of the channel's name, 0 is the first
/// @param value the column of the value
/// @param quality the column of the value's quality, -1 where there is none
/// @param kept the other columns: stamp, entity and what else is said of the row
/// @param firstLine the first line of data
/// @param names one a kept column, then one a tag
/// @param tags the channels, in the order they come first
/// @param bad qualities whose values count as missing
public record LongForm(
    int tag,
    int value,
    int quality,
    List<Integer> kept,
    long firstLine,
    List<String> names,
    List<String> tags,
    List<String> bad) {
  public LongForm {
    kept = List.copyOf(kept);
    names = List.copyOf(names);
    tags = List.copyOf(tags);
    bad = List.copyOf(bad);
  }
}
