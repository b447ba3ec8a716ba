package io.driftglass.monitor;

import io.driftglass.db.Database;
import io.driftglass.db.Json;
import io.driftglass.db.Sql;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.NotFound;
import io.driftglass.registry.Task;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The alerts of a workspace. A subject has one open alert at most: what is seen again is counted,
/// not told again; what comes back within the hour takes up the alert that ended.
public final class AlertStore {
  private static final Duration QUIET = Duration.ofHours(1);
  private static final int NEW_NORMAL = 3;
  private static final String ENDED_BY_ITSELF = "back to usual";
  private static final String COLUMNS =
      "SELECT id, alert_type, severity, model_type, model, machine_id, subject, message, timestamp,"
          + " last_seen, times, details, acknowledged, snoozed_until, resolved_timestamp, note,"
          + " auto_action_taken FROM ";
  private static final String SUBJECT =
      "alert_type = ? AND model = ? AND machine_id = ? AND subject = ?";

  private final Database db;
  private final InstantSource clock;

  public AlertStore(Database db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Raises, counts, takes up or ends the alert of the signal's subject.
  ///
  /// @return the alert as it now is; empty where there is none to speak of
  public Optional<Alert> tell(Signal signal) {
    return db.write(
        c -> {
          var open = newest(c, signal, "NOT is_resolved");
          return switch (signal.state()) {
            case WRONG ->
                Optional.of(open.isPresent() ? seen(c, open.get(), signal) : raised(c, signal));
            case BETWEEN -> open;
            case RIGHT ->
                open.isPresent()
                    ? Optional.of(ended(c, open.get().id(), ENDED_BY_ITSELF))
                    : Optional.empty();
          };
        });
  }

  /// Open ones, worst first, then oldest; then those that ended, newest first.
  public List<Alert> list() {
    return db.read(
        c -> {
          var open = Sql.list(c, COLUMNS + "v_unresolved_model_alerts", AlertStore::alert);
          var ended =
              Sql.list(
                  c,
                  COLUMNS
                      + "model_alerts WHERE is_resolved ORDER BY resolved_timestamp DESC, id DESC",
                  AlertStore::alert);
          return java.util.stream.Stream.concat(open.stream(), ended.stream()).toList();
        });
  }

  /// @throws NotFound where there is none
  public Alert get(long id) {
    return db.read(c -> get(c, id));
  }

  /// @param note why, kept
  /// @throws Conflict where it has ended already
  public Alert resolve(long id, String note) {
    return db.writeThrough(
        c -> {
          open(c, id);
          return ended(c, id, note);
        });
  }

  public Alert acknowledge(long id) {
    return changed(id, "acknowledged = TRUE");
  }

  public Alert snooze(long id, Instant until) {
    return changed(id, "snoozed_until = ?", until);
  }

  /// What the program did about it by itself.
  public Alert acted(long id, String action) {
    return changed(id, "auto_action_taken = ?", action);
  }

  private Alert changed(long id, String what, Object... values) {
    return db.write(
        c -> {
          open(c, id);
          var arguments = java.util.Arrays.copyOf(values, values.length + 1);
          arguments[values.length] = id;
          Sql.update(c, "UPDATE model_alerts SET " + what + " WHERE id = ?", arguments);
          return get(c, id);
        });
  }

  private Alert raised(Connection c, Signal signal) throws SQLException {
    var former = newest(c, signal, "is_resolved");
    boolean recent =
        former
            .flatMap(Alert::resolved)
            .map(ended -> ended.isAfter(now().minus(QUIET)))
            .orElse(false);
    if (recent && former.get().note().equals(ENDED_BY_ITSELF)) {
      Sql.update(
          c,
          "UPDATE model_alerts SET is_resolved = FALSE, resolved_timestamp = NULL, note = '' WHERE"
              + " id = ?",
          former.get().id());
      return seen(c, former.get(), signal);
    }
    var insert =
        "INSERT INTO model_alerts(alert_type, severity, model_type, model, machine_id, subject,"
            + " message, timestamp, last_seen, times, details, acknowledged, is_resolved, note,"
            + " auto_action_taken) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, FALSE, FALSE, '', '')";
    long id =
        Sql.insert(
            c,
            insert,
            signal.type(),
            signal.level(),
            signal.task(),
            signal.model(),
            signal.machine(),
            signal.subject(),
            signal.message(),
            now(),
            now(),
            Json.write(signal.details()));
    return get(c, id);
  }

  private Alert seen(Connection c, Alert alert, Signal signal) throws SQLException {
    int times = alert.times() + 1;
    boolean stays = times >= NEW_NORMAL && signal.type() == AlertType.DRIFT;
    Sql.update(
        c,
        "UPDATE model_alerts SET last_seen = ?, times = ?, message = ?, severity = ?, details = ?"
            + " WHERE id = ?",
        now(),
        times,
        signal.message() + (stays ? " Seen " + times + " times: a new normal?" : ""),
        signal.level().compareTo(alert.level()) < 0 ? signal.level() : alert.level(),
        Json.write(signal.details()),
        alert.id());
    return get(c, alert.id());
  }

  private Alert ended(Connection c, long id, String note) throws SQLException {
    Sql.update(
        c,
        "UPDATE model_alerts SET is_resolved = TRUE, resolved_timestamp = ?, note = ? WHERE id = ?",
        now(),
        note,
        id);
    return get(c, id);
  }

  private static Optional<Alert> newest(Connection c, Signal signal, String which)
      throws SQLException {
    return Sql.first(
        c,
        COLUMNS + "model_alerts WHERE " + SUBJECT + " AND " + which + " ORDER BY id DESC",
        AlertStore::alert,
        signal.type(),
        signal.model(),
        signal.machine(),
        signal.subject());
  }

  private static void open(Connection c, long id) throws SQLException {
    if (get(c, id).open()) return;
    throw new Conflict("alert " + id + " has been resolved already", "List the open alerts.");
  }

  private static Alert get(Connection c, long id) throws SQLException {
    return Sql.first(c, COLUMNS + "model_alerts WHERE id = ?", AlertStore::alert, id)
        .orElseThrow(
            () -> new NotFound("there is no alert " + id, "List the alerts to see their numbers."));
  }

  private static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        row.getLong("id"),
        AlertType.valueOf(row.getString("alert_type")),
        AlertLevel.valueOf(row.getString("severity")),
        Optional.ofNullable(row.getString("model_type")).map(Task::valueOf),
        row.getString("model"),
        row.getString("machine_id"),
        row.getString("subject"),
        row.getString("message"),
        row.getObject("timestamp", Instant.class),
        row.getObject("last_seen", Instant.class),
        row.getInt("times"),
        Json.readMap(row.getString("details"), String.class),
        row.getBoolean("acknowledged"),
        Optional.ofNullable(row.getObject("snoozed_until", Instant.class)),
        Optional.ofNullable(row.getObject("resolved_timestamp", Instant.class)),
        row.getString("note"),
        row.getString("auto_action_taken"));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
