package io.driftglass.workbench.monitor;

import io.driftglass.data.Dataset;
import io.driftglass.label.Label;
import io.driftglass.label.LabelStore;
import io.driftglass.label.Truth;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which rows are known to be anomalies, and of which this is known at all: from a label column,
/// and from what people said of the dataset or of the one that was learnt from. What people said
/// reaches up to their last word.
///
/// @param truth one a row of the newest dataset; means nothing where the row is not known
/// @param known one a row
@SuppressWarnings("ArrayRecordComponent")
record KnownRows(boolean[] truth, boolean[] known) {
  static KnownRows of(ModelRows rows, LabelStore labels) {
    var said = new ArrayList<Label>(said(rows.trained(), rows.entity(), labels));
    if (rows.dataset().id() != rows.trained().id()) {
      said.addAll(said(rows.dataset(), rows.entity(), labels));
    }
    var all = rows.all();
    var truth = new boolean[all.rows()];
    var known = new boolean[all.rows()];
    column(all, all, truth, known);
    column(rows.before(), all, truth, known);
    boolean[] people = Truth.of(all, said);
    for (var label : said) {
      int until = all.rowAt(label.interval().until());
      for (int row = all.rowAt(label.interval().from()); row < until; row++) {
        truth[row] = people[row];
      }
      Arrays.fill(known, 0, until, true);
    }
    return new KnownRows(truth, known);
  }

  private static List<Label> said(Dataset dataset, String entity, LabelStore labels) {
    return labels.list(dataset.id(), entity);
  }

  /// What a label column says of rows that are not known yet, by their stamps.
  private static void column(Frame labelled, Frame all, boolean[] truth, boolean[] known) {
    var column = labelled.of(Role.LABEL);
    if (column.channels().isEmpty()) return;
    double[] labels = column.column(0);
    for (int row = 0; row < labels.length; row++) {
      if (!Double.isFinite(labels[row])) continue;
      int at = labelled == all ? row : all.rowAt(labelled.tick(row));
      if (at >= all.rows() || all.tick(at) != labelled.tick(row) || known[at]) continue;
      known[at] = true;
      truth[at] = labels[row] == 1;
    }
  }
}
