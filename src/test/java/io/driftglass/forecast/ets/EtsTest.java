package io.driftglass.forecast.ets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.Golden;
import io.driftglass.forecast.Season;
import io.driftglass.forecast.ets.EtsForm.Cycle;
import io.driftglass.forecast.ets.EtsForm.Trend;
import io.driftglass.forecast.fit.Bfgs;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EtsTest {
  private static final Season YEAR = new Season(12, 12);

  /// R 4.2.2, forecast 8.20: `forecast(ets(months), h = 12, PI = FALSE)`, ETS(M,A,M).
  @Test
  void the_form_and_the_forecast_are_those_of_r() {
    double[] expected = {
      377.81834, 427.25472, 464.78310, 480.56300, 471.32042, 431.60505,
      382.66910, 338.17103, 308.17486, 294.94406, 308.33772, 344.53241
    };
    var months = Golden.months();
    var fitted = Ets.automatic().fit(months, YEAR, 12);
    assertEquals("ETS(M,A,M)", fitted.choice());
    var path = fitted.next(months, months.length, 12);
    for (int step = 0; step < 12; step++) assertEquals(1, path[step] / expected[step], .01);
  }

  /// R's `ets(months, model = "AAA", damped = FALSE)$aicc` is 1134.349; a search that ends higher
  /// has stopped too early, one that ends lower has found more.
  @Test
  void the_search_ends_no_higher_than_r() {
    var form = new EtsForm(false, Trend.LINEAR, Cycle.ADDED);
    assertEquals("ETS(A,A,A)", form.toString());
    assertTrue(criterion(form, Golden.months()) <= 1134.36);
    assertTrue(criterion(new EtsForm(true, Trend.LINEAR, Cycle.FACTOR), Golden.months()) <= 992.41);
  }

  private static double criterion(EtsForm form, double[] x) {
    var start = EtsStart.of(form, x, 0, x.length, 12);
    var likelihood = new EtsLikelihood(form, x, start, 80, 1);
    var found = Bfgs.from(likelihood.free(.4, .1, .1), likelihood, 400, 1e-9);
    double k = form.estimated(12);
    return found.value() + 2 * k + 2 * k * (k + 1) / (x.length - k - 1);
  }

  @Test
  void the_slope_is_that_of_small_differences() {
    var x = Arrays.copyOf(Golden.months(), 40);
    for (var form : EtsForm.admissible(true, true)) {
      var likelihood = new EtsLikelihood(form, x, EtsStart.of(form, x, 0, 40, 4), 50, .2).drawn(1);
      var at = free(form, x);
      for (int i = 0; i < at.length; i++) at[i] += .01 * (i % 3);
      var slope = new double[at.length];
      likelihood.at(at, slope);
      for (int i = 0; i < at.length; i++) {
        var near = at.clone();
        near[i] = at[i] + 1e-5;
        double above = likelihood.at(near, new double[at.length]);
        near[i] = at[i] - 1e-5;
        double below = likelihood.at(near, new double[at.length]);
        double expected = (above - below) / 2e-5;
        assertEquals(expected, slope[i], 1e-5 * (1 + Math.abs(expected)), form + " " + i);
      }
    }
  }

  private static double[] free(EtsForm form, double[] x) {
    var start = EtsStart.of(form, x, 0, 40, 4);
    return new EtsLikelihood(form, x, start, 50, .2).free(.3, .2, .15);
  }

  @Test
  void factors_and_relative_errors_need_positive_values() {
    assertEquals(15, EtsForm.admissible(true, true).size());
    assertEquals(6, EtsForm.admissible(false, true).size());
    var x = Golden.months();
    for (int row = 0; row < x.length; row++) x[row] -= 500;
    assertTrue(Ets.automatic().fit(x, YEAR, 12).choice().startsWith("ETS(A,"));
  }

  @Test
  void rows_that_were_not_learnt_from_are_continued_from_their_own_start() {
    var x = Golden.months();
    var fitted = Ets.automatic().fit(x, YEAR, 12);
    var later = Arrays.copyOfRange(x, 24, 120);
    var path = fitted.next(x, 120, 12);
    var other = fitted.next(later, 96, 12);
    for (int step = 0; step < 12; step++) assertEquals(1, other[step] / path[step], .05);
  }

  @Test
  void a_restored_fit_goes_on_the_same() {
    var x = Golden.months();
    var fitted = Ets.automatic().fit(x, YEAR, 12);
    var restored = Ets.automatic().restore(fitted.parameters(), YEAR);
    assertArrayEquals(fitted.next(x, 120, 12), restored.next(x, 120, 12));
  }
}
