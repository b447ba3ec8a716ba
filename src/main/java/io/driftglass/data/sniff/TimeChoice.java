package io.driftglass.data.sniff;

import io.driftglass.data.plan.Note;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.plan.TimePlan;
import io.driftglass.data.time.StampFormat;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.NotFound;
import io.driftglass.series.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Chooses the column, or the two columns, that say when a row was measured.
final class TimeChoice {
  private final List<String> names;
  private final List<Evidence> columns;
  private final ReadingOptions options;
  private final Optional<Integer> entity;
  private final List<Sample.Row> rows;
  private final List<Note> notes;
  private boolean unsettled;

  TimeChoice(
      List<String> names,
      List<Evidence> columns,
      List<Sample.Row> rows,
      Optional<Integer> entity,
      ReadingOptions options,
      List<Note> notes) {
    this.names = names;
    this.columns = columns;
    this.rows = rows;
    this.entity = entity;
    this.options = options;
    this.notes = notes;
  }

  TimePlan plan() {
    return options.time().isEmpty() ? sniffed() : fixed();
  }

  /// Day and month could be the other way round.
  boolean unsettled() {
    return unsettled;
  }

  private TimePlan fixed() {
    var places = options.time().stream().map(this::place).toList();
    if (options.timeFormat().isPresent())
      return stamped(places, List.of(options.timeFormat().get()));
    if (places.size() == 2) {
      var pair = pair(places.getFirst(), places.getLast());
      if (pair.isPresent()) return pair.get();
      throw unreadable();
    }
    int place = places.getFirst();
    var found = stamps(place).or(() -> epoch(place)).or(() -> year(place));
    return found.orElseGet(() -> steps(place).orElseThrow(this::unreadable));
  }

  private TimePlan sniffed() {
    var best = Optional.<TimePlan>empty();
    for (boolean named : new boolean[] {true, false}) {
      for (int column = 0; column < names.size() && best.isEmpty(); column++) {
        if (TimeSniffer.isTimeName(names.get(column)) == named) best = fullStamps(column);
      }
    }
    if (best.isEmpty()) best = pairOfColumns();
    for (int column = 0; column < names.size() && best.isEmpty(); column++) {
      best = mostlyText(column) ? stamps(column) : Optional.empty();
    }
    for (int column = 0; column < names.size() && best.isEmpty(); column++) {
      boolean likely = TimeSniffer.isTimeName(names.get(column)) || column == 0;
      if (likely && climbs(column)) best = epoch(column);
    }
    for (int column = 0; column < names.size() && best.isEmpty(); column++) {
      if (TimeSniffer.isYearName(names.get(column))) best = year(column);
    }
    for (int column = 0; column < names.size() && best.isEmpty(); column++) {
      if (TimeSniffer.isCounterName(names.get(column))) best = steps(column);
    }
    if (best.isEmpty() && !names.isEmpty() && columns.getFirst().counts()) best = steps(0);
    return best.orElseGet(this::counted);
  }

  private TimePlan counted() {
    if (options.timeFormat().isPresent()) {
      notes.add(new Note("No column of time stamps was found; rows are counted instead."));
    } else {
      notes.add(new Note("There is no column of time; rows are counted from 0."));
    }
    for (int column = 0; column < names.size(); column++) {
      if (TimeSniffer.isCounterName(names.get(column))) suggestEntity(column);
    }
    return TimePlan.counted();
  }

  private Optional<TimePlan> fullStamps(int column) {
    if (!mostlyText(column)) return Optional.empty();
    return TimeSniffer.patterns(columns.get(column).filled())
        .filter(found -> !found.isDateOnly())
        .map(found -> settled(column, found));
  }

  private Optional<TimePlan> stamps(int column) {
    return TimeSniffer.patterns(columns.get(column).filled()).map(found -> settled(column, found));
  }

  private TimePlan settled(int column, TimeSniffer.Stamps found) {
    unsettled = found.unsettled();
    return stamped(List.of(column), found.patterns());
  }

