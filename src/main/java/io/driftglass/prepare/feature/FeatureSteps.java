package io.driftglass.prepare.feature;

import io.driftglass.method.Method;
import io.driftglass.prepare.step.Step;
import java.util.List;

/// Every step that adds channels made of rows up to and with each row; none looks ahead.
public final class FeatureSteps {
  public static final List<Method<Step>> ALL =
      List.of(
          Lag.METHOD,
          Lag.CHANGE,
          RollingFigures.METHOD,
          Ewma.METHOD,
          Calendar.METHOD,
          BandPower.METHOD,
          Ratio.METHOD);

  private FeatureSteps() {}
}
