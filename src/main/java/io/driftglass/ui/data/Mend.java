package io.driftglass.ui.data;

import io.driftglass.data.profile.Finding;
import io.driftglass.prepare.RecipeStep;
import io.driftglass.series.Clock;
import io.driftglass.series.Span;
import java.util.Map;
import java.util.Optional;

/// The step that mends what was found.
///
/// @param word on the button: `Mark as missing`
/// @param done when it has been used: `Marked as missing`
record Mend(String word, String done, RecipeStep step) {
  /// Empty where nothing in the rows themselves can be mended.
  static Optional<Mend> of(Finding finding, Clock clock) {
    return switch (finding) {
      case Finding.Stuck stuck ->
          Optional.of(
              new Mend(
                  "Mark as missing",
                  "Marked as missing",
                  step("stuck", "channels", stuck.channel(), "after", length(stuck, clock))));
      case Finding.Missing _ ->
          Optional.of(
              new Mend(
                  "Add the rows, empty",
                  "Rows added",
                  step("resample", "every", "1 row", "by", "first")));
      case Finding.Repeated _ ->
          Optional.of(
              new Mend(
                  "Keep the first of each", "Kept the first", step("duplicates", "keep", "first")));
      case Finding.Outlying outlying ->
          Optional.of(
              new Mend(
                  "Mark as missing",
                  "Marked as missing",
                  new RecipeStep(
                      "outliers",
                      Map.of("channels", outlying.channel(), "by", "iqr", "limit", "3"),
                      false)));
      case Finding.Holes holes when holes.mostly() ->
          Optional.of(new Mend("Leave out", "Left out", step("drop", "channels", holes.channel())));
      case Finding.Holes holes ->
          Optional.of(
              new Mend(
                  "Fill short gaps",
                  "Filled gaps of up to 12 rows",
                  step("fill", "channels", holes.channel(), "by", "linear")));
      case Finding.Constant(var channels) ->
          Optional.of(
              new Mend(
                  "Leave out",
                  "Left out",
                  new RecipeStep("drop", Map.of("channels", String.join("+", channels)), false)));
      case Finding.Rejected _ -> Optional.empty();
    };
  }

  /// Steps are rows where the clock counts them one by one; else the stretch is a time.
  private static String length(Finding.Stuck stuck, Clock clock) {
    long ticks = stuck.interval().length();
    return (clock instanceof Clock.Index ? new Span.Rows(ticks) : new Span.Time(ticks)).text();
  }

  private static RecipeStep step(String id, String one, String value, String other, String second) {
    return new RecipeStep(id, Map.of(one, value, other, second), false);
  }

  private static RecipeStep step(String id, String setting, String value) {
    return new RecipeStep(id, Map.of(setting, value), false);
  }
}