  private Optional<TimePlan> pairOfColumns() {
    for (int date = 0; date < names.size(); date++) {
      for (int time = 0; time < names.size(); time++) {
        var pair = date == time ? Optional.<TimePlan>empty() : pair(date, time);
        if (pair.isPresent()) return pair;
      }
    }
    return Optional.empty();
  }

  private Optional<TimePlan> pair(int date, int time) {
    var clock = TimeSniffer.timesOfDay(columns.get(time).filled());
    if (clock.isEmpty()) return Optional.empty();
    var days = TimeSniffer.patterns(columns.get(date).filled());
    if (days.isEmpty() || !days.get().isDateOnly()) return Optional.empty();
    unsettled = days.get().unsettled();
    notes.add(
        new Note(
            "%s and %s were joined into one stamp.".formatted(names.get(date), names.get(time))));
    var formats = days.get().patterns().stream().map(day -> day + " " + clock.get()).toList();
    return Optional.of(stamped(List.of(date, time), formats));
  }

  private Optional<TimePlan> epoch(int column) {
    return TimeSniffer.epoch(columns.get(column))
        .map(unit -> stamped(List.of(column), List.of(unit)));
  }

  private Optional<TimePlan> year(int column) {
    var evidence = columns.get(column);
    if (!evidence.climbs()) return Optional.empty();
    for (double year : evidence.numbers()) {
      if (year < 1500 || year > 2200) return Optional.empty();
    }
    return Optional.of(stamped(List.of(column), List.of("yyyy")));
  }

  private Optional<TimePlan> steps(int column) {
    if (!climbs(column)) return Optional.empty();
    var unit = names.get(column).startsWith("column ") ? "row" : names.get(column);
    return Optional.of(
        new TimePlan(List.of(column), List.of("index"), new Clock.Index(unit), false));
  }

  /// Says so where a counter starts again for each text of a column before it.
  private void suggestEntity(int counter) {
    for (int column = 0; column < counter; column++) {
      if (climbsWithin(counter, column)) {
        var name = names.get(column);
        notes.add(
            new Note(
                "%s starts again for each %s; --entity %s reads each as a series of its own."
                    .formatted(names.get(counter), name, name)));
        return;
      }
    }
  }

  /// Never falls, within each entity where there are several.
  private boolean climbs(int column) {
    return entity.isEmpty() ? columns.get(column).climbs() : climbsWithin(column, entity.get());
  }

  private boolean climbsWithin(int column, int group) {
    var evidence = columns.get(column);
    if (!evidence.isWhole()) return false;
    var last = new HashMap<String, Double>();
    for (int row = 0; row < rows.size(); row++) {
      double step = evidence.numbers()[row];
      var before = last.put(rows.get(row).cell(group), step);
      if (before != null && !(step >= before)) return false;
    }
    return last.size() < rows.size();
  }

  private TimePlan stamped(List<Integer> places, List<String> formats) {
    if (formats.equals(List.of("index"))) {
      return new TimePlan(places, formats, new Clock.Index(names.get(places.getFirst())), false);
    }
    var compiled = new ArrayList<Boolean>();
    for (var format : formats) compiled.add(StampFormat.of(format).zoned());
    boolean zoned = compiled.stream().allMatch(one -> one);
    if (!zoned && compiled.contains(true)) {
      notes.add(
          new Note("Stamps with and without a zone are mixed; all are read as one wall clock."));
    }
    Clock clock =
        zoned
            ? new Clock.Utc(options.zone().orElse(ZoneOffset.UTC))
            : options.zone().<Clock>map(Clock.Utc::new).orElseGet(Clock.Wall::new);
    return new TimePlan(places, formats, clock, zoned);
  }

  private boolean mostlyText(int column) {
    return !columns.get(column).isNumeric();
  }

  private int place(String name) {
    int place = names.indexOf(name);
    if (place >= 0) return place;
    throw new NotFound(
        "There is no column '%s'.".formatted(name), "The columns are " + names + ".");
  }

  private InvalidSetting unreadable() {
    return new InvalidSetting(
        "The column of time %s holds no stamps that can be read.".formatted(options.time()),
        "Say how they are written with --time-format, such as dd/MM/yyyy HH:mm.");
  }
}
