package io.driftglass.ui.data;

import io.driftglass.data.plan.ColumnPlan;
import io.driftglass.data.plan.Format;
import io.driftglass.data.plan.ImportPlan;
import io.driftglass.data.plan.Question;
import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.plan.TimePolicy;
import io.driftglass.data.sniff.Preview;
import io.driftglass.series.Clock;
import io.driftglass.series.Kind;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Says an import plan as chips: what was understood, and for each what it could be instead.
final class PlanChips {
  private static final List<String> DELIMITERS =
      List.of("comma", "semicolon", "tab", "space", "bar");
  private static final List<String> ENCODINGS =
      List.of("UTF-8", "UTF-16", "ISO-8859-1", "windows-1252");
  private static final List<String> FORMATS =
      List.of("yyyy-MM-dd HH:mm:ss", "dd/MM/yyyy HH:mm", "MM/dd/yyyy HH:mm", "epoch-s", "epoch-ms");

  private final Preview preview;
  private final ImportPlan plan;
  private final ReadingOptions options;

  private PlanChips(Preview preview) {
    this.preview = preview;
    this.plan = preview.plan();
    this.options = plan.options();
  }

  static List<PlanChip> of(Preview preview) {
    var chips = new PlanChips(preview);
    boolean text = preview.plan().format() == Format.CSV;
    var all = new ArrayList<PlanChip>();
    if (!preview.plan().sheets().isEmpty()) all.add(chips.sheet());
    if (text) all.add(chips.delimiter());
    if (text) all.add(chips.decimal());
    if (text) all.add(chips.encoding());
    all.add(chips.header());
    all.add(chips.time());
    if (!preview.plan().time().columns().isEmpty()) all.add(chips.format());
    if (!(preview.plan().time().clock() instanceof Clock.Index)) all.add(chips.zone());
    all.add(chips.missing());
    chips.dropped().ifPresent(all::add);
    all.add(chips.label());
    all.add(chips.series());
    if (!preview.plan().time().columns().isEmpty()) all.add(chips.repeats());
    all.addAll(chips.changedClocks());
    return List.copyOf(all);
  }

  private PlanChip sheet() {
    return chip("Sheet", plan.sheet(), ReadingOption.SHEET, plan.sheets());
  }

  private PlanChip delimiter() {
    return chip("Delimiter", plan.delimiterName(), ReadingOption.DELIMITER, DELIMITERS);
  }

  private PlanChip decimal() {
    String value = plan.decimal() == ',' ? "comma" : "point";
    var choices = choices(value, ReadingOption.DECIMAL, List.of("point", "comma"));
    return asked("Decimal mark", value, choices, Optional.empty(), "decimal");
  }

  private PlanChip encoding() {
    return chip("Encoding", plan.charset().name(), ReadingOption.ENCODING, ENCODINGS);
  }

  private PlanChip header() {
    String value = plan.headerRow() == 0 ? "none" : Words.of("line %s", plan.headerRow());
    var choices =
        IntStream.rangeClosed(0, Math.max(3, plan.headerRow() + 1))
            .boxed()
            .map(
                row ->
                    choice(
                        row == 0 ? "none" : Words.of("line %s", row),
                        value,
                        options.with(ReadingOption.HEADER_ROW, row.toString())))
            .toList();
    return new PlanChip("Header", value, choices, Optional.empty(), Optional.empty());
  }

  private PlanChip time() {
    var names = plan.time().columns().stream().map(i -> plan.columns().get(i).name()).toList();
    String value = names.isEmpty() ? Words.of("counted rows") : String.join(" + ", names);
    return chip("Time", value, ReadingOption.TIME, names(column -> true));
  }

  private PlanChip format() {
    String value = plan.time().formats().stream().findFirst().orElse("none");
    var known = new LinkedHashSet<>(plan.time().formats());
    known.addAll(FORMATS);
    known.add("index");
    var choices = choices(value, ReadingOption.TIME_FORMAT, List.copyOf(known));
    return asked("Format", value, choices, Optional.of(ReadingOption.TIME_FORMAT), "day-month");
  }

  private PlanChip zone() {
    String value = plan.time().clock() instanceof Clock.Utc(var shown) ? shown.getId() : "none";
    String here = ZoneId.systemDefault().getId();
    var zones = new LinkedHashSet<String>();
    if (!value.equals("none")) zones.add(value);
    zones.addAll(
        List.of(here, "UTC", "Europe/London", "Europe/Berlin", "Europe/Rome", "America/New_York"));
    return asked(
        "Zone",
        value,
        choices(value, ReadingOption.ZONE, List.copyOf(zones)),
        Optional.of(ReadingOption.ZONE),
        "zone");
  }

