package io.driftglass.detect.method;

import io.driftglass.detect.Detector;
import io.driftglass.detect.method.graph.Series2Graph;
import io.driftglass.detect.method.rule.Contrasts;
import io.driftglass.detect.method.rule.ControlCharts;
import io.driftglass.detect.method.rule.HoltWinters;
import io.driftglass.detect.method.rule.Limits;
import io.driftglass.detect.method.rule.Quantiles;
import io.driftglass.detect.method.rule.Seasonal;
import io.driftglass.detect.method.rule.Stuck;
import io.driftglass.detect.method.rule.StudentDeviate;
import io.driftglass.detect.method.shape.KShapeDistance;
import io.driftglass.detect.method.shape.Sand;
import io.driftglass.detect.method.subsequence.MatrixProfile;
import io.driftglass.detect.method.subsequence.RandomCuts;
import io.driftglass.detect.method.subsequence.SubPca;
import io.driftglass.detect.method.window.AutoEncoder;
import io.driftglass.detect.method.window.ConvAutoEncoder;
import io.driftglass.detect.method.window.IsolationForest;
import io.driftglass.detect.method.window.KMeans;
import io.driftglass.detect.method.window.LocalOutliers;
import io.driftglass.detect.method.window.LstmAutoEncoder;
import io.driftglass.detect.method.window.Mahalanobis;
import io.driftglass.detect.method.window.MaskedTransformer;
import io.driftglass.method.Method;
import java.util.List;

/// Every detector there is. A new one is one file and one line here.
public final class Detectors {
  public static final List<Method<Detector>> ALL =
      List.of(
          RobustZ.METHOD,
          RidgeAr.METHOD,
          Pca.METHOD,
          PcaAr.METHOD,
          SmoothedDistance.METHOD,
          SeasonalResidual.METHOD,
          Mahalanobis.METHOD,
          KMeans.METHOD,
          IsolationForest.METHOD,
          LocalOutliers.METHOD,
          SubPca.METHOD,
          MatrixProfile.METHOD,
          MatrixProfile.LEFT,
          KShapeDistance.METHOD,
          Sand.METHOD,
          Series2Graph.METHOD,
          RandomCuts.METHOD,
          Telemanom.METHOD,
          AutoEncoder.METHOD,
          ConvAutoEncoder.METHOD,
          LstmAutoEncoder.METHOD,
          MaskedTransformer.METHOD,
          Ensemble.METHOD,
          Limits.METHOD,
          Quantiles.QUANTILE,
          Quantiles.IQR,
          StudentDeviate.METHOD,
          Contrasts.LEVEL_SHIFT,
          Contrasts.VOLATILITY_SHIFT,
          Contrasts.RATE_OF_CHANGE,
          Contrasts.PERSISTENCE,
          Stuck.METHOD,
          Seasonal.METHOD,
          HoltWinters.METHOD,
          ControlCharts.MOVING_MEAN,
          ControlCharts.CUSUM);

  private Detectors() {}

  public static Method<Detector> find(String id) {
    return Method.find(ALL, "detector", id);
  }
}
