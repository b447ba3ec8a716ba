package io.driftglass.data.export;

import io.driftglass.data.Dataset;
import io.driftglass.db.Database;
import io.driftglass.db.Sql;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Which files were written of which data.
public final class ExportStore {
  private static final int LONGEST_PATH = 4000;

  private final Database database;
  private final InstantSource time;

  public ExportStore(Database database) {
    this(database, InstantSource.system());
  }

  ExportStore(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /// A file that was written.
  ///
  /// @param dataset name and version of what it holds
  /// @param dataSha256 of the rows it was made of
  /// @param sha256 of the file's bytes
  public record Exported(
      long id,
      String dataset,
      String dataSha256,
      String file,
      long rows,
      long bytes,
      String sha256,
      Instant at) {}

  public void add(Dataset dataset, String title, Export.Written written) {
    String file = written.file().toString();
    database.write(
        connection ->
            Sql.insert(
                connection,
                "INSERT INTO dataset_export (dataset, data_sha256, file, row_count, bytes, sha256,"
                    + " at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                title,
                dataset.sha256(),
                file.substring(Math.max(0, file.length() - LONGEST_PATH)),
                written.rows(),
                written.bytes(),
                written.sha256(),
                time.instant()));
  }

  /// Newest first.
  public List<Exported> list() {
    return database.read(
        connection ->
            Sql.list(
                connection,
                "SELECT id, dataset, data_sha256, file, row_count, bytes, sha256, at FROM"
                    + " dataset_export ORDER BY id DESC",
                row ->
                    new Exported(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getString(7),
                        row.getObject(8, Instant.class))));
  }
}
