package io.driftglass.ui.data;

import io.driftglass.data.plan.Question;
import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import java.util.List;
import java.util.Optional;

/// One thing that was understood of a file and can be changed.
///
/// @param name such as `Delimiter`
/// @param value what holds now, such as `semicolon`
/// @param choices what it can be instead, with the reading options each leads to; may be empty
/// @param typed the option a text typed by hand is for; empty where there is nothing to type
/// @param question the open question behind an amber chip
record PlanChip(
    String name,
    String value,
    List<Choice> choices,
    Optional<ReadingOption> typed,
    Optional<Question> question) {
  PlanChip {
    choices = List.copyOf(choices);
  }

  /// One entry of a chip's menu.
  record Choice(String title, boolean chosen, ReadingOptions options) {}

  /// A fact that nothing can be done about.
  boolean fixed() {
    return choices.isEmpty() && typed.isEmpty();
  }
}
