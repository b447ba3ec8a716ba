package io.driftglass.experiment;

import io.driftglass.db.Sql;
import io.driftglass.experiment.Condition.Operator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What runs can be found and sorted by, one row a fact: every question is one range of an index,
/// and the answers are joined as sets of ids.
final class FactStore {
  private static final int TEXT = 1000;
  private static final int NAME = 200;

  private FactStore() {}

  /// Something a run can be found by: a text in small letters, a number, or a text that is one.
  private record Fact(String name, Optional<String> text, Optional<Double> number) {
    static Fact text(String name, String value) {
      return new Fact(
          cut(name.toLowerCase(Locale.ROOT), NAME),
          Optional.of(cut(value.toLowerCase(Locale.ROOT), TEXT)),
          FactStore.number(value));
    }

    static Fact number(String name, double value) {
      return new Fact(
          cut(name.toLowerCase(Locale.ROOT), NAME), Optional.empty(), Optional.of(value));
    }
  }

  /// Writes all facts of a run that has none yet.
  static void write(Connection c, Run run) throws SQLException {
    insert(c, run.id(), facts(run));
  }

  /// Writes those facts of a run anew that have changed.
  static void rewrite(Connection c, Run run, Set<String> names) throws SQLException {
    var changed = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    var sql = "DELETE FROM run_fact WHERE run_id = ? AND name = ?";
    try (var delete = c.prepareStatement(sql)) {
      for (var name : changed) {
        delete.setLong(1, run.id());
        delete.setString(2, name);
        delete.addBatch();
      }
      delete.executeBatch();
    }
    insert(c, run.id(), facts(run).stream().filter(f -> changed.contains(f.name())).toList());
  }

  private static List<Fact> facts(Run run) {
    var facts = new ArrayList<Fact>();
    facts.add(Fact.text("kind", run.kind()));
    facts.add(Fact.text("status", run.state().name()));
    facts.add(Fact.text("title", run.title()));
    if (!run.notes().isEmpty()) facts.add(Fact.text("notes", run.notes()));
    run.tags().forEach(tag -> facts.add(Fact.text("tag", tag)));
    facts.add(Fact.number("id", (double) run.id()));
    facts.add(Fact.number("started", run.started().toEpochMilli() / 1e3));
    run.ended()
        .map(end -> Duration.between(run.started(), end).toMillis() / 1e3)
        .ifPresent(seconds -> facts.add(Fact.number("seconds", seconds)));
    run.parameters().forEach((name, value) -> facts.add(Fact.text(name, value)));
    run.metrics().forEach((name, value) -> facts.add(Fact.number(name, value)));
    return facts;
  }

