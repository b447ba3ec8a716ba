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
  private final List<Integer> entity;
  private final List<Sample.Row> rows;
  private final List<Note> notes;
  private boolean unsettled;

  TimeChoice(
      List<String> names,
      List<Evidence> columns,
      List<Sample.Row> rows,
      List<Integer> entity,
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
    if (options.timeFormat().isPresent()) {
      return stamped(inFileOrder(places), List.of(options.timeFormat().get()));
    }
    if (places.size() > 2) {
      var parts = DateParts.in(names, columns);
      if (parts.isPresent() && parts.get().columns().equals(inFileOrder(places))) {
        return stamped(parts.get().columns(), List.of(parts.get().format()));
      }
      throw unreadable();
    }
    if (places.size() == 2) {
      var pair = pair(places.getFirst(), places.getLast());
      if (pair.isPresent()) return pair.get();
      pair = pair(places.getLast(), places.getFirst());
      if (pair.isPresent()) return pair.get();
      throw unreadable();
    }
    int place = places.getFirst();
    var found = compact(place).or(() -> epoch(place)).or(() -> year(place)).or(() -> stamps(place));
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
    if (best.isEmpty()) best = parts();
    for (int column = 0; column < names.size() && best.isEmpty(); column++) {
      best = mostlyText(column) ? stamps(column) : Optional.empty();
    }
    for (int column = 0; column < names.size() && best.isEmpty(); column++) {
      if (isLikelyTime(column)) best = compact(column);
    }
    for (int column = 0; column < names.size() && best.isEmpty(); column++) {
      if (isLikelyTime(column) && mostlyClimbs(column)) best = epoch(column);
    }
    for (int column = 0; column < names.size() && best.isEmpty(); column++) {
      if (TimeSniffer.isTimeName(names.get(column)) && mostlyClimbs(column)) {
        best = serialDays(column);
      }
    }
    for (int column = 0; column < names.size() && best.isEmpty(); column++) {
      if (TimeSniffer.isYearName(names.get(column))) best = year(column);
    }
    for (int column = 0; column < names.size() && best.isEmpty(); column++) {
      if (TimeSniffer.isCounterName(names.get(column))) best = steps(column);
    }
    for (int column = 0; column < names.size() && best.isEmpty(); column++) {
      if (mostlyText(column)) best = timeOfDay(column);
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
    return TimePlan.counted();
  }

  private Optional<TimePlan> fullStamps(int column) {
    if (!mostlyText(column)) return Optional.empty();
    return columns
        .get(column)
        .stamps()
        .filter(found -> !found.isDateOnly())
        .map(found -> settled(column, found));
  }

  private Optional<TimePlan> stamps(int column) {
    return columns.get(column).stamps().map(found -> settled(column, found));
  }

  private TimePlan settled(int column, TimeSniffer.Stamps found) {
    unsettled = found.unsettled();
    return stamped(List.of(column), found.patterns());
  }

  private boolean isLikelyTime(int column) {
    return column == 0 || TimeSniffer.isTimeName(names.get(column));
  }

  private Optional<TimePlan> compact(int column) {
    return TimeSniffer.compact(columns.get(column))
        .map(pattern -> stamped(List.of(column), List.of(pattern)));
  }

  private Optional<TimePlan> serialDays(int column) {
    return TimeSniffer.serialDays(columns.get(column))
        .map(
            pattern -> {
              notes.add(
                  new Note("%s holds days as Excel counts them.".formatted(names.get(column))));
              return stamped(List.of(column), List.of(pattern));
            });
  }

  private Optional<TimePlan> timeOfDay(int column) {
    var pattern = TimeSniffer.timesOfDay(columns.get(column).filled());
    if (pattern.isEmpty() || TimeSniffer.isFalling(columns.get(column).filled(), pattern.get())) {
      return Optional.empty();
    }
    notes.add(
        new Note(
            "%s holds times of day and no date; they are put on 1970-01-01."
                .formatted(names.get(column))));
    return Optional.of(stamped(List.of(column), List.of(pattern.get())));
  }

  /// A stamp in parts over several columns.
  private Optional<TimePlan> parts() {
    return DateParts.in(names, columns)
        .map(
            found -> {
              var joined = found.columns().stream().map(names::get).toList();
              notes.add(
                  new Note("%s were joined into one stamp.".formatted(String.join(", ", joined))));
              return stamped(found.columns(), List.of(found.format()));
            });
  }

  private static List<Integer> inFileOrder(List<Integer> places) {
    return places.stream().sorted().toList();
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
    boolean told = mostlyText(time) || TimeSniffer.isTimeName(names.get(time));
    var clock =
        told ? TimeSniffer.timesOfDay(columns.get(time).filled()) : Optional.<String>empty();
    if (clock.isEmpty() && DateParts.isHour(names.get(time), columns.get(time))) {
      clock = Optional.of("H");
    }
    if (clock.isEmpty()) return Optional.empty();
    var days = days(date);
    if (days.isEmpty() || !days.get().isDateOnly()) return Optional.empty();
    unsettled = days.get().unsettled();
    notes.add(
        new Note(
            "%s and %s were joined into one stamp.".formatted(names.get(date), names.get(time))));
    var ofDay = clock.get();
    var formats =
        days.get().patterns().stream()
            .map(day -> date < time ? day + " " + ofDay : ofDay + " " + day)
            .toList();
    return Optional.of(stamped(inFileOrder(List.of(date, time)), formats));
  }

  private Optional<TimeSniffer.Stamps> days(int column) {
    var evidence = columns.get(column);
    if (mostlyText(column)) return evidence.stamps();
    return TimeSniffer.compact(evidence)
        .map(pattern -> new TimeSniffer.Stamps(List.of(pattern), false));
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

  /// Never falls, within each entity where there are several.
  private boolean climbs(int column) {
    return entity.isEmpty() ? columns.get(column).climbs() : climbsWithin(column);
  }

  /// Falls seldom: rows may be out of order.
  private boolean mostlyClimbs(int column) {
    var numbers = columns.get(column).numbers();
    int falls = 0;
    for (int row = 1; row < numbers.length; row++) if (numbers[row] < numbers[row - 1]) falls++;
    return !entity.isEmpty() || falls * 10 <= numbers.length || climbs(column);
  }

  private boolean climbsWithin(int column) {
    var evidence = columns.get(column);
    if (!evidence.isWhole()) return false;
    var last = new HashMap<List<String>, Double>();
    for (int row = 0; row < rows.size(); row++) {
      var cells = rows.get(row);
      double step = evidence.numbers()[row];
      var before = last.put(entity.stream().map(cells::cell).toList(), step);
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
