package io.driftglass.data.plan;

import java.util.List;

/// What becomes of stamps that repeat, and of local ones that exist twice or not at all where
/// clocks are changed. Whatever is done is counted in a note.
public record TimePolicy(Repeats repeats, Skipped skipped, Twice twice) {
  /// Everything is kept; skipped hours are moved on, repeated ones follow the rows' order.
  public static final TimePolicy KEEP = new TimePolicy(Repeats.KEEP, Skipped.MOVE, Twice.ORDER);

  /// Rows of one stamp.
  public enum Repeats {
    /// All are kept, in the file's order.
    KEEP,
    /// The first of them in the file.
    FIRST,
    /// The last of them in the file.
    LAST,
    /// One row of the mean of each channel's present values.
    MEAN;

    public static final List<String> NAMES = List.of("keep", "first", "last", "mean");
  }

  /// Local stamps of an hour that the clocks skip.
  public enum Skipped {
    /// They are moved on by the length of the skip.
    MOVE,
    /// Their rows are left out.
    REJECT;

    public static final List<String> NAMES = List.of("move", "reject");
  }

  /// Local stamps of an hour that the clocks repeat.
  public enum Twice {
    /// The first pass, or the second where time would otherwise run backwards.
    ORDER,
    /// Always the first pass.
    FIRST,
    /// Always the second pass.
    SECOND;

    public static final List<String> NAMES = List.of("order", "first", "second");
  }
}
