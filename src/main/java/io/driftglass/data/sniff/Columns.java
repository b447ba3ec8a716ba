package io.driftglass.data.sniff;

import io.driftglass.data.plan.ColumnPlan;
import io.driftglass.data.plan.ColumnPlan.Use;
import io.driftglass.data.plan.Note;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.plan.TimePlan;
import io.driftglass.problem.NotFound;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Decides what becomes of each column: stamp, entity, channel with its role, or nothing.
public final class Columns {
  private static final Set<String> LABELS = Set.of("is_anomaly", "anomaly", "label");
  private static final Set<String> SERIES =
      Set.of(
          "series_id", "unique_id", "tag", "tagname", "tag_name", "variable", "metric", "item_id");
  private static final Set<String> VALUES = Set.of("value", "y");
  private static final int SHOWN_TWINS = 3;
  private static final String ONE_SERIES = "none";
  private static final Pattern UNIT = Pattern.compile(".*\\[([^\\]]{1,12})]\\s*");
  private static final Pattern NUMBERED = Pattern.compile("(.*\\D)\\d+");

  private final List<String> headers;
  private final List<String> names;
  private final List<String> units;
  private final List<Evidence> evidence;
  private final ReadingOptions options;
  private final List<Note> notes;

  Columns(Layout layout, List<Evidence> evidence, ReadingOptions options, List<Note> notes) {
    this.headers = layout.headers();
    this.units = layout.units();
    this.evidence = evidence;
    this.options = options;
    this.notes = notes;
    this.names = unique(layout, notes);
    for (var wanted : options.targets()) place(wanted);
    for (var wanted : options.ignore()) {
      if (!names.contains(wanted))
        notes.add(new Note("There is no column " + wanted + " to ignore."));
    }
  }

  List<String> names() {
    return names;
  }

  /// The columns that tell series apart: those asked for, or that of an unmistakable long form;
  /// none where one series is asked for.
  List<Integer> entity() {
    if (options.entity().isPresent()) {
      var wanted = options.entity().get();
      if (names.contains(wanted)) return List.of(names.indexOf(wanted));
      if (wanted.equals(ONE_SERIES)) return List.of();
      return Arrays.stream(wanted.split(",")).map(String::strip).map(this::place).sorted().toList();
    }
    boolean valued = names.stream().anyMatch(name -> VALUES.contains(lower(name)));
    for (int column = 0; column < names.size() && valued; column++) {
      if (SERIES.contains(lower(names.get(column)))) {
        notes.add(
            new Note("One row a value: %s tells the series apart.".formatted(names.get(column))));
        return List.of(column);
      }
    }
    return List.of();
  }

  List<ColumnPlan> plans(TimePlan time, List<Integer> entity) {
    var plans = new ArrayList<ColumnPlan>();
    for (int column = 0; column < names.size(); column++) {
      plans.add(plan(column, time.columns().contains(column), entity.contains(column)));
    }
    dropEmpty(plans);
    findLabel(plans);
    findInputs(plans);
    setAside(plans);
    obey(plans);
    return plans;
  }

  private ColumnPlan plan(int column, boolean isTime, boolean isEntity) {
    var found = evidence.get(column);
    boolean numeric = found.isNumeric() || found.isTrueFalse();
    var use = isTime ? Use.TIME : isEntity ? Use.ENTITY : Use.CHANNEL;
    var kind = numeric ? Kind.NUMBER : Kind.CATEGORY;
    var role = numeric && !found.isTrueFalse() ? Role.TARGET : Role.INPUT;
    return new ColumnPlan(
        column, headers.get(column), names.get(column), unit(column), use, kind, role);
  }

  private String unit(int column) {
    var named = UNIT.matcher(names.get(column));
    var text = units.get(column).isEmpty() && named.matches() ? named.group(1) : units.get(column);
    boolean bracketed = text.matches("\\[.*]|\\(.*\\)");
    return bracketed ? text.substring(1, text.length() - 1) : text.equals("-") ? "" : text;
  }

