package io.driftglass.monitor.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.metric.Measure;
import io.driftglass.series.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DriftTestsTest {
  private static final double[] ONE_TO_TEN =
      DoubleStream.iterate(1, x -> x + 1).limit(10).toArray();
  private static final double[] TENS = DoubleStream.generate(() -> 10).limit(10).toArray();

  /// By hand: ten bins of one reference value each; smoothed, the reference's shares are .1, the
  /// current ones 9 times .0001/1.001 and once 1.0001/1.001. Ranks of the eleven tens are 15.
  @Test
  void every_figure_equals_the_one_computed_by_hand() {
    var expected = new LinkedHashMap<String, Double>();
    expected.put("psi", 8.2811152);
    expected.put("kl_ref_cur", 5.9877107);
    expected.put("kl_cur_ref", 2.2934045);
    expected.put("js", 0.5220846);
    expected.put("ks", .9);
    expected.put("wasserstein", 4.5);
    expected.put("cramer_von_mises", 1.725);
    expected.put("effect", 2.1019471);
    expected.put("out_of_range", 0.0);
    var found = new LinkedHashMap<String, Double>();
    for (var test : DriftTests.ALL) {
      double value = test.apply(Side.of(ONE_TO_TEN), Side.of(TENS)).value();
      found.put(test.id(), Math.round(value * 1e7) / 1e7);
    }
    assertEquals(expected, found);
  }

  @Test
  void the_same_values_are_not_apart_however_many_rows_repeat_them() {
    var twice = DoubleStream.concat(DoubleStream.of(ONE_TO_TEN), DoubleStream.of(ONE_TO_TEN));
    var more = Side.of(twice.toArray());
    for (var test : DriftTests.ALL) {
      if (test.id().equals("cramer_von_mises")) continue;
      assertEquals(0, test.apply(Side.of(ONE_TO_TEN), more).value(), 1e-12, test.id());
    }
  }

  @Test
  void kullback_leibler_is_never_negative_and_depends_on_the_direction() {
    var random = new Random(3);
    for (int trial = 0; trial < 200; trial++) {
      var one = Side.of(random.doubles(1 + random.nextInt(40)).toArray());
      var other = Side.of(random.doubles(1 + random.nextInt(40), .3, 1.3).toArray());
      double there = measure("kl_ref_cur", one, other);
      double back = measure("kl_cur_ref", one, other);
      assertTrue(there >= 0 && back >= 0);
      assertEquals(there + back, measure("psi", one, other), 1e-12);
    }
    assertNotEquals(
        measure("kl_ref_cur", Side.of(ONE_TO_TEN), Side.of(TENS)),
        measure("kl_cur_ref", Side.of(ONE_TO_TEN), Side.of(TENS)));
  }

  @Test
  void disjoint_values_are_far_apart_but_not_infinitely() {
    var psi = measure("psi", Side.of(ONE_TO_TEN), Side.of(100, 101, 102));
    assertTrue(psi > 5 && psi < 20, "PSI " + psi);
  }

  @Test
  void a_constant_reference_sees_values_below_and_above_it() {
    var constant = Side.of(5, 5, 5, 5);
    assertEquals(0, measure("psi", constant, Side.of(5, 5)), 1e-12);
    assertTrue(measure("psi", constant, Side.of(4, 4)) > 5);
    assertTrue(measure("psi", constant, Side.of(6, 6)) > 5);
  }

  @Test
  void every_test_answers_every_kind_of_rows_with_a_number_or_a_reason() {
    var sides =
        Map.of(
            "empty", Side.of(),
            "one row", Side.of(1),
            "all missing", Side.of(Double.NaN, Double.NaN),
            "constant", Side.of(2, 2, 2),
            "infinite", Side.of(1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
            "usual", Side.of(ONE_TO_TEN));
    for (var test : DriftTests.ALL) {
      sides.forEach(
          (reference, side) ->
              sides.forEach(
                  (current, other) -> {
                    var measure = test.apply(side, other);
                    boolean nothing =
                        List.of("empty", "all missing").contains(reference)
                            || List.of("empty", "all missing").contains(current);
                    if (nothing) assertInstanceOf(Measure.NotComputable.class, measure);
                    if (measure instanceof Measure.NotComputable(String because)) {
                      assertTrue(because.length() > 10);
                    }
                  }));
    }
  }

  @Test
  void categories_are_compared_by_their_shares_and_have_no_order() {
    var before = Side.of(Kind.CATEGORY, 0, 0, 1, 1);
    var now = Side.of(Kind.CATEGORY, 2, 2, 2, 2);
    assertTrue(measure("psi", before, now) > 5);
    assertEquals(Measure.because("categories have no order"), DriftTests.KS.apply(before, now));
  }

  private static double measure(String id, Side reference, Side current) {
    return DriftTests.ALL.stream()
        .filter(test -> test.id().equals(id))
        .findFirst()
        .orElseThrow()
        .apply(reference, current)
        .value();
  }
}
