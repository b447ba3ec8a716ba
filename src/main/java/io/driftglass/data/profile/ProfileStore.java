package io.driftglass.data.profile;

import io.driftglass.db.Database;
import io.driftglass.db.Json;
import io.driftglass.db.Sql;
import io.driftglass.series.Channel;
import java.util.List;
import java.util.Optional;

/// Profiles that were taken, by the hash of the rows they were taken of: the same rows are not
/// looked at twice, under whatever name.
public final class ProfileStore {
  /// Raised whenever a profile of the same rows would be another one.
  private static final int MADE_BY = 3;

  private final Database database;

  public ProfileStore(Database database) {
    this.database = database;
  }

  /// @param sha256 of the dataset's rows
  /// @param channels as they are used now: seasons are those of the first target
  public Optional<Profile> find(String sha256, String entity, List<Channel> channels) {
    return find(sha256, entity)
        .filter(profile -> profile.seasonsOf().equals(Profiling.target(channels)));
  }

  private Optional<Profile> find(String sha256, String entity) {
    return database.read(
        connection ->
            Sql.first(
                connection,
                "SELECT profile FROM dataset_profile WHERE sha256 = ? AND entity = ? AND made_by ="
                    + " ?",
                row -> Json.read(row.getString(1), Profile.class),
                sha256,
                entity,
                MADE_BY));
  }

  public void keep(String sha256, String entity, Profile profile) {
    database.write(
        connection ->
            Sql.update(
                connection,
                "MERGE INTO dataset_profile (sha256, entity, made_by, profile) VALUES (?, ?, ?, ?)",
                sha256,
                entity,
                MADE_BY,
                Json.write(profile)));
  }

  /// Forgets the profiles of rows that no dataset holds any more, and those of an older program.
  public void purge() {
    database.write(
        connection ->
            Sql.update(
                connection,
                "DELETE FROM dataset_profile WHERE made_by <> ? OR sha256 NOT IN (SELECT sha256"
                    + " FROM dataset)",
                MADE_BY));
  }
}
