package io.driftglass.data.plan;

import java.util.List;

/// A decision that the file alone does not settle; a default is taken until somebody answers.
///
/// @param id stable within the file, such as `sentinel:-200`
/// @param text the question, such as `-200 fills 16,701 cells ... Treat it as missing?`
/// @param choices the possible answers as shown, at least two
/// @param chosen the answer that holds now, one of `choices`
public record Question(String id, String text, List<String> choices, String chosen) {
  public Question {
    choices = List.copyOf(choices);
    if (!choices.contains(chosen)) {
      throw new IllegalArgumentException("'" + chosen + "' is not one of " + choices);
    }
  }
}
