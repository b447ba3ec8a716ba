package io.driftglass.prepare;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import io.driftglass.method.Setting;
import io.driftglass.prepare.step.Place;
import io.driftglass.series.Frame;
import io.driftglass.series.HardData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every step of the catalogue promises, with its defaults and with each choice it offers.
final class StepsContractTest {
  /// What steps need that cannot work without a choice.
  private static final Map<String, Map<String, String>> NEEDED =
      Map.of(
          "rename", Map.of("channel", "x", "to", "z"),
          "drop", Map.of("channels", "y"),
          "convert", Map.of("channels", "x", "from", "bar", "to", "kPa"),
          "type", Map.of("channels", "x"),
          "ratio", Map.of("channels", "x+y"),
          "join", Map.of("with", "other"));

  private static Stream<RecipeStep> variants() {
    var steps = new ArrayList<RecipeStep>();
    for (var method : Steps.ALL) {
      var needed = NEEDED.getOrDefault(method.id(), Map.of());
      steps.add(new RecipeStep(method.id(), needed, false));
      for (var setting : method.settings()) {
        if (!(setting instanceof Setting.Choice choice)) continue;
        for (var option : choice.options()) {
          if (option.equals(choice.value())) continue;
          var given = new LinkedHashMap<>(needed);
          given.put(choice.name(), option);
          steps.add(new RecipeStep(method.id(), given, false));
        }
      }
    }
    return steps.stream();
  }

  private static Preparation.Prepared run(Frame frame, RecipeStep step) {
    Place.Sources sources = (dataset, entity) -> HardData.wave();
    var place = new Place("", sources, Progress.NONE);
    return new Preparation(new Recipe(List.of(step)), place, Preparation.Watch.NOBODY)
        .run(frame, Optional.empty());
  }

  @TestFactory
  Stream<DynamicTest> a_step_is_defined_on_hard_data_and_invents_no_infinity() {
    return variants()
        .flatMap(
            step ->
                HardData.frames().entrySet().stream()
                    .map(
                        data ->
                            DynamicTest.dynamicTest(
                                step.text() + " on " + data.getKey(),
                                () -> finite(run(data.getValue(), step).frame()))));
  }

  private static void finite(Frame frame) {
    for (int c = 0; c < frame.channels().size(); c++) {
      for (double value : frame.column(c)) assertFalse(Double.isInfinite(value));
    }
  }

  @TestFactory
  Stream<DynamicTest> a_step_leaves_what_it_was_given_as_it_was() {
    return variants()
        .map(
            step ->
                DynamicTest.dynamicTest(
                    step.text(),
                    () -> {
                      var frame = HardData.wave();
                      var copy = HardData.wave();
                      run(frame, step);
                      for (int c = 0; c < 2; c++) {
                        assertTrue(Arrays.equals(copy.column(c), frame.column(c)));
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> counts_say_what_became_of_every_value_and_row() {
    return variants()
        .map(
            step ->
                DynamicTest.dynamicTest(
                    step.text(),
                    () -> {
                      var before = HardData.wave();
                      var after = run(before, step);
                      var report = after.reports().getFirst();
                      assertEquals(
                          after.frame().rows() - before.rows(), report.added() - report.dropped());
                      if (report.added() + report.dropped() > 0) return;
                      for (var channel : report.channels()) {
                        int at = after.frame().indexOf(channel.name());
                        long missing =
                            Arrays.stream(after.frame().column(at)).filter(Double::isNaN).count();
                        assertEquals(missing, channel.missing());
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> a_step_is_the_same_after_a_trip_through_json_and_through_text() {
    return variants()
        .map(
            step ->
                DynamicTest.dynamicTest(
                    step.text(),
                    () -> {
                      var recipe = new Recipe(List.of(step));
                      assertEquals(recipe, Recipe.of(recipe.json()));
                      assertEquals(recipe.sha256(), Recipe.of(recipe.json()).sha256());
                      assertEquals(step.resolved(), RecipeStep.parse(step.text()).resolved());
                    }));
  }

  @Test
  void every_step_has_a_summary_and_help_for_every_setting() {
    variants().forEach(step -> assertFalse(step.make().summary().isBlank(), step.text()));
    for (var method : Steps.ALL) {
      for (var setting : method.settings()) {
        assertFalse(setting.help().isBlank(), method.id() + "." + setting.name());
        assertDoesNotThrow(
            () -> setting.parse(setting.initial().toString()).value().orElseThrow(),
            method.id() + "." + setting.name());
      }
    }
  }
}
