package io.driftglass.experiment;

import io.driftglass.problem.InvalidSetting;
import java.util.Locale;

/// Which runs to list, in which order, and which page of them.
///
/// @param filter an expression such as `status = completed and mase < 1`; all where empty
/// @param sort what to sort by, such as `mase` or `started`, largest first after a `-`; the newest
///   first where empty
/// @param offset runs to leave out at the start
/// @param limit most runs to list, 1 or more
public record RunQuery(String filter, String sort, int offset, int limit) {
  public static final RunQuery NEWEST = new RunQuery("", "", 0, 100);

  /// @throws InvalidSetting where the filter is not understood or the page is not there
  public RunQuery {
    ConditionText.parse(filter);
    if (offset < 0 || limit < 1) {
      throw new InvalidSetting(
          "A page of runs begins at 0 or later and holds 1 or more, not %d and %d."
              .formatted(offset, limit),
          "Pages are numbered from 1.");
    }
  }

  public RunQuery filter(String wanted) {
    return new RunQuery(wanted, sort, 0, limit);
  }

  public RunQuery sort(String wanted) {
    return new RunQuery(filter, wanted, 0, limit);
  }

  /// @param number 0 is the first page
  public RunQuery page(int number, int size) {
    return new RunQuery(filter, sort, Math.multiplyExact(number, size), size);
  }

  Condition condition() {
    return ConditionText.parse(filter);
  }

  boolean descending() {
    return sort.startsWith("-");
  }

  /// The fact to sort by; empty for the newest first.
  String sortedBy() {
    return sort.replaceFirst("^[-+]", "").toLowerCase(Locale.ROOT);
  }
}
