package io.driftglass.workbench.bench;

import io.driftglass.label.Truth;
import io.driftglass.series.Frame;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A public collection of labelled series on which detectors are compared.
///
/// @param name as in its publications: `SKAB`
/// @param edgeRows how far VUS-PR lets the edges of a label wander
/// @param files in the order of their names
record DetectSet(String name, int edgeRows, List<LabelledFile> files) {
  DetectSet {
    files = List.copyOf(files);
  }

  /// One series.
  ///
  /// @param train normal rows to learn from; empty where the series is streamed
  /// @param test the rows that are judged
  /// @param truth one a row of `test`
  /// @param causes which channels caused which stretch; empty where nobody says so
  @SuppressWarnings("ArrayRecordComponent")
  record LabelledFile(
      String name, Optional<Frame> train, Frame test, boolean[] truth, List<Cause> causes) {
    LabelledFile {
      causes = List.copyOf(causes);
    }

    LabelledFile(String name, Optional<Frame> train, Frame test, boolean[] truth) {
      this(name, train, test, truth, List.of());
    }

    /// With the labels that the file itself has.
    static LabelledFile of(String name, Frame train, Frame test) {
      return of(name, train, test, List.of());
    }

    static LabelledFile of(String name, Frame train, Frame test, List<Cause> causes) {
      return new LabelledFile(name, Optional.of(train), test, Truth.of(test, List.of()), causes);
    }
  }

  /// Which channels made rows of the test strange.
  ///
  /// @param fromRow first row
  /// @param untilRow first row after them
  record Cause(int fromRow, int untilRow, Set<String> channels) {
    Cause {
      channels = Set.copyOf(channels);
    }
  }
}