  private PlanChip missing() {
    var texts =
        Stream.concat(plan.sentinels().stream().map(Figures::value), plan.missing().stream())
            .toList();
    String value = texts.isEmpty() ? Words.of("empty cells") : String.join(", ", texts);
    return asked(
        "Missing",
        value,
        List.of(),
        Optional.of(ReadingOption.MISSING),
        "sentinel",
        "token",
        "quality");
  }

  private Optional<PlanChip> dropped() {
    long empty = plan.columns().stream().filter(c -> c.use() == ColumnPlan.Use.DROPPED).count();
    return empty == 0
        ? Optional.empty()
        : Optional.of(
            new PlanChip(
                "Left out",
                Figures.count(empty, "column"),
                List.of(),
                Optional.of(ReadingOption.IGNORE),
                Optional.empty()));
  }

  private PlanChip label() {
    String value = plan.label().map(ColumnPlan::name).orElse("none");
    return chip(
        "Label", value, ReadingOption.LABEL, names(c -> c.isChannel() && c.kind() == Kind.NUMBER));
  }

  private PlanChip series() {
    var parts =
        plan.columns().stream()
            .filter(column -> column.use() == ColumnPlan.Use.ENTITY)
            .map(ColumnPlan::name)
            .toList();
    String value = parts.isEmpty() ? "one" : Words.of("by %s", String.join(" and ", parts));
    var possible = new ArrayList<String>();
    if (!parts.isEmpty() && plan.longForm().isEmpty()) possible.add("none");
    possible.addAll(names(c -> c.use() != ColumnPlan.Use.TIME));
    var choices = choices(value, ReadingOption.ENTITY, possible);
    return asked("Series", value, choices, Optional.empty(), "long-form");
  }

  private PlanChip repeats() {
    return chip(
        "Repeated stamps",
        options.text(ReadingOption.REPEATS).orElse("keep"),
        ReadingOption.REPEATS,
        TimePolicy.Repeats.NAMES);
  }

  /// What is done in the hours that the clocks skip or repeat, where stamps are placed in a zone.
  private List<PlanChip> changedClocks() {
    boolean local = plan.time().clock() instanceof Clock.Utc && !plan.time().zoned();
    if (!local) return List.of();
    return List.of(
        chip(
            "Skipped hour",
            options.text(ReadingOption.SKIPPED_HOUR).orElse("move"),
            ReadingOption.SKIPPED_HOUR,
            TimePolicy.Skipped.NAMES),
        chip(
            "Repeated hour",
            options.text(ReadingOption.REPEATED_HOUR).orElse("order"),
            ReadingOption.REPEATED_HOUR,
            TimePolicy.Twice.NAMES));
  }

  private List<String> names(Predicate<ColumnPlan> wanted) {
    return plan.columns().stream().filter(wanted).map(ColumnPlan::name).toList();
  }

  private PlanChip chip(String name, String value, ReadingOption option, List<String> possible) {
    return new PlanChip(
        name, value, choices(value, option, possible), Optional.empty(), Optional.empty());
  }

  /// Choices that fix one option; the first leaves it to be found out again.
  private List<PlanChip.Choice> choices(String value, ReadingOption option, List<String> possible) {
    var choices = new ArrayList<PlanChip.Choice>();
    if (options.text(option).isPresent()) {
      choices.add(new PlanChip.Choice("find out", false, options.with(option, "")));
    }
    for (var text : possible) choices.add(choice(text, value, options.with(option, text)));
    return choices;
  }

  /// Adds the answers of the questions whose id starts with one of those words; an open one turns
  /// it amber.
  private PlanChip asked(
      String name,
      String value,
      List<PlanChip.Choice> choices,
      Optional<ReadingOption> typed,
      String... ids) {
    var mine =
        preview.questions().stream()
            .filter(q -> Stream.of(ids).anyMatch(id -> q.id().startsWith(id)))
            .toList();
    var open = mine.stream().filter(this::open).findFirst();
    var all = new ArrayList<>(choices);
    for (var question : mine) {
      for (var answer : question.choices()) {
        all.add(
            new PlanChip.Choice(
                answer,
                !open(question) && answer.equals(question.chosen()),
                options.withAnswer(question, answer)));
      }
    }
    return new PlanChip(name, value, all, typed, open);
  }

  private static PlanChip.Choice choice(String title, String value, ReadingOptions options) {
    return new PlanChip.Choice(title, title.equals(value), options);
  }

  private boolean open(Question question) {
    return !options.answers().containsKey(question.id());
  }
}
