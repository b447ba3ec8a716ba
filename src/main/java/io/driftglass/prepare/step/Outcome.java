package io.driftglass.prepare.step;

import io.driftglass.series.Frame;
import java.util.List;

/// What a step has made of a series.
///
/// @param notes sentences for people: what could not be done and why
public record Outcome(Frame frame, List<String> notes) {
  public Outcome {
    notes = List.copyOf(notes);
  }

  public static Outcome of(Frame frame) {
    return new Outcome(frame, List.of());
  }
}