  private void dropEmpty(List<ColumnPlan> plans) {
    int dropped = 0;
    for (var plan : List.copyOf(plans)) {
      if (plan.isChannel() && plan.header().isBlank() && evidence.get(plan.index()).isEmpty()) {
        plans.set(plan.index(), plan.as(Use.DROPPED));
        dropped++;
      }
    }
    if (dropped > 0) {
      notes.add(
          new Note(
              "%d empty column%s dropped.".formatted(dropped, dropped == 1 ? " was" : "s were")));
    }
  }

  private void findLabel(List<ColumnPlan> plans) {
    if (options.label().isPresent()) {
      int place = names.indexOf(options.label().get());
      if (place < 0) {
        notes.add(
            new Note(
                "There is no column %s; the rows have no labels."
                    .formatted(options.label().get())));
      } else {
        plans.set(place, plans.get(place).as(Role.LABEL).as(Kind.NUMBER));
      }
      return;
    }
    for (var plan : List.copyOf(plans)) {
      boolean binary =
          evidence.get(plan.index()).isBinary() || evidence.get(plan.index()).isTrueFalse();
      if (!plan.isChannel() || !binary || !LABELS.contains(lower(plan.name()))) continue;
      plans.set(plan.index(), plan.as(Role.LABEL));
      notes.add(
          new Note(
              "%s holds only 0 and 1: taken as known anomalies, never shown to a model."
                  .formatted(plan.name())));
      return;
    }
  }

  /// Groups of numbered columns of 0 and 1 beside real values are commands; in the long form only
  /// the value is watched.
  private void findInputs(List<ColumnPlan> plans) {
    if (!options.targets().isEmpty()) {
      for (var plan : List.copyOf(plans)) {
        if (!isNumber(plan) || plan.role() == Role.LABEL) continue;
        boolean wanted = options.targets().contains(plan.name());
        plans.set(plan.index(), plan.as(wanted ? Role.TARGET : Role.INPUT));
      }
      return;
    }
    boolean longForm =
        options.entity().isEmpty()
            && plans.stream().anyMatch(plan -> plan.use() == Use.ENTITY)
            && plans.stream()
                .anyMatch(plan -> isTarget(plan) && VALUES.contains(lower(plan.name())));
    for (var plan : List.copyOf(plans)) {
      if (longForm && isTarget(plan) && !VALUES.contains(lower(plan.name()))) {
        plans.set(plan.index(), plan.as(Role.INPUT));
      }
    }
    var commands = commands(plans);
    if (commands.isEmpty()) return;
    for (int column : commands) plans.set(column, plans.get(column).as(Role.INPUT));
    notes.add(
        new Note(
            "%s to %s hold only 0 and 1: taken as inputs, not as targets."
                .formatted(names.get(commands.getFirst()), names.get(commands.getLast()))));
  }

  private List<Integer> commands(List<ColumnPlan> plans) {
    var groups = new HashMap<String, List<Integer>>();
    for (var plan : plans) {
      var numbered = NUMBERED.matcher(plan.name());
      if (isTarget(plan) && numbered.matches()) {
        groups.computeIfAbsent(numbered.group(1), prefix -> new ArrayList<>()).add(plan.index());
      }
    }
    groups
        .values()
        .removeIf(
            group -> group.size() < 2 || !group.stream().allMatch(c -> evidence.get(c).isBinary()));
    var commands = groups.values().stream().flatMap(List::stream).sorted().toList();
    boolean real =
        plans.stream().anyMatch(plan -> isTarget(plan) && !evidence.get(plan.index()).isBinary());
    return real ? commands : List.of();
  }

