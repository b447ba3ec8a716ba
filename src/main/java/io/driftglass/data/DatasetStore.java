package io.driftglass.data;

import io.driftglass.data.ingest.RejectedRow;
import io.driftglass.data.plan.ImportPlan;
import io.driftglass.data.plan.TimePlan;
import io.driftglass.data.time.Stamps;
import io.driftglass.db.Database;
import io.driftglass.db.Json;
import io.driftglass.db.Sql;
import io.driftglass.job.Progress;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.series.Frame;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The datasets of a workspace.
public final class DatasetStore {
  private static final Pattern TITLE = Pattern.compile("(.+) v(\\d+)");

  private final Database database;
  private final InstantSource time;

  public DatasetStore(Database database) {
    this(database, InstantSource.system());
  }

  DatasetStore(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /// Reads the file as planned into a new version of the dataset of that name: all of it or, where
  /// it is cancelled or fails, nothing.
  ///
  /// @throws java.util.concurrent.CancellationException where the user has cancelled
  public ImportResult importFile(ImportPlan plan, String name, Progress progress) {
    try {
      return database.writeLong(
          connection -> new ImportStore(plan, name, progress, time.instant()).run(connection));
    } catch (ImportStore.Refused refused) {
      return new ImportResult.Rejected(refused.problems());
    } catch (UnsupportedFormat | InsufficientData unreadable) {
      return new ImportResult.Rejected(List.of(unreadable.problem()));
    }
  }

  /// Makes a new version of rows that stem from another dataset: all of it or nothing.
  ///
  /// @throws InsufficientData where no row is left
  public Dataset derive(Derivation derivation, Progress progress) {
    return database.writeLong(
        connection -> {
          var stamps = timePlan(connection, derivation.parent().id());
          return new DerivedStore(derivation, stamps, progress, this.time.instant())
              .run(connection);
        });
  }

  /// Gives a dataset another name, as the newest version of it.
  public Dataset rename(Dataset dataset, String name) {
    return database.write(
        connection -> {
          var renamed = dataset.as(name, new CardStore(connection).nextVersion(name));
          var sql = "UPDATE dataset SET name = ?, version = ?, card = ? WHERE id = ?";
          Sql.update(connection, sql, name, renamed.version(), Json.write(renamed), dataset.id());
          return renamed;
        });
  }

  /// All versions of all datasets, newest first.
  public List<Dataset> list() {
    return database.read(
        connection ->
            select(connection, "SELECT card FROM dataset WHERE deleted IS NULL ORDER BY id DESC"));
  }

  public Optional<Dataset> find(long id) {
    return database.read(
        connection ->
            select(connection, "SELECT card FROM dataset WHERE id = ? AND deleted IS NULL", id)
                .stream()
                .findFirst());
  }

  /// The newest version of that name, or the version that `name v3` says.
  public Optional<Dataset> find(String nameOrTitle) {
    return database.read(
        connection -> {
          var newest =
              "SELECT card FROM dataset WHERE name = ? AND deleted IS NULL ORDER BY version DESC"
                  + " LIMIT 1";
          var found = select(connection, newest, nameOrTitle);
          var title = TITLE.matcher(nameOrTitle);
          if (found.isEmpty() && title.matches()) {
            var version =
                "SELECT card FROM dataset WHERE name = ? AND version = ? AND deleted IS NULL";
            found = select(connection, version, title.group(1), Long.valueOf(title.group(2)));
          }
          return found.stream().findFirst();
        });
  }

  /// A dataset on the recycle list.
  ///
  /// @param since when it was put there
  public record Recycled(Dataset dataset, Instant since) {}

  /// Hides a dataset; it keeps its name and version.
  public void recycle(long id, Instant now) {
    database.write(
        connection ->
            Sql.update(connection, "UPDATE dataset SET deleted = ? WHERE id = ?", now, id));
  }

  /// Shows a hidden dataset again.
  public void restore(long id) {
    database.write(
        connection -> Sql.update(connection, "UPDATE dataset SET deleted = NULL WHERE id = ?", id));
  }

  /// The hidden datasets, the last one first.
  public List<Recycled> recycled() {
    return database.read(
        connection ->
            Sql.list(
                connection,
                "SELECT card, deleted FROM dataset WHERE deleted IS NOT NULL ORDER BY deleted DESC,"
                    + " id DESC",
                row ->
                    new Recycled(
                        Json.read(row.getString(1), Dataset.class),
                        row.getObject(2, Instant.class))));
  }

  /// Removes the dataset and its rows for good.
  ///
  /// @throws NotFound where there is none of that id
  public void delete(long id) {
    database.write(
        connection -> {
          if (update(connection, "DELETE FROM dataset WHERE id = ?", id) == 0) {
            throw new NotFound(
                "There is no dataset " + id + ".", "List them with 'datasets list'.");
          }
          update(connection, "DELETE FROM dataset_reject WHERE dataset = ?", id);
          update(connection, "DELETE FROM dataset_origin WHERE dataset = ?", id);
          new BlockStore(connection, id).delete();
          return id;
        });
  }

  /// Where it was read from; empty where its rows stem from another dataset.
  public Optional<Origin> origin(Dataset dataset) {
    return database.read(
        connection ->
            Sql.first(
                connection,
                "SELECT origin FROM dataset_origin WHERE dataset = ?",
                row -> Json.read(row.getString(1), Origin.class),
                dataset.id()));
  }

  /// The SHA-256 of the stored rows, computed again: what [Dataset#sha256] is where nobody has
  /// changed them.
  public String rehash(Dataset dataset, Progress progress) {
    var schema = CanonicalHash.schema(dataset.clock(), dataset.channels(), dataset.entities());
    var hash = new CanonicalHash(schema);
    int done = 0;
    for (var entity : dataset.entities()) {
      progress.step(done++, dataset.entities().size(), "taking the fingerprint of the rows");
      var frame = frame(dataset, entity);
      hash.add(frame.ticks(), frame.rows());
      for (int c = 0; c < frame.channels().size(); c++) hash.add(frame.column(c), frame.rows());
    }
    return hash.hex();
  }

  /// All rows of one entity.
  ///
  /// @param entity one of `dataset.entities()`
  public Frame frame(Dataset dataset, String entity) {
    int place = place(dataset, entity);
    return database.read(
        connection -> {
          var blocks = new BlockStore(connection, dataset.id());
          int rows = blocks.rows(place);
          var columns = new double[dataset.channels().size()][];
          for (int channel = 0; channel < columns.length; channel++) {
            columns[channel] = blocks.values(place, channel, rows);
          }
          var ticks = blocks.longs(place, BlockStore.TICKS, rows);
          return Frame.of(dataset.clock(), ticks, dataset.channels(), columns)
              .withFilled(blocks.filled(place, columns.length));
        });
  }

  /// For every stored row of an entity its place among the data rows of the file, 0 is the first.
  public long[] fileRows(Dataset dataset, String entity) {
    int place = place(dataset, entity);
    return database.read(
        connection -> {
          var blocks = new BlockStore(connection, dataset.id());
          return blocks.longs(place, BlockStore.FILE_ROWS, blocks.rows(place));
        });
  }

  /// For every stored row of an entity its stamp's text as it stands in the file; two columns of
  /// date and time are joined by a space, and rows without a stamp have their number.
  public List<String> stampTexts(Dataset dataset, String entity) {
    int place = place(dataset, entity);
    return database.read(
        connection -> {
          var blocks = new BlockStore(connection, dataset.id());
          int rows = blocks.rows(place);
          var ticks = blocks.longs(place, BlockStore.TICKS, rows);
          var texts = blocks.oddStamps(place, rows);
          var stamps = new Stamps(timePlan(connection, dataset.id()));
          for (int row = 0; row < rows; row++) {
            if (texts[row] == null) texts[row] = stamps.text(ticks[row]);
          }
          return List.of(texts);
        });
  }

  /// The rows of the file that were left out, the first 100,000 of them.
  public List<RejectedRow> rejects(Dataset dataset) {
    return database.read(
        connection -> {
          var sql =
              "SELECT line, file_row, column_name, cell, reason, stamp FROM dataset_reject WHERE"
                  + " dataset = ? ORDER BY part";
          var rejects = new ArrayList<RejectedRow>();
          try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, dataset.id());
            try (var rows = select.executeQuery()) {
              while (rows.next()) {
                rejects.add(
                    new RejectedRow(
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6)));
              }
            }
          }
          return rejects;
        });
  }

  static int place(Dataset dataset, String entity) {
    int place = dataset.entities().indexOf(entity);
    if (place >= 0) return place;
    var some = dataset.entities().stream().limit(10).toList();
    throw new NotFound(
        "%s has no entity '%s'.".formatted(dataset.title(), entity),
        "It has %,d, such as %s.".formatted(dataset.entities().size(), some));
  }

  private static TimePlan timePlan(Connection connection, long id) throws SQLException {
    try (var select = connection.prepareStatement("SELECT time_plan FROM dataset WHERE id = ?")) {
      select.setLong(1, id);
      try (var rows = select.executeQuery()) {
        if (!rows.next())
          throw new NotFound("Dataset " + id + " is gone.", "Import the file again.");
        return Json.read(rows.getString(1), TimePlan.class);
      }
    }
  }

  private static List<Dataset> select(Connection connection, String sql, Object... keys)
      throws SQLException {
    try (var select = connection.prepareStatement(sql)) {
      for (int key = 0; key < keys.length; key++) select.setObject(key + 1, keys[key]);
      var found = new ArrayList<Dataset>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) found.add(Json.read(rows.getString(1), Dataset.class));
      }
      return found;
    }
  }

  private static int update(Connection connection, String sql, long id) throws SQLException {
    try (var update = connection.prepareStatement(sql)) {
      update.setLong(1, id);
      return update.executeUpdate();
    }
  }
}
