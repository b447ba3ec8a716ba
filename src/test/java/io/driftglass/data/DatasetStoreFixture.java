package io.driftglass.data;

import io.driftglass.db.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A store of datasets without any, and a folder for the files of the test.
abstract class DatasetStoreFixture {
  @TempDir Path folder;
  Database database;
  DatasetStore store;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("workspace"));
    store = new DatasetStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }
}
