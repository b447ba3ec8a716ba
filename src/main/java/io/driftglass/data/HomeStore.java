package io.driftglass.data;

import io.driftglass.db.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/// Where the bytes of blocks are that are equal to those of another dataset: a version in which a
/// step has changed one channel of ten stores that one.
final class HomeStore {
  private static final String WHERE =
      " WHERE dataset = ? AND entity = ? AND channel = ? AND part = ?";

  private final Connection connection;

  HomeStore(Connection connection) {
    this.connection = connection;
  }

  /// The block of another dataset, in the same entity and part, that holds the bytes.
  record Home(long dataset, int channel) {}

  /// A block by where it stands.
  record Place(long dataset, int entity, int channel, int part) {
    Place in(Home home) {
      return new Place(home.dataset, entity, home.channel, part);
    }
  }

  /// The bytes of a block, wherever they are.
  byte[] read(Place place) throws SQLException {
    var own = coded(place).orElseThrow(() -> gone(place));
    if (own.length > 0) return own;
    var home = place.in(home(place).orElseThrow(() -> gone(place)));
    return coded(home).orElseThrow(() -> gone(home));
  }

  /// Where the bytes of a block are, if it is there and they are these.
  Optional<Home> find(Place place, byte[] bytes) throws SQLException {
    var own = coded(place);
    if (own.isEmpty()) return Optional.empty();
    var home =
        own.get().length > 0 ? Optional.of(new Home(place.dataset, place.channel)) : home(place);
    if (home.isEmpty()) return Optional.empty();
    var found = own.get().length > 0 ? own : coded(place.in(home.get()));
    return found.filter(coded -> Arrays.equals(coded, bytes)).isPresent() ? home : Optional.empty();
  }

  void add(Place place, Home home) throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO dataset_block_home (dataset, entity, channel, part, home_dataset,"
            + " home_channel) VALUES (?, ?, ?, ?, ?, ?)",
        place.dataset,
        place.entity,
        place.channel,
        place.part,
        home.dataset,
        home.channel);
  }

  /// Gives every block that stands on a dataset bytes of its own, so that it can go.
  void leave(long dataset) throws SQLException {
    var guests =
        Sql.list(
            connection,
            "SELECT dataset, entity, channel, part FROM dataset_block_home WHERE home_dataset = ?",
            HomeStore::place,
            dataset);
    for (var guest : guests) {
      Sql.update(
          connection,
          "UPDATE dataset_block SET coded = ?" + WHERE,
          read(guest),
          guest.dataset,
          guest.entity,
          guest.channel,
          guest.part);
    }
    Sql.update(
        connection,
        "DELETE FROM dataset_block_home WHERE home_dataset = ? OR dataset = ?",
        dataset,
        dataset);
  }

  private Optional<byte[]> coded(Place place) throws SQLException {
    return Sql.first(
        connection,
        "SELECT coded FROM dataset_block" + WHERE,
        row -> row.getBytes(1),
        place.dataset,
        place.entity,
        place.channel,
        place.part);
  }

  private Optional<Home> home(Place place) throws SQLException {
    return Sql.first(
        connection,
        "SELECT home_dataset, home_channel FROM dataset_block_home" + WHERE,
        row -> new Home(row.getLong(1), row.getInt(2)),
        place.dataset,
        place.entity,
        place.channel,
        place.part);
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(row.getLong(1), row.getInt(2), row.getInt(3), row.getInt(4));
  }

  private static SQLException gone(Place place) {
    return new SQLException("the workspace lacks the block " + place);
  }
}
