package io.driftglass.experiment;

import io.driftglass.job.JobState;
import java.util.Optional;

/// Which runs to list, newest first.
///
/// @param kind `import`, `detect`, `forecast`, `train`; empty for all
/// @param state empty for all
/// @param text a part of the title, in any case; empty for all
/// @param offset runs to leave out at the start
/// @param limit most runs to list, 1 or more
public record RunFilter(
    Optional<String> kind, Optional<JobState> state, String text, int offset, int limit) {
  /// The newest thousand.
  public static final RunFilter ALL =
      new RunFilter(Optional.empty(), Optional.empty(), "", 0, 1000);

  public RunFilter kind(String wanted) {
    return new RunFilter(Optional.of(wanted), state, text, offset, limit);
  }

  public RunFilter state(JobState wanted) {
    return new RunFilter(kind, Optional.of(wanted), text, offset, limit);
  }

  public RunFilter text(String wanted) {
    return new RunFilter(kind, state, wanted, offset, limit);
  }

  /// @param number 0 is the first page
  public RunFilter page(int number, int size) {
    return new RunFilter(kind, state, text, Math.multiplyExact(number, size), size);
  }
}
