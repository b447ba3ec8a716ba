package io.driftglass.prepare.clean;

import io.driftglass.method.Method;
import io.driftglass.prepare.step.Step;
import java.util.List;

/// Every step that mends rows and values, in the order in which they are usually taken.
public final class CleaningSteps {
  public static final List<Method<Step>> ALL =
      List.of(
          Type.METHOD,
          Convert.METHOD,
          Rename.METHOD,
          Drop.METHOD,
          Crop.METHOD,
          Duplicates.METHOD,
          Sentinel.METHOD,
          Clip.METHOD,
          Stuck.METHOD,
          Outliers.METHOD,
          Isolation.METHOD,
          Resample.METHOD,
          Fill.METHOD,
          DropRows.METHOD,
          Smooth.METHOD,
          Detrend.METHOD,
          Difference.METHOD,
          Scale.METHOD,
          Join.METHOD);

  private CleaningSteps() {}
}
