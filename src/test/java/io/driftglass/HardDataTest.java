package io.driftglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.profile.Profile;
import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Contribution;
import io.driftglass.detect.Detector;
import io.driftglass.detect.NormalChances;
import io.driftglass.detect.Overrides;
import io.driftglass.evaluate.AutoDetector;
import io.driftglass.evaluate.AutoForecaster;
import io.driftglass.evaluate.BacktestPlan;
import io.driftglass.evaluate.DetectorRace;
import io.driftglass.evaluate.Evaluation;
import io.driftglass.evaluate.Leaderboard;
import io.driftglass.explain.WhatChanged;
import io.driftglass.forecast.Forecaster;
import io.driftglass.forecast.method.Forecasters;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.monitor.change.ChangeFinders;
import io.driftglass.monitor.drift.DriftCheck;
import io.driftglass.problem.DriftglassException;
import io.driftglass.series.Frame;
import io.driftglass.series.HardData;
import io.driftglass.workbench.detect.Found;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every feature on every kind of hard data: a result, or a sentence that says what is missing and
/// what to do; never a stack trace, never an infinity.
class HardDataTest {
  /// Networks learn less here than they should, to be quick; what is promised does not depend on
  /// it.
  private static final Map<String, String> SMALL =
      Map.of("units", "4", "layers", "1", "epochs", "2", "windows-per-epoch", "32", "batch", "16");

  @TestFactory
  Stream<DynamicTest> detectors() {
    return AutoDetector.CATALOGUE.stream()
        .flatMap(method -> on("detector " + method.id(), frame -> detect(small(method), frame)));
  }

  @TestFactory
  Stream<DynamicTest> detectors_that_learnt_from_sound_rows() {
    return AutoDetector.CATALOGUE.stream()
        .flatMap(
            method -> {
              var fitted = small(method).fit(HardData.wave(), Progress.NONE);
              return on(
                  method.id() + ", learnt from sound rows,",
                  frame -> sound(Found.by(fitted, frame, Overrides.NONE)));
            });
  }

  @TestFactory
  Stream<DynamicTest> streams() {
    return on(
        "streamed",
        frame ->
            sound(
                Found.streaming(
                    AutoDetector.METHOD.withDefaults(), frame, Overrides.NONE, Progress.NONE)));
  }

  @TestFactory
  Stream<DynamicTest> forecasters() {
    return Stream.concat(Stream.of(AutoForecaster.METHOD), Forecasters.ALL.stream())
        .flatMap(
            method -> on("forecaster " + method.id(), frame -> forecast(small(method), frame)));
  }

  @TestFactory
  Stream<DynamicTest> what_looks_at_rows() {
    return Stream.of(
            on("profile", frame -> finite(Profile.of(frame, Progress.NONE), "")),
            on("what changed", HardDataTest::explain),
            on("drift from sound rows", frame -> drift(HardData.wave(), frame)),
            on("drift to sound rows", frame -> drift(frame, HardData.wave())),
            on("change points", HardDataTest::changes),
            on("race of detectors", HardDataTest::race),
            on("leaderboard of forecasters", HardDataTest::leaderboard))
        .flatMap(tests -> tests);
  }

  private static <T> T small(Method<T> method) {
    var given = new HashMap<>(SMALL);
    given.keySet().retainAll(method.settings().stream().map(Setting::name).toList());
    return method.with(given);
  }

  private static Stream<DynamicTest> on(String feature, Consumer<Frame> run) {
    return HardData.frames().entrySet().stream()
        .map(
            data ->
                DynamicTest.dynamicTest(
                    feature + " on " + data.getKey(), () -> told(run, data.getValue())));
  }

  /// Runs, or is refused in a sentence with a remedy.
  private static void told(Consumer<Frame> run, Frame frame) {
    try {
      run.accept(frame);
    } catch (DriftglassException refused) {
      assertFalse(refused.remedy().isBlank(), refused.getMessage());
      assertFalse(refused.getMessage().matches(".*(NaN|Infinity).*"), refused.getMessage());
    }
  }

  private static void detect(Detector detector, Frame frame) {
    var found = Found.by(detector, frame, frame, Overrides.NONE, Progress.NONE);
    sound(found);
    boolean constant = true;
    for (int c = 0; c < 2; c++) {
      constant &=
          Arrays.stream(frame.column(c)).filter(v -> !Double.isNaN(v)).distinct().count() < 2;
    }
    if (constant) assertEquals(List.of(), found.events(), "nothing in it is other than the rest");
  }

