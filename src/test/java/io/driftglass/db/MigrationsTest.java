package io.driftglass.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.problem.WorkspaceUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
  private static final Migration FIRST =
      new Migration(
          "V001__first.sql", "CREATE TABLE a(id INT);\n-- \u00fc\nINSERT INTO a VALUES 7;");
  private static final Migration SECOND =
      new Migration("V002__second.sql", "CREATE TABLE b AS SELECT id + 1 AS id FROM a;");
  private static final Migration BROKEN =
      new Migration("V002__second.sql", "DROP TABLE a; CREATE TABLE b AS SELECT * FROM nowhere;");

  @TempDir Path folder;

  @Test
  void a_new_file_gets_every_step_and_no_backup() throws Exception {
    bring(FIRST, SECOND);
    assertEquals(8, number("SELECT id FROM b"));
    assertEquals(Set.of("w.mv.db"), files());
  }

  @Test
  void our_checksum_is_flyways() throws Exception {
    bring(FIRST, SECOND);
    assertEquals(Map.of(1, FIRST.checksum(), 2, SECOND.checksum()), applied(file()));
  }

  @Test
  void a_file_that_is_current_is_left_alone() throws Exception {
    bring(FIRST);
    var flywayRuns = number("SELECT COUNT(*) FROM \"flyway_schema_history\"");
    bring(FIRST);
    assertEquals(flywayRuns, number("SELECT COUNT(*) FROM \"flyway_schema_history\""));
    assertEquals(Set.of("w.mv.db"), files());
  }

  @Test
  void the_file_is_copied_before_a_step_and_the_copy_holds_the_old_schema() throws Exception {
    bring(FIRST);
    bring(FIRST, SECOND);
    assertEquals(Map.of(1, FIRST.checksum(), 2, SECOND.checksum()), applied(file()));
    assertEquals(Map.of(1, FIRST.checksum()), applied(folder.resolve("w.before-v2.mv.db")));
  }

  @Test
  void a_step_that_lands_later_with_a_lower_number_is_still_applied() throws Exception {
    var third = new Migration("V003__third.sql", "CREATE TABLE c AS SELECT 3 AS id;");
    bring(FIRST, third);
    bring(FIRST, SECOND, third);
    assertEquals(8, number("SELECT id FROM b"));
  }

  @Test
  void a_step_that_fails_leaves_the_file_as_it_was() throws Exception {
    bring(FIRST);
    var e = assertThrows(WorkspaceUnavailable.class, () -> bring(FIRST, BROKEN));
    assertTrue(e.getMessage().contains("NOWHERE"), e.getMessage());
    assertEquals(
        "The workspace is as it was before; a copy is %s."
            .formatted(folder.resolve("w.before-v2.mv.db")),
        e.remedy());
    assertEquals(7, number("SELECT id FROM a"));
    bring(FIRST, SECOND);
    assertEquals(8, number("SELECT id FROM b"));
  }

  @Test
  void a_step_that_was_changed_after_its_release_is_refused() {
    bring(FIRST);
    var changed = new Migration(FIRST.fileName(), "CREATE TABLE a(id BIGINT);");
    var e = assertThrows(WorkspaceUnavailable.class, () -> bring(changed));
    assertTrue(e.getMessage().contains("checksum mismatch"), e.getMessage());
  }

  @Test
  void a_workspace_of_a_newer_program_is_refused() {
    bring(FIRST, SECOND);
    var e = assertThrows(WorkspaceUnavailable.class, () -> bring(FIRST));
    assertEquals(
        "this workspace was written by a newer Driftglass: its schema is version 2, this program"
            + " knows up to version 1",
        e.getMessage());
    assertEquals("Update Driftglass, or choose another workspace with --home.", e.remedy());
  }

  @Test
  void the_numbers_of_the_steps_rise() {
    var numbers = Migrations.ALL.stream().map(Migration::version).toList();
    assertEquals(numbers.stream().sorted().distinct().toList(), numbers);
  }

  private Path file() {
    return folder.resolve("w.mv.db");
  }

  private void bring(Migration... steps) {
    var url = Database.url(file(), 16);
    boolean existed = Files.exists(file());
    try (var lane = new Lane("test", 1, () -> Database.connect(url))) {
      if (lane.ask(c -> Migrations.current(c, List.of(steps)))) return;
    }
    Migrations.bring(file(), url, existed, List.of(steps));
  }

  private Map<Integer, Integer> applied(Path file) throws SQLException {
    try (var connection = Database.connect(Database.url(file, 16))) {
      return Migrations.applied(connection);
    }
  }

  private int number(String sql) throws SQLException {
    try (var connection = Database.connect(Database.url(file(), 16));
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
