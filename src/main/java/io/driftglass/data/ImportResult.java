package io.driftglass.data;

import io.driftglass.data.ingest.RejectedRow;
import io.driftglass.data.plan.Note;
import io.driftglass.problem.Problem;
import io.driftglass.problem.UnsupportedFormat;
import java.util.List;
import java.util.stream.Collectors;

/// What became of a file.
public sealed interface ImportResult {
  /// What was imported, for those who need it.
  ///
  /// @throws UnsupportedFormat telling all that was wrong with the file
  Imported accepted();

  /// The file is a dataset now.
  ///
  /// @param rejects the first rows that were left out; `dataset.rejected()` is their true number
  record Imported(Dataset dataset, List<Note> notes, List<RejectedRow> rejects)
      implements ImportResult {
    public Imported {
      notes = List.copyOf(notes);
      rejects = List.copyOf(rejects);
    }

    @Override
    public Imported accepted() {
      return this;
    }
  }

  /// Nothing was stored.
  record Rejected(List<Problem> problems) implements ImportResult {
    public Rejected {
      problems = List.copyOf(problems);
    }

    @Override
    public Imported accepted() {
      throw new UnsupportedFormat(
          problems.stream().map(Problem::sentence).collect(Collectors.joining(" ")), "");
    }
  }
}