  private static void insert(Connection c, long run, List<Fact> facts) throws SQLException {
    var sql = "INSERT INTO run_fact(run_id, name, text, number) VALUES (?, ?, ?, ?)";
    try (var insert = c.prepareStatement(sql)) {
      for (var fact : facts) {
        insert.setLong(1, run);
        insert.setString(2, fact.name());
        insert.setString(3, fact.text().orElse(null));
        insert.setObject(4, fact.number().orElse(null));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// The ids of all runs that pass, in the order wanted.
  static List<Long> ids(Connection c, RunQuery query) throws SQLException {
    var passing = passing(c, query.condition());
    var ids = new ArrayList<Long>(passing.cardinality());
    if (!query.sortedBy().isEmpty() && !query.sortedBy().equals("id")) {
      for (long id : sorted(c, query)) {
        if (!passing.get((int) id)) continue;
        ids.add(id);
        passing.clear((int) id);
      }
    }
    boolean oldestFirst = query.sortedBy().equals("id") && !query.descending();
    if (oldestFirst) passing.stream().forEach(id -> ids.add((long) id));
    else {
      for (int id = passing.length(); (id = passing.previousSetBit(id - 1)) >= 0; ) {
        ids.add((long) id);
      }
    }
    return ids;
  }

  /// Ids of the runs that have the fact, by it.
  private static long[] sorted(Connection c, RunQuery query) throws SQLException {
    var name = query.sortedBy();
    var way = query.descending() ? " DESC" : "";
    var some = "SELECT 1 FROM run_fact WHERE name = ? AND number IS NOT NULL LIMIT 1";
    boolean numbers = Sql.first(c, some, row -> row.getInt(1), name).isPresent();
    var by = numbers ? "number" : "text";
    var sql =
        "SELECT run_id FROM run_fact WHERE name = ? AND %s IS NOT NULL ORDER BY name%s, %s%s, run_id%s"
            .formatted(by, way, by, way, way);
    return longs(c, sql, name);
  }

  private static BitSet passing(Connection c, Condition condition) throws SQLException {
    return switch (condition) {
      case Condition.All() -> all(c);
      case Condition.And(var left, var right) -> {
        var both = passing(c, left);
        if (!both.isEmpty()) both.and(passing(c, right));
        yield both;
      }
      case Condition.Or(var left, var right) -> {
        var either = passing(c, left);
        either.or(passing(c, right));
        yield either;
      }
      case Condition.Not(var inner) -> {
        var others = all(c);
        others.andNot(passing(c, inner));
        yield others;
      }
      case Condition.Compare compare -> passing(c, compare);
    };
  }

  private static BitSet passing(Connection c, Condition.Compare compare) throws SQLException {
    var fact = "SELECT run_id FROM run_fact WHERE name = ? AND ";
    if (compare.operator() == Operator.CONTAINS) {
      return set(longs(c, fact + "LOCATE(?, text) > 0", compare.fact(), compare.value()));
    }
    if (compare.operator() == Operator.NOT_EQUAL) {
      var has = set(longs(c, fact + "1 = 1", compare.fact()));
      has.andNot(
          passing(c, new Condition.Compare(compare.fact(), Operator.EQUAL, compare.value())));
      return has;
    }
    if (compare.fact().equals("started")) {
      var day = day(compare.value());
      if (day.isPresent()) return between(c, compare.operator(), day.get());
    }
    var sign = sign(compare.operator());
    var number = number(compare.value());
    var found =
        number.isPresent()
            ? set(longs(c, fact + "number " + sign + " ?", compare.fact(), number.get()))
            : new BitSet();
    if (number.isEmpty() || compare.operator() == Operator.EQUAL) {
      found.or(set(longs(c, fact + "text " + sign + " ?", compare.fact(), compare.value())));
    }
    return found;
  }

  /// A day has a begin and an end: a run of that day is neither before nor after it.
  private static BitSet between(Connection c, Operator operator, double[] day) throws SQLException {
    var fact = "SELECT run_id FROM run_fact WHERE name = 'started' AND number ";
    return set(
        switch (operator) {
          case LESS -> longs(c, fact + "< ?", day[0]);
          case AT_MOST -> longs(c, fact + "< ?", day[1]);
          case GREATER, AT_LEAST ->
              longs(c, fact + ">= ?", operator == Operator.GREATER ? day[1] : day[0]);
          case EQUAL, NOT_EQUAL, CONTAINS -> longs(c, fact + ">= ? AND number < ?", day[0], day[1]);
        });
  }

  private static String sign(Operator operator) {
    return switch (operator) {
      case EQUAL -> "=";
      case LESS -> "<";
      case AT_MOST -> "<=";
      case GREATER -> ">";
      case AT_LEAST -> ">=";
      case NOT_EQUAL, CONTAINS -> throw new IllegalStateException(operator + " is no range");
    };
  }

  private static BitSet all(Connection c) throws SQLException {
    return set(longs(c, "SELECT run_id FROM run_fact WHERE name = 'id' AND number >= 0"));
  }

  private static BitSet set(long[] ids) {
    var set = new BitSet();
    for (long id : ids) set.set((int) id);
    return set;
  }

  private static long[] longs(Connection c, String sql, Object... arguments) throws SQLException {
    try (var select = c.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) select.setObject(i + 1, arguments[i]);
      try (var rows = select.executeQuery()) {
        var ids = new long[1024];
        int count = 0;
        while (rows.next()) {
          if (count == ids.length) ids = java.util.Arrays.copyOf(ids, 2 * count);
          ids[count++] = rows.getLong(1);
        }
        return java.util.Arrays.copyOf(ids, count);
      }
    }
  }

  /// Begin and end of a day, or a moment twice, in seconds since 1970.
  private static Optional<double[]> day(String value) {
    try {
      if (value.length() == 10) {
        var day = LocalDate.parse(value);
        var zone = ZoneId.systemDefault();
        return Optional.of(
            new double[] {
              day.atStartOfDay(zone).toEpochSecond(),
              day.plusDays(1).atStartOfDay(zone).toEpochSecond()
            });
      }
      double at = Instant.parse(value.toUpperCase(Locale.ROOT)).toEpochMilli() / 1e3;
      return Optional.of(new double[] {at, at + .001});
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Double> number(String text) {
    if (!text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")) return Optional.empty();
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
