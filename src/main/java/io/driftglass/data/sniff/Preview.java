package io.driftglass.data.sniff;

import io.driftglass.data.ingest.RejectedRow;
import io.driftglass.data.plan.ImportPlan;
import io.driftglass.data.plan.Note;
import io.driftglass.data.plan.Question;
import java.util.List;

/// What was understood of a file, with its first rows, before anything is stored.
///
/// @param header one name a column of the file, as it will be called
/// @param rows at most 50, each as wide as `header`, cells as they stand in the file
/// @param rejects rows of the sample that will be left out, at most 100
/// @param rejected all of them
/// @param understood share of the rows looked at that can be read, 0..1
/// @param interval the usual step between them in ticks of the plan's clock
/// @param fileBytes the file's size on disk
/// @param estimatedRows data rows; exact where `complete`
/// @param complete the whole file was looked at, so counts in notes and questions are exact
public record Preview(
    ImportPlan plan,
    List<String> header,
    List<List<String>> rows,
    List<Note> notes,
    List<Question> questions,
    List<RejectedRow> rejects,
    long rejected,
    double understood,
    long interval,
    long fileBytes,
    long estimatedRows,
    boolean complete) {
  /// Rows shown at most.
  public static final int ROWS = 50;

  /// Rejected rows shown at most.
  public static final int REJECTS = 100;

  public Preview {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
    questions = List.copyOf(questions);
    rejects = List.copyOf(rejects);
  }
}
