package io.driftglass.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpTest {
  @TempDir Path folder;

  @Test
  void rows_that_come_while_it_is_written_are_in_neither_the_tables_nor_the_numbers() {
    try (var db = Database.open(folder.resolve("w"))) {
      add(db, "before");
      var written =
          Dump.write(
              db,
              table -> {
                add(db, "while " + table);
                return new ByteArrayOutputStream();
              });
      assertEquals(1, written.rows().get("MODEL"));
      assertEquals(2, written.numbers().get("MODEL"));
      var again = Dump.write(db, table -> new ByteArrayOutputStream());
      assertEquals(written.rows().size() + 1, again.rows().get("MODEL"));
      assertEquals(again.rows().get("MODEL") + 1, again.numbers().get("MODEL"));
    }
  }

  private static void add(Database db, String name) {
    db.write(c -> Sql.update(c, "INSERT INTO model(name, last_number) VALUES (?, 1)", name));
  }
}
