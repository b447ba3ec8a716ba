package io.driftglass.data.attach;

import io.driftglass.data.attach.AttachmentFiles.Kept;
import io.driftglass.db.Database;
import io.driftglass.db.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which documents belong to which dataset.
public final class AttachmentStore {
  private static final String COLUMNS = "id, dataset, name, kind, bytes, sha256, at";

  private final Database database;

  public AttachmentStore(Database database) {
    this.database = database;
  }

  public Attachment add(String dataset, Kept kept, Instant now) {
    var at = Sql.kept(now);
    return database.write(
        connection -> {
          long id =
              Sql.insert(
                  connection,
                  "INSERT INTO attachment (dataset, name, kind, bytes, sha256, at) VALUES (?, ?, ?,"
                      + " ?, ?, ?)",
                  dataset,
                  kept.name(),
                  kept.kind(),
                  kept.bytes(),
                  kept.sha256(),
                  at);
          return new Attachment(
              id, dataset, kept.name(), kept.kind(), kept.bytes(), kept.sha256(), at);
        });
  }

  /// Newest first.
  public List<Attachment> list() {
    return database.read(
        connection ->
            Sql.list(
                connection,
                "SELECT " + COLUMNS + " FROM attachment WHERE deleted IS NULL ORDER BY id DESC",
                AttachmentStore::attachment));
  }

  /// Newest first.
  public List<Attachment> of(String dataset) {
    return database.read(
        connection ->
            Sql.list(
                connection,
                "SELECT "
                    + COLUMNS
                    + " FROM attachment WHERE dataset = ? AND deleted IS NULL ORDER BY id DESC",
                AttachmentStore::attachment,
                dataset));
  }

  public Optional<Attachment> find(long id) {
    return database.read(
        connection ->
            Sql.first(
                connection,
                "SELECT " + COLUMNS + " FROM attachment WHERE id = ? AND deleted IS NULL",
                AttachmentStore::attachment,
                id));
  }

  /// Hides an attachment, or shows it again where there is no instant.
  ///
  /// @return whether there is one of that id
  public boolean hide(long id, Optional<Instant> since) {
    return database.write(
            connection ->
                Sql.update(connection, "UPDATE attachment SET deleted = ? WHERE id = ?", since, id))
        > 0;
  }

  /// How many are hidden and can still come back.
  public long hidden() {
    return database.read(
        connection ->
            Sql.first(
                    connection,
                    "SELECT COUNT(*) FROM attachment WHERE deleted IS NOT NULL",
                    row -> row.getLong(1))
                .orElseThrow());
  }

  /// Forgets what was hidden before an instant, and what belongs to a dataset that is gone.
  ///
  /// @return the hashes still in use
  public Set<String> purge(Instant before) {
    return database.write(
        connection -> {
          Sql.update(
              connection,
              "DELETE FROM attachment WHERE deleted < ? OR dataset NOT IN (SELECT name FROM"
                  + " dataset)",
              before);
          return new HashSet<>(
              Sql.list(connection, "SELECT sha256 FROM attachment", row -> row.getString(1)));
        });
  }

  private static Attachment attachment(ResultSet row) throws SQLException {
    return new Attachment(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getString(6),
        row.getObject(7, Instant.class));
  }
}
