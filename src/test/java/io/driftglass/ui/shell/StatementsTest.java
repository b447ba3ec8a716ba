package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.registry.Task;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.fit.TrainRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Showing a page asks the workspace a bounded number of questions, however much is in it.
final class StatementsTest {
  /// More datasets than the list of the Data page shows at a time.
  private static final int MANY = 12;

  /// What a list may show more of when it has more to choose from.
  private static final long A_FEW = 12;

  /// Of a page with everything around it: its own, the lists of the frame and the badges.
  private static final long MOST = 120;

  private static final Pattern SCANNED = Pattern.compile("/\\* PUBLIC\\.(\\w+)\\.tableScan");

  @TempDir Path folder;

  @Test
  void no_page_asks_more_the_more_datasets_and_models_there_are() throws Exception {
    var home = new Home(folder.resolve("home"));
    try (var workbench = Workbench.open(home);
        var watch = watch(home)) {
      var first = imported(workbench, "pump");
      for (int i = 0; i < MANY; i++) imported(workbench, "other " + i);
      train(workbench, first, 0, 3);
      var before = statements(workbench, watch, first);
      for (int i = 0; i < MANY; i++) imported(workbench, "another " + i);
      var datasets = statements(workbench, watch, first);
      train(workbench, first, 3, 9);
      var models = statements(workbench, watch, first);
      assertEquals(List.of(), more(before, datasets));
      assertEquals(List.of(), more(datasets, models));
    }
  }

  @Test
  void what_pages_ask_of_tables_that_grow_is_found_by_an_index() throws Exception {
    var home = new Home(folder.resolve("home"));
    try (var workbench = Workbench.open(home);
        var watch = watch(home)) {
      var first = imported(workbench, "pump");
      train(workbench, first, 0, 2);
      var scanned = new TreeSet<String>();
      var asked = new TreeSet<String>();
      for (var page : Pages.ALL) {
        statements(workbench, watch, page.id(), first);
        for (var sql : asked(watch)) {
          asked.add(sql);
          var tables = SCANNED.matcher(plan(watch, sql));
          while (tables.find()) {
            var table = tables.group(1).toLowerCase(Locale.ROOT);
            scanned.add(page.id() + ": " + table + " by " + sql);
          }
        }
      }
      assertEquals(Set.of(), scanned);
      assertTrue(asked.stream().anyMatch(sql -> sql.contains("FROM run")), asked.toString());
    }
  }

  private static List<String> asked(Connection watch) throws SQLException {
    var asked = new ArrayList<String>();
    var sql =
        "SELECT SQL_STATEMENT FROM INFORMATION_SCHEMA.QUERY_STATISTICS WHERE SQL_STATEMENT LIKE"
            + " 'SELECT%'";
    try (var statement = watch.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        if (!rows.getString(1).contains("INFORMATION_SCHEMA")) asked.add(rows.getString(1));
      }
    }
    return asked;
  }

  private static String plan(Connection watch, String sql) throws SQLException {
    try (var explained = watch.prepareStatement("EXPLAIN " + sql)) {
      for (int i = 1; i <= explained.getParameterMetaData().getParameterCount(); i++) {
        explained.setNull(i, Types.NULL);
      }
      try (var rows = explained.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  private static List<String> more(Map<String, Long> before, Map<String, Long> after) {
    return after.entrySet().stream()
        .filter(page -> page.getValue() > Math.min(MOST, before.get(page.getKey()) + A_FEW))
        .map(
            page -> "%s: %d, before %d".formatted(page, page.getValue(), before.get(page.getKey())))
        .toList();
  }

  private static Map<String, Long> statements(
      Workbench workbench, Connection watch, Dataset dataset) throws SQLException {
    var statements = new TreeMap<String, Long>();
    for (var page : Pages.ALL) {
      statements.put(page.id(), statements(workbench, watch, page.id(), dataset));
    }
    return statements;
  }

  /// The statements that showing a page took.
  private static long statements(
      Workbench workbench, Connection watch, String page, Dataset dataset) throws SQLException {
    try (var statement = watch.createStatement()) {
      statement.execute("SET QUERY_STATISTICS_MAX_ENTRIES 1000");
      statement.execute("SET QUERY_STATISTICS FALSE");
      statement.execute("SET QUERY_STATISTICS TRUE");
      PageSnapshot.of(workbench, page, Optional.of(dataset), Theme.LIGHT, 1280, 820);
      var sql =
          "SELECT COALESCE(SUM(EXECUTION_COUNT), 0) FROM INFORMATION_SCHEMA.QUERY_STATISTICS WHERE"
              + " SQL_STATEMENT LIKE 'SELECT%'";
      try (var rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private static Connection watch(Home home) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:file:" + home.database() + ";IFEXISTS=TRUE", "sa", "");
  }

  private static void train(Workbench workbench, Dataset dataset, int from, int until) {
    for (int i = from; i < until; i++) {
      var name = "model " + i;
      var request = new TrainRequest(dataset, "", Task.ANOMALY, "robust-z", Map.of(), .6, .3, name);
      workbench.models().train(request, Progress.NONE);
    }
  }

  private Dataset imported(Workbench workbench, String name) throws IOException {
    var text = new StringBuilder("t,a\n");
    for (int row = 0; row < 300; row++) text.append("%d,%s\n".formatted(row, Math.sin(row * .3)));
    var file = Files.writeString(folder.resolve(name + ".csv"), text);
    var result =
        workbench
            .datasets()
            .importFile(file, ReadingOptions.NONE, Optional.of(name), Progress.NONE);
    return ((ImportResult.Imported) result).dataset();
  }
}
