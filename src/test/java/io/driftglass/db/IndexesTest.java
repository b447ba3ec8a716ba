package io.driftglass.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What pages ask for again and again is found by an index, however large the workspace grows.
class IndexesTest {
  private static final List<String> QUERIES =
      List.of(
          "FROM run WHERE state = 'RUNNING'",
          "FROM run WHERE kind = 'train'",
          "FROM run ORDER BY id DESC FETCH NEXT 50 ROWS ONLY",
          "FROM run WHERE state = 'INTERRUPTED' ORDER BY id DESC FETCH NEXT 1000 ROWS ONLY",
          "FROM run WHERE kind = 'train' AND state = 'FAILED' ORDER BY id DESC",
          "FROM forecast WHERE id = 1",
          "FROM version_score WHERE version_id = 1 ORDER BY id DESC",
          "FROM run_log WHERE run_id = 1 ORDER BY line",
          "FROM run_point WHERE run_id = 1 AND curve = 'loss'",
          "FROM model_version WHERE artifact = 'ab'",
          "FROM stage_history WHERE model = 'pump' ORDER BY id DESC",
          "FROM detection WHERE dataset_id = 1 AND entity = '' ORDER BY id DESC",
          "FROM detection_event WHERE detection_id = 1 ORDER BY place",
          "FROM forecast WHERE dataset_id = 1 AND entity = '' ORDER BY id DESC",
          "FROM pipeline WHERE next_run <= CURRENT_TIMESTAMP ORDER BY next_run",
          "FROM pipeline_run WHERE pipeline = 'nightly' ORDER BY id DESC FETCH NEXT 1 ROWS ONLY",
          "FROM mlflow_item WHERE state = 'WAITING' ORDER BY kind, local_id FETCH NEXT 9 ROWS ONLY",
          "FROM maintenance WHERE ends > CURRENT_TIMESTAMP",
          "FROM model_alerts WHERE NOT is_resolved ORDER BY severity_rank, timestamp",
          "FROM model_performance_metrics WHERE model_id = 'pump v1' ORDER BY evaluation_date",
          "FROM model_training_history WHERE model = 'pump' AND machine_id = '' ORDER BY id",
          "FROM model_version WHERE sensor = 'pump' AND task = 'ANOMALY'",
          "FROM stage_history WHERE at <= CURRENT_TIMESTAMP ORDER BY at, id",
          "FROM stage_history ORDER BY at DESC, id DESC FETCH NEXT 9 ROWS ONLY",
          "FROM run_fact WHERE name = 'mase' AND number < 1",
          "FROM label WHERE dataset_id = 1 AND entity = '' ORDER BY from_tick");

  @TempDir Path folder;

  @Test
  void no_table_is_read_whole() {
    try (var db = Database.open(folder.resolve("w"))) {
      assertEquals(
          List.of(),
          QUERIES.stream().filter(query -> plan(db, query).contains("tableScan")).toList());
    }
  }

  private static String plan(Database db, String query) {
    return db.read(c -> Sql.first(c, "EXPLAIN SELECT * " + query, row -> row.getString(1)))
        .orElseThrow();
  }
}
