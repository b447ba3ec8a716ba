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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The alerts of a workspace. A subject has one open alert at most: what is seen again is counted,
/// not told again; what is wrong only for a moment, or in a maintenance, is not told at all; what
/// comes back within the hour takes up the alert that ended.
public final class AlertStore {
  private static final Duration QUIET = Duration.ofHours(1);
  private static final int NEW_NORMAL = 3;
  private static final String ENDED_BY_ITSELF = "back to usual";
  private static final String REOPENED = "opened again";
  private static final String COLUMNS =
      "SELECT id, alert_type, severity, model_type, model, machine_id, subject, message, timestamp,"
          + " last_seen, times, details, acknowledged, snoozed_until, resolved_timestamp, note,"
          + " auto_action_taken FROM ";
  private static final String SUBJECT =
      "alert_type = ? AND model = ? AND machine_id = ? AND subject = ?";

  private final Database db;
  private final InstantSource clock;
  private final Duration pending;

  public AlertStore(Database db, InstantSource clock) {
    this(db, clock, Duration.ZERO);
  }

  /// @param pending how long something must be wrong before it is told; a failure is told at once
  public AlertStore(Database db, InstantSource clock, Duration pending) {
    this.db = db;
    this.clock = clock;
    this.pending = pending;
  }

  /// Raises, counts, takes up or ends the alert of the signal's subject.
  ///
  /// @return the alert as it now is; empty where there is none to speak of
  public Optional<Alert> tell(Signal signal) {
    return db.write(
        c -> {
          var open = newest(c, signal, "NOT is_resolved");
          return switch (signal.state()) {
            case WRONG -> {
              if (MaintenanceStore.covers(c, signal, Sql.now(clock))) {
                forget(c, signal);
                yield open;
              }
              if (open.isPresent()) yield Optional.of(seen(c, open.get(), signal));
              yield longEnough(c, signal) ? Optional.of(raised(c, signal)) : Optional.empty();
            }
            case BETWEEN -> {
              forget(c, signal);
              yield open;
            }
            case RIGHT -> {
              forget(c, signal);
              yield open.isPresent()
                  ? Optional.of(ended(c, open.get().id(), ENDED_BY_ITSELF))
                  : Optional.empty();
            }
          };
        });
  }

  /// Open ones, worst first, then oldest; then those that ended, newest first.
  ///
  /// @param mostEnded so many of those that ended are listed at most
  public List<Alert> list(int mostEnded) {
    var ended =
        COLUMNS
            + "model_alerts WHERE is_resolved ORDER BY resolved_timestamp DESC, id DESC FETCH NEXT"
            + " ? ROWS ONLY";
    return db.read(
        c -> {
          var open = Sql.list(c, COLUMNS + "v_unresolved_model_alerts", AlertStore::alert);
          var past = Sql.list(c, ended, AlertStore::alert, mostEnded);
          return Stream.concat(open.stream(), past.stream()).toList();
        });
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

  /// Takes a resolution back by a deed of its own: the alert is open as before and says so.
  ///
  /// @throws Conflict where it is open, or the same has been told anew meanwhile
  public Alert reopen(long id) {
    return db.writeThrough(
        c -> {
          var alert = get(c, id);
          if (alert.open()) throw new Conflict("alert " + id + " is open", "List the alerts.");
          var newer =
              Sql.first(
                  c,
                  COLUMNS + "model_alerts WHERE " + SUBJECT + " AND NOT is_resolved",
                  AlertStore::alert,
                  alert.type(),
                  alert.model(),
                  alert.machine(),
                  alert.subject());
          if (newer.isPresent()) {
            throw new Conflict(
                "alert " + id + " has come again as alert " + newer.get().id(),
                "Look at that one.");
          }
          Sql.update(
              c,
              "UPDATE model_alerts SET is_resolved = FALSE, resolved_timestamp = NULL, note = ?"
                  + " WHERE id = ?",
              REOPENED,
              id);
          return get(c, id);
        });
  }

  public Alert acknowledge(long id) {
    return changed(id, "acknowledged = TRUE");
  }

  public Alert snooze(long id, Instant until) {
    return changed(id, "snoozed_until = ?", until);
  }

  /// Shown as open again at once.
  public Alert wake(long id) {
    return changed(id, "snoozed_until = NULL");
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

  /// Whether it has been wrong for the pending time; remembers since when.
  private boolean longEnough(Connection c, Signal signal) throws SQLException {
    if (pending.isZero() || signal.type() == AlertType.JOB_FAILURE) return true;
    var sql = "SELECT since FROM alert_pending WHERE subject = ?";
    var since = Sql.first(c, sql, row -> row.getObject(1, Instant.class), subject(signal));
    if (since.isEmpty()) {
      Sql.update(c, "INSERT INTO alert_pending VALUES (?, ?)", subject(signal), Sql.now(clock));
      return false;
    }
    if (Sql.now(clock).isBefore(since.get().plus(pending))) return false;
    forget(c, signal);
    return true;
  }

  /// The pending time begins anew.
  private static void forget(Connection c, Signal signal) throws SQLException {
    Sql.update(c, "DELETE FROM alert_pending WHERE subject = ?", subject(signal));
  }

  private static String subject(Signal signal) {
    return String.join(
        " ", signal.type().name(), signal.model(), signal.machine(), signal.subject());
  }

  private Alert raised(Connection c, Signal signal) throws SQLException {
    var former = newest(c, signal, "is_resolved");
    boolean recent =
        former
            .flatMap(Alert::resolved)
            .map(ended -> ended.isAfter(Sql.now(clock).minus(QUIET)))
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
    var at = Sql.now(clock);
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
            at,
            at,
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
        Sql.now(clock),
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
        Sql.now(clock),
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
}
