package io.driftglass.data;

import io.driftglass.data.plan.ImportPlan;
import io.driftglass.data.plan.ReadingOptions;
import java.nio.file.Path;

/// The file that a dataset was read from and what was fixed about it: enough to read it again.
///
/// @param place the file's path as it was
public record Origin(String place, ReadingOptions options) {
  static Origin of(ImportPlan plan) {
    return new Origin(plan.file().toAbsolutePath().toString(), plan.options());
  }

  public Path file() {
    return Path.of(place);
  }
}
