package io.driftglass.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.problem.WorkspaceUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;

  @Test
  void what_was_written_is_there_after_closing_and_opening() {
    try (var db = open()) {
      table(db);
      db.write(c -> insert(c, 1));
      db.writeThrough(c -> insert(c, 2));
    }
    try (var db = open()) {
      assertEquals(List.of(1L, 2L), ids(db));
    }
    assertEquals(List.of("driftglass.mv.db"), List.of(folder.toFile().list()));
  }

  @Test
  void a_write_that_throws_leaves_nothing() {
    try (var db = open()) {
      table(db);
      assertThrows(
          IllegalStateException.class,
          () ->
              db.write(
                  c -> {
                    insert(c, 1);
                    throw new IllegalStateException("no");
                  }));
      assertEquals(List.of(), ids(db));
    }
  }

  @Test
  void a_write_within_a_write_belongs_to_it() {
    try (var db = open()) {
      table(db);
      assertThrows(
          IllegalStateException.class,
          () ->
              db.write(
                  c -> {
                    db.write(inner -> insert(inner, 1));
                    assertEquals(List.of(1L), ids(db));
                    throw new IllegalStateException("no");
                  }));
      assertEquals(List.of(), ids(db));
    }
  }

  @Test
  void short_writes_go_on_beside_a_long_one() {
    try (var db = open()) {
      table(db);
      db.writeLong(
          c -> {
            insert(c, 1);
            db.write(other -> insert(other, 2));
            assertEquals(List.of(2L), ids(db));
            return null;
          });
      assertEquals(List.of(1L, 2L), ids(db));
    }
  }

  @Test
  void a_second_row_under_a_unique_key_is_refused() {
    try (var db = open()) {
      table(db);
      db.write(c -> insert(c, 1));
      assertThrows(DatabaseException.class, () -> db.write(c -> insert(c, 1)));
      assertEquals(List.of(1L), ids(db));
    }
  }

  @Test
  void a_second_opening_says_that_the_workspace_is_open() {
    try (var db = open()) {
      var e = assertThrows(WorkspaceUnavailable.class, () -> Database.open(db.file()));
      assertEquals("This workspace is already open in another Driftglass.", e.getMessage());
      assertEquals(
          "Close the other window or command first, or choose another workspace with --home.",
          e.remedy());
    }
  }

  @Test
  void a_second_process_says_that_the_workspace_is_open() throws Exception {
    try (var db = open()) {
      var child = Child.start(Opener.class, db.file().toString());
      assertEquals(
          "This workspace is already open in another Driftglass.", child.inputReader().readLine());
      assertEquals(0, child.waitFor());
    }
  }

  @Test
  void a_path_with_a_semicolon_is_refused_before_h2_sees_it() {
    var path = folder.resolve("x;INIT=CREATE TABLE hacked(id INT)");
    var e = assertThrows(WorkspaceUnavailable.class, () -> Database.open(path));
    assertEquals(
        "the workspace path must not contain ';', but is " + path + ".mv.db", e.getMessage());
  }

  @Test
  void a_file_that_is_no_workspace_is_called_damaged() throws IOException {
    Files.writeString(folder.resolve("driftglass.mv.db"), "not a database ".repeat(1000));
    var e = assertThrows(WorkspaceUnavailable.class, this::open);
    assertTrue(e.getMessage().startsWith("The workspace file is damaged"), e.getMessage());
  }

  @Test
  void a_file_that_is_mostly_free_space_shrinks_when_it_is_closed() throws IOException {
    var block = new byte[100_000];
    new java.util.Random(1).nextBytes(block);
    try (var db = open()) {
      db.write(c -> Sql.update(c, "CREATE TABLE b(id INT PRIMARY KEY, v VARBINARY(100000))"));
      for (int i = 0; i < 400; i++) {
        int id = i;
        db.write(c -> Sql.update(c, "INSERT INTO b VALUES (?, ?)", id, block));
      }
      db.write(c -> Sql.update(c, "DELETE FROM b"));
    }
    assertTrue(Files.size(folder.resolve("driftglass.mv.db")) < 1_000_000);
  }

  @Test
  void a_closed_workspace_says_so() {
    var db = open();
    db.close();
    var e = assertThrows(WorkspaceUnavailable.class, () -> db.read(c -> null));
    assertEquals("The workspace is closed.", e.getMessage());
  }

  @Test
  void two_hundred_interrupts_of_the_callers_leave_the_workspace_usable() throws Exception {
    try (var db = open()) {
      table(db);
      var over = new AtomicBoolean();
      var caller =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (long id = 0; !over.get(); id++) {
                      long next = id;
                      db.write(c -> insert(c, next));
                    }
                  });
      for (int i = 0; i < 200; i++) {
        caller.interrupt();
        ids(db);
      }
      over.set(true);
      caller.join();
      var stored = ids(db);
      assertFalse(stored.isEmpty());
      assertEquals(LongStream.range(0, stored.size()).boxed().toList(), stored);
    }
  }

  @Test
  void an_interrupted_caller_gets_its_answer_and_stays_interrupted() {
    try (var db = open()) {
      table(db);
      Thread.currentThread().interrupt();
      db.write(c -> insert(c, 1));
      assertTrue(Thread.interrupted());
      assertEquals(List.of(1L), ids(db));
    }
  }

  private Database open() {
    return Database.open(folder.resolve("driftglass"));
  }

  static void table(Database db) {
    db.write(
        c -> {
          try (var statement = c.createStatement()) {
            return statement.execute("CREATE TABLE IF NOT EXISTS t(id BIGINT PRIMARY KEY)");
          }
        });
  }

  static Void insert(Connection c, long id) throws SQLException {
    try (var statement = c.prepareStatement("INSERT INTO t VALUES (?)")) {
      statement.setLong(1, id);
      statement.executeUpdate();
    }
    return null;
  }

  static List<Long> ids(Database db) {
    return db.read(
        c -> {
          try (var statement = c.createStatement();
              var rows = statement.executeQuery("SELECT id FROM t ORDER BY id")) {
            var ids = new java.util.ArrayList<Long>();
            while (rows.next()) ids.add(rows.getLong(1));
            return ids;
          }
        });
  }

  /// Says why it cannot open a workspace.
  static final class Opener {
    private Opener() {}

    public static void main(String[] args) {
      try (var db = Database.open(Path.of(args[0]))) {
        System.out.println("opened " + db.file());
      } catch (WorkspaceUnavailable e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
