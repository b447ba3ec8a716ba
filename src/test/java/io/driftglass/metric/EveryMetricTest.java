package io.driftglass.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// No row, one row, nothing measured, always the same, infinite: every metric has a number for it
/// or says why not.
class EveryMetricTest {
  /// Rows as hard as they come.
  ///
  /// @param values stand for scores and forecasts
  /// @param actual one a row
  @SuppressWarnings("ArrayRecordComponent")
  private record Rows(double[] values, double[] actual) {
    int count() {
      return values.length;
    }
  }

  private static final Map<String, double[]> VALUES =
      Map.of(
          "measured", new double[] {1, 3, 2, 5, 4, 7},
          "missing", filled(Double.NaN),
          "constant", filled(7),
          "nought", filled(0),
          "infinite", filled(Double.POSITIVE_INFINITY),
          "infinite both ways", new double[] {1, Double.NEGATIVE_INFINITY, 2, Double.MAX_VALUE, 3},
          "tiny", new double[] {1e-300, 2e-300, Double.MIN_VALUE, 3e-300});

  private static final Map<String, Function<Rows, Map<String, Measure>>> METRICS =
      new LinkedHashMap<>();

  static {
    METRICS.put(
        "ForecastMetrics",
        rows -> {
          var scale = ForecastMetrics.seasonalScale(rows.actual, 1);
          var all = new LinkedHashMap<String, Measure>();
          double[] a = rows.actual;
          double[] f = rows.values;
          all.put("mae", ForecastMetrics.mae(a, f));
          all.put("rmse", ForecastMetrics.rmse(a, f));
          all.put("rSquared", ForecastMetrics.rSquared(a, f));
          all.put("mape", ForecastMetrics.mape(a, f));
          all.put("smape", ForecastMetrics.smape(a, f));
          all.put("seasonalScale", scale);
          all.put("seasonalRootScale", ForecastMetrics.seasonalRootScale(a, 1));
          all.put("mase", ForecastMetrics.mase(a, f, scale));
          all.put("rmsse", ForecastMetrics.rmsse(a, f, scale));
          all.put("crps", ForecastMetrics.crps(a, Map.of(.1, f, .5, f, .9, f), scale));
          all.put("msis", ForecastMetrics.msis(a, f, f, .8, scale));
          all.put("coverage", ForecastMetrics.coverage(a, f, f));
          return all;
        });
    METRICS.put("HitRate", rows -> Map.of("of", HitRate.of(List.of(), Set.of(), 100)));
    judged("PointMetrics", PointMetrics::of);
    judged("EventMetrics", EventMetrics::of);
    judged("RangeMetrics", RangeMetrics::of);
    judged("AffiliationMetrics", AffiliationMetrics::of);
    judged("PointAdjustedMetrics", PointAdjustedMetrics::of);
    judged("AlarmMetrics", (truth, alarms) -> AlarmMetrics.of(truth, alarms, 60));
    judged("NabScore", (truth, alarms) -> new Standard(NabScore.of(truth, alarms)));
    METRICS.put("RankMetrics", rows -> ranked(rows, RankMetrics::of));
    METRICS.put(
        "VolumeMetrics",
        rows -> ranked(rows, (truth, scores) -> VolumeMetrics.of(truth, scores, 5)));
  }

  private record Standard(Measure under) {
    Standard(NabScore score) {
      this(score.under(NabProfile.STANDARD));
    }
  }

  private interface Judge<V> {
    Record of(boolean[] truth, V found);
  }

  private static void judged(String name, Judge<boolean[]> judge) {
    METRICS.put(
        name,
        rows -> {
          var all = new LinkedHashMap<String, Measure>();
          for (var truth : marks(rows.count())) {
            for (var alarms : marks(rows.count())) {
              measures(
                  judge.of(truth, alarms), Arrays.toString(truth) + Arrays.toString(alarms), all);
            }
          }
          return all;
        });
  }

  private static Map<String, Measure> ranked(Rows rows, Judge<double[]> judge) {
    var all = new LinkedHashMap<String, Measure>();
    for (var truth : marks(rows.count())) {
      measures(judge.of(truth, rows.values), Arrays.toString(truth), all);
    }
    return all;
  }

  /// None, all, the first, the last, every other one.
  private static List<boolean[]> marks(int rows) {
    return Stream.<IntPredicate>of(
            row -> false, row -> true, row -> row == 0, row -> row == rows - 1, row -> row % 2 == 0)
        .map(
            marked -> {
              var marks = new boolean[rows];
              for (int row = 0; row < rows; row++) marks[row] = marked.test(row);
              return marks;
            })
        .toList();
  }

  private static void measures(Record metrics, String of, Map<String, Measure> all) {
    for (var part : metrics.getClass().getRecordComponents()) {
      if (part.getType() != Measure.class) continue;
      try {
        part.getAccessor().setAccessible(true);
        all.put(part.getName() + " of " + of, (Measure) part.getAccessor().invoke(metrics));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> every_metric_is_a_number_or_says_why_not() {
    return METRICS.entrySet().stream()
        .flatMap(
            metric ->
                hard()
                    .map(
                        rows ->
                            DynamicTest.dynamicTest(
                                "%s of %s against %s"
                                    .formatted(
                                        metric.getKey(),
                                        Arrays.toString(rows.values),
                                        Arrays.toString(rows.actual)),
                                () ->
                                    metric.getValue().apply(rows).forEach(EveryMetricTest::told))));
  }

  private static Stream<Rows> hard() {
    return VALUES.values().stream()
        .flatMap(
            values ->
                VALUES.values().stream()
                    .flatMap(
                        actual ->
                            IntStream.of(0, 1, 4)
                                .mapToObj(
                                    rows ->
                                        new Rows(
                                            Arrays.copyOf(values, rows),
                                            Arrays.copyOf(actual, rows)))));
  }

  private static void told(String name, Measure measure) {
    switch (measure) {
      case Measure.Value(double value, long n) -> {
        assertTrue(Double.isFinite(value), name);
        assertTrue(n > 0, name + " rests on nothing");
      }
      case Measure.NotComputable(String because) -> assertFalse(because.isBlank(), name);
    }
  }

  /// A new metric is not left out.
  @Test
  void all_metrics_are_among_them() {
    var there =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.driftglass.metric")
                .stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(EveryMetricTest::measures)
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(METRICS.keySet()), there);
    var told = METRICS.get("ForecastMetrics").apply(new Rows(filled(1), filled(1))).keySet();
    assertEquals(
        Arrays.stream(ForecastMetrics.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getName)
            .collect(Collectors.toSet()),
        told);
  }

  private static boolean measures(JavaClass type) {
    return !type.getSimpleName().equals("Measure")
        && type.getMethods().stream()
            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .anyMatch(method -> method.getRawReturnType().isEquivalentTo(Measure.class));
  }

  private static double[] filled(double value) {
    var values = new double[6];
    Arrays.fill(values, value);
    return values;
  }
}