  private static void sound(Found found) {
    for (double score : found.scores().total()) assertFalse(Double.isInfinite(score), "a score");
    for (var event : found.events()) sound(event);
    var truth = new boolean[found.frame().rows()];
    if (truth.length > 0) truth[truth.length / 2] = true;
    finite(Evaluation.of(truth, found.scores().total(), found.alarms().over(), 0, 60), "");
    finite(NormalChances.of(found.reference(), found.scores().total()), "");
  }

  private static void sound(AnomalyEvent event) {
    assertTrue(event.confidence() >= 0 && event.confidence() < 1, "confidence");
    assertTrue(event.peak() >= 0 && event.peak() <= 1, "normalised peak");
    assertTrue(Double.isFinite(event.peakScore()), "raw peak");
    assertEquals(
        1, event.contributions().stream().mapToDouble(Contribution::share).sum(), 1e-9, "shares");
  }

  private static void forecast(Forecaster forecaster, Frame frame) {
    var fitted = forecaster.fit(frame, 12, Progress.NONE);
    var forecast =
        fitted.forecast(frame, frame.slice(0, 0), 12, new double[] {.8, .95}, Progress.NONE);
    for (var path : forecast.paths()) {
      for (int step = 0; step < 12; step++) {
        assertTrue(Double.isFinite(path.point()[step]), path.channel() + " step " + step);
        for (var band : path.bands()) {
          assertTrue(band.low()[step] <= band.high()[step], path.channel() + " band " + step);
          assertTrue(Double.isFinite(band.high()[step] - band.low()[step]), "band " + step);
        }
      }
    }
  }

  private static void explain(Frame frame) {
    int from = frame.rows() * 2 / 3;
    var told = WhatChanged.in(frame, from, Math.max(from + 1, frame.rows() - 10), Progress.NONE);
    assertFalse(told.sentences().isEmpty());
    for (var sentence : told.sentences()) {
      assertFalse(sentence.text().matches(".*(NaN|Infinity|null).*"), sentence.text());
    }
  }

  private static void drift(Frame reference, Frame current) {
    for (var channel : DriftCheck.of(reference, current, 1, Progress.NONE).channels()) {
      assertFalse(channel.reason().matches(".*(NaN|Infinity|null).*"), channel.reason());
    }
  }

  private static void changes(Frame frame) {
    for (var method : ChangeFinders.ALL) {
      int before = 0;
      for (int row : ChangeFinders.in(frame.column(0), method.withDefaults(), Progress.NONE)) {
        assertTrue(before < row && row < frame.rows(), method.id() + " row " + row);
        before = row;
      }
    }
  }

  private static void race(Frame frame) {
    var methods =
        AutoDetector.CATALOGUE.stream()
            .filter(
                method ->
                    Set.of("auto", "robust-z", "pca", "kmeans", "stuck").contains(method.id()))
            .toList();
    var learnt = frame.slice(0, frame.rows() * 2 / 5);
    var race = DetectorRace.run(frame, learnt, new boolean[0], methods, 60, 1, Progress.NONE);
    assertFalse(race.reason().matches(".*(NaN|Infinity|null).*"), race.reason());
  }

  private static void leaderboard(Frame frame) {
    var methods =
        Forecasters.ALL.stream()
            .filter(method -> Set.of("naive", "theta", "ridge", "ets").contains(method.id()))
            .toList();
    var plan = BacktestPlan.folds(frame.rows(), 12, 2);
    finite(Leaderboard.race(frame, methods, Map.of(), plan, 60, Progress.NONE), "");
  }

  /// No part of a result is infinite.
  private static void finite(Object part, String where) {
    switch (part) {
      case Double number -> assertFalse(number.isInfinite(), where);
      case double[] numbers -> {
        for (double number : numbers) assertFalse(Double.isInfinite(number), where);
      }
      case Collection<?> parts -> parts.forEach(inner -> finite(inner, where));
      case Record inner -> {
        for (var component : inner.getClass().getRecordComponents()) {
          finite(value(component, inner), where + "." + component.getName());
        }
      }
      case null, default -> {}
    }
  }

  private static Object value(RecordComponent component, Record of) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