  /// Columns that say nothing new: a second date, a second counter, texts that are all different,
  /// change points beside labels.
  private void setAside(List<ColumnPlan> plans) {
    boolean labelled = plans.stream().anyMatch(plan -> plan.role() == Role.LABEL);
    for (var plan : List.copyOf(plans)) {
      if (!plan.isChannel() || plan.role() == Role.LABEL) continue;
      var found = evidence.get(plan.index());
      Optional<String> reason = Optional.empty();
      if (plan.kind() == Kind.CATEGORY) {
        if (found.stamps().isPresent()) reason = Optional.of("holds dates beside the stamp");
        else if (found.texts().size() > 100 && found.texts().size() * 2 > found.filled().size()) {
          reason = Optional.of("holds a different text in nearly every row");
        }
      } else if (found.counts() && TimeSniffer.isCounterName(plan.name())) {
        reason = Optional.of("only counts rows");
      } else if (labelled && found.isBinary() && lower(plan.name()).equals("changepoint")) {
        reason = Optional.of("holds change points, which are labels too");
      }
      if (reason.isPresent()) {
        plans.set(plan.index(), plan.as(Role.IGNORED));
        notes.add(new Note("%s %s: kept, not used.".formatted(plan.name(), reason.get())));
      }
    }
  }

  private void obey(List<ColumnPlan> plans) {
    for (var plan : List.copyOf(plans)) {
      var next = plan;
      if (options.ignore().contains(plan.name()) && plan.isChannel()) next = next.as(Use.DROPPED);
      var role = options.roles().get(plan.name());
      if (role != null) next = next.as(role);
      var unit = options.units().get(plan.name());
      if (unit != null) next = next.withUnit(unit);
      var kind = options.kinds().get(plan.name());
      if (kind != null) next = next.as(kind);
      var name = options.names().get(plan.name());
      if (name != null && !isTaken(name, plan, plans)) next = next.named(name);
      plans.set(plan.index(), next);
    }
  }

  private static boolean isTaken(String name, ColumnPlan own, List<ColumnPlan> plans) {
    return plans.stream().anyMatch(plan -> plan.index() != own.index() && plan.name().equals(name));
  }

  private boolean isTarget(ColumnPlan plan) {
    return isNumber(plan) && plan.role() == Role.TARGET;
  }

  private static boolean isNumber(ColumnPlan plan) {
    return plan.isChannel() && plan.kind() == Kind.NUMBER;
  }

  private int place(String name) {
    int place = names.indexOf(name);
    if (place >= 0) return place;
    throw new NotFound(
        "There is no column '%s'.".formatted(name), "The columns are " + names + ".");
  }

  /// Names without marks that cannot be seen, each once: twins are told apart by what else stands
  /// above them, or numbered.
  private static List<String> unique(Layout layout, List<Note> notes) {
    var bare = new ArrayList<String>();
    for (int column = 0; column < layout.headers().size(); column++) {
      var name = layout.headers().get(column).replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
      bare.add(name.isEmpty() ? "column " + (column + 1) : name);
    }
    var told = toldApart(bare, layout);
    var seen = new HashSet<String>();
    var counts = new HashMap<String, Integer>();
    var names = new ArrayList<String>();
    int renamed = 0;
    for (int column = 0; column < told.size(); column++) {
      var name = told.get(column);
      while (!seen.add(name)) {
        name =
            told.get(column)
                + " ("
                + counts.merge(told.get(column), 2, (before, first) -> before + 1)
                + ")";
      }
      names.add(name);
      if (name.equals(bare.get(column))) continue;
      if (++renamed <= SHOWN_TWINS) notes.add(renamed(bare.get(column), name));
    }
    if (renamed > SHOWN_TWINS) {
      notes.add(new Note("%,d columns share a name and were renamed.".formatted(renamed)));
    }
    return names;
  }

  private static List<String> toldApart(List<String> names, Layout layout) {
    if (names.stream().distinct().count() == names.size()) return names;
    for (var heading : layout.headings()) {
      var longer = new ArrayList<String>();
      for (int column = 0; column < names.size(); column++) {
        boolean twin = names.indexOf(names.get(column)) != names.lastIndexOf(names.get(column));
        var more = heading.cell(column).strip();
        longer.add(twin && !more.isEmpty() ? names.get(column) + " " + more : names.get(column));
      }
      if (longer.stream().distinct().count() == longer.size()) return longer;
    }
    return names;
  }

  private static Note renamed(String from, String to) {
    return new Note("A second column named %s is called %s.".formatted(from, to));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
