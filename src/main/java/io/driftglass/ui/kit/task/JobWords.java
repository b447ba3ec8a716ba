package io.driftglass.ui.kit.task;

import io.driftglass.job.JobState;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;

/// What is said of several jobs at once.
public final class JobWords {
  private static final List<JobState> ORDER =
      List.of(
          JobState.RUNNING,
          JobState.PENDING,
          JobState.COMPLETED,
          JobState.FAILED,
          JobState.CANCELLED,
          JobState.INTERRUPTED);

  private JobWords() {}

  /// `3 running, 2 waiting, 41 done`; empty where there are none.
  public static String counted(List<JobState> states) {
    var parts = new ArrayList<String>();
    for (var state : ORDER) {
      long count = states.stream().filter(state::equals).count();
      if (count > 0) parts.add(said(state, Figures.count(count)));
    }
    return String.join(", ", parts);
  }

  private static String said(JobState state, String count) {
    return switch (state) {
      case RUNNING -> Words.of("%s running", count);
      case PENDING -> Words.of("%s waiting", count);
      case COMPLETED -> Words.of("%s done", count);
      case FAILED -> Words.of("%s failed", count);
      case CANCELLED -> Words.of("%s cancelled", count);
      case INTERRUPTED -> Words.of("%s interrupted", count);
    };
  }
}
