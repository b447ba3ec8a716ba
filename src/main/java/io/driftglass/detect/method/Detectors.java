package io.driftglass.detect.method;

import io.driftglass.detect.Detector;
import io.driftglass.method.Method;
import java.util.List;

/// Every detector there is. A new one is one file and one line here.
public final class Detectors {
  public static final List<Method<Detector>> ALL =
      List.of(
          RobustZ.METHOD, RidgeAr.METHOD, Pca.METHOD, SeasonalResidual.METHOD, Telemanom.METHOD);

  private Detectors() {}

  public static Method<Detector> find(String id) {
    return Method.find(ALL, "detector", id);
  }
}
