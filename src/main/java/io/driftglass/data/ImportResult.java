package io.driftglass.data;

import io.driftglass.data.ingest.RejectedRow;
import io.driftglass.data.plan.Note;
import io.driftglass.problem.Problem;
import java.util.List;

/// What became of a file.
public sealed interface ImportResult {
  /// The file is a dataset now.
  ///
  /// @param rejects the first rows that were left out; `dataset.rejected()` is their true number
  record Imported(Dataset dataset, List<Note> notes, List<RejectedRow> rejects)
      implements ImportResult {
    public Imported {
      notes = List.copyOf(notes);
      rejects = List.copyOf(rejects);
    }
  }

  /// Nothing was stored.
  record Rejected(List<Problem> problems) implements ImportResult {
    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
