package io.driftglass.ui.jobs;

import io.driftglass.job.JobState;
import io.driftglass.ui.kit.text.Words;

/// Which jobs the list shows.
enum Shown {
  OPEN("Unfinished"),
  DONE("Done"),
  FAILED("Failed"),
  ALL("All");

  private final String title;

  Shown(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  static Shown titled(String title) {
    for (var shown : values()) if (shown.title.equals(title)) return shown;
    throw new IllegalArgumentException("no list '" + title + "'");
  }

  boolean holds(JobState state) {
    return switch (this) {
      case OPEN -> !state.ended();
      case DONE -> state == JobState.COMPLETED;
      case FAILED -> state.ended() && state != JobState.COMPLETED;
      case ALL -> true;
    };
  }

  /// What the list says while it is empty.
  String nothing() {
    return switch (this) {
      case OPEN -> Words.of("Nothing is running.");
      case DONE -> Words.of("Nothing has been done yet.");
      case FAILED -> Words.of("Nothing has failed.");
      case ALL -> Words.of("There are no jobs yet.");
    };
  }
}
