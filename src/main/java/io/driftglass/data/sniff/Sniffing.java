package io.driftglass.data.sniff;

import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.UnsupportedFormat;
import java.nio.file.Path;

/// Looks at a file again and again while a person changes how it is read: what a change does not
/// concern is remembered.
public final class Sniffing {
  private final Seen seen = new Seen();

  /// What is understood of the file with these options fixed.
  ///
  /// @throws UnsupportedFormat where it is no table, saying what it is
  /// @throws InsufficientData where it has no rows
  /// @throws NotFound where the file, or a column that an option names, does not exist
  public synchronized Preview preview(Path file, ReadingOptions options) {
    return Sniffer.preview(file, options, seen);
  }
}
