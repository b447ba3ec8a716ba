package io.driftglass.method;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.evaluate.AutoDetector;
import io.driftglass.evaluate.AutoForecaster;
import io.driftglass.monitor.change.ChangeFinders;
import io.driftglass.monitor.concept.ConceptMonitors;
import io.driftglass.prepare.Steps;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.InvalidSetting;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What every method of every catalogue says of itself (a step of cleaning has no paper), and that
/// no setting takes what it must not.
class EveryMethodTest {
  private static Stream<Method<?>> all() {
    return Stream.of(
            AutoDetector.CATALOGUE,
            AutoForecaster.CATALOGUE,
            Steps.ALL,
            ChangeFinders.ALL,
            ConceptMonitors.ALL)
        .flatMap(List::stream);
  }

  @TestFactory
  Stream<DynamicTest> it_has_a_title_a_paper_a_cost_and_a_help_for_every_setting() {
    return all()
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.id(),
                    () -> {
                      assertTrue(method.id().matches("[a-z0-9-]+"), method.id());
                      assertFalse(method.title().isBlank());
                      if (!Steps.ALL.contains(method)) assertFalse(method.paper().isBlank());
                      assertFalse(method.cost() == null);
                      for (var setting : method.settings()) {
                        assertFalse(setting.help().isBlank(), setting.name());
                        assertFalse(setting.range().isBlank(), setting.name());
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> a_setting_takes_both_its_ends_and_nothing_beyond() {
    return all()
        .flatMap(
            method ->
                method.settings().stream()
                    .map(
                        setting ->
                            DynamicTest.dynamicTest(
                                method.id() + " " + setting.name(),
                                () -> bounds(method, setting))));
  }

  private static void bounds(Method<?> method, Setting setting) {
    switch (setting) {
      case Setting.Whole whole -> {
        taken(method, setting, Long.toString(whole.min()), Long.toString(whole.max()));
        if (whole.min() > Long.MIN_VALUE) refused(method, setting, Long.toString(whole.min() - 1));
        if (whole.max() < Long.MAX_VALUE) refused(method, setting, Long.toString(whole.max() + 1));
        refused(method, setting, "", "NaN", "1.5", "99999999999999999999", "ten");
      }
      case Setting.Real real -> {
        taken(method, setting, Double.toString(real.min()), Double.toString(real.max()));
        refused(method, setting, Double.toString(Math.nextDown(real.min())));
        refused(method, setting, Double.toString(Math.nextUp(real.max())));
        refused(method, setting, "", "NaN", "Infinity", "1e999", "ten");
      }
      case Setting.Choice choice -> {
        taken(method, setting, choice.options().toArray(String[]::new));
        refused(method, setting, "none of them");
      }
      default -> {}
    }
  }

  /// Alone; with the other settings as they are it may be too much, which is told.
  private static void taken(Method<?> method, Setting setting, String... texts) {
    for (var text : texts) {
      assertTrue(setting.parse(text).value().isPresent(), setting.name() + " = " + text);
      try {
        method.with(Map.of(setting.name(), text));
      } catch (DriftglassException together) {
        assertFalse(together.remedy().isBlank(), together.getMessage());
      }
    }
    assertDoesNotThrow(() -> setting.parse(setting.initial().toString()));
  }

  private static void refused(Method<?> method, Setting setting, String... texts) {
    for (var text : texts) {
      var given = Map.of(setting.name(), text);
      var refused = assertThrows(InvalidSetting.class, () -> method.with(given), text);
      assertTrue(refused.getMessage().contains(setting.name()), refused.getMessage());
      assertEquals(1, refused.getMessage().lines().count());
    }
  }
}
