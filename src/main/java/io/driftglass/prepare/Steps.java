package io.driftglass.prepare;

import io.driftglass.method.Method;
import io.driftglass.prepare.clean.CleaningSteps;
import io.driftglass.prepare.feature.FeatureSteps;
import io.driftglass.prepare.step.Step;
import java.util.List;
import java.util.stream.Stream;

/// Every step a recipe can hold.
public final class Steps {
  public static final List<Method<Step>> ALL =
      Stream.concat(CleaningSteps.ALL.stream(), FeatureSteps.ALL.stream()).toList();

  private Steps() {}

  public static Method<Step> of(String id) {
    return Method.find(ALL, "step", id);
  }
}
