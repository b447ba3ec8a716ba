package io.driftglass.ui.detect;

import io.driftglass.label.Label;
import io.driftglass.label.Verdict;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.text.Words;

/// What a person said of a stretch, in a word.
final class LabelWords {
  private LabelWords() {}

  static String of(Label label) {
    if (label.verdict() == Verdict.NORMAL) return Words.of("Rejected");
    return label.kind() == 0 ? Words.of("Accepted") : Words.of("Class %s", label.kind());
  }

  /// The same as a badge: what is strange is tinted, what is not is grey.
  static javafx.scene.control.Label badge(Label label) {
    return label.verdict() == Verdict.NORMAL ? Badge.of(of(label)) : Badge.of(of(label), "accent");
  }
}
