package io.driftglass.data.sniff;

import io.driftglass.data.plan.LongForm;
import io.driftglass.data.plan.Note;
import io.driftglass.data.plan.Question;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.read.RowSink;
import io.driftglass.data.read.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Recognises the long form of historians: one row a value, a column of tags that share the clock.
final class LongForms {
  private static final String CHANNELS = "As channels";
  private static final String SERIES = "As series of their own";
  private static final String MISSING = "Treat as missing";
  private static final String KEEP = "Keep the values";
  private static final Set<String> TAGS =
      Set.of(
          "tag",
          "tagname",
          "tag_name",
          "tag name",
          "variable",
          "metric",
          "sensor",
          "parameter",
          "signal",
          "channel",
          "measurement",
          "point",
          "pointname",
          "attribute",
          "messstelle");
  private static final Set<String> VALUES =
      Set.of("value", "val", "reading", "y", "wert", "result");
  private static final Set<String> QUALITIES =
      Set.of("quality", "status", "qual", "flag", "quality_code");
  private static final Set<String> BAD = Set.of("bad", "invalid", "error", "fault", "schlecht");
  private static final int MAX_TAGS = 2000;

  private final List<String> names;
  private final List<Evidence> evidence;
  private final Layout layout;
  private final ReadingOptions options;

  LongForms(List<String> names, List<Evidence> evidence, Layout layout, ReadingOptions options) {
    this.names = names;
    this.evidence = evidence;
    this.layout = layout;
    this.options = options;
  }

  /// All tags of a file that is longer than its sample.
  interface Tags {
    Set<String> of(int column) throws IOException;
  }

  /// The file as channels, where that is what it holds and what is wanted.
  Optional<LongForm> find(Tags all, boolean complete, List<Note> notes, List<Question> questions)
      throws IOException {
    int tag = named(TAGS);
    int value = named(VALUES);
    int time = time();
    if (tag < 0 || value < 0 || time < 0 || tag == value || options.entity().isPresent()) {
      return Optional.empty();
    }
    Set<String> tags =
        new LinkedHashSet<>(evidence.get(tag).filled().stream().map(String::strip).toList());
    if (tags.size() < 2 && complete) return Optional.empty();
    if (!complete) tags = all.of(tag);
    if (tags.size() < 2 || tags.size() > MAX_TAGS) return Optional.empty();
    var question =
        new Question(
            "long-form",
            "Each row holds one value of one of %,d tags. Read the tags as channels of one series?"
                .formatted(tags.size()),
            List.of(CHANNELS, SERIES),
            options.answers().getOrDefault("long-form", CHANNELS));
    questions.add(question);
    if (question.chosen().equals(SERIES)) return Optional.empty();
    int quality = named(QUALITIES);
    var bad = quality < 0 ? List.<String>of() : bad(quality, complete, notes, questions);
    var kept = new ArrayList<Integer>();
    for (int column = 0; column < names.size(); column++) {
      if (column != tag && column != value && column != quality) kept.add(column);
    }
    var wide = new ArrayList<String>();
    for (int column : kept) wide.add(names.get(column));
    wide.addAll(tags);
    notes.add(
        new Note(
            "One row a value: %s names the channel; %,d channels share one clock."
                .formatted(names.get(tag), tags.size())));
    return Optional.of(
        new LongForm(tag, value, quality, kept, layout.firstLine(), wide, List.copyOf(tags), bad));
  }

  private List<String> bad(
      int quality, boolean complete, List<Note> notes, List<Question> questions) {
    var counts = new HashMap<String, Integer>();
    for (var row : layout.data()) {
      var text = row.cell(quality).strip();
      if (BAD.contains(text.toLowerCase(Locale.ROOT))) counts.merge(text, 1, Integer::sum);
    }
    var bad = new ArrayList<String>();
    for (var count : counts.entrySet()) {
      var id = "quality:" + count.getKey();
      var question =
          new Question(
              id,
              "%s%,d values carry the %s %s. Treat them as missing?"
                  .formatted(
                      complete ? "" : "At least ",
                      count.getValue(),
                      names.get(quality),
                      count.getKey()),
              List.of(MISSING, KEEP),
              options.answers().getOrDefault(id, MISSING));
      questions.add(question);
      if (question.chosen().equals(KEEP)) continue;
      bad.add(count.getKey());
      notes.add(
          new Note(
              "%s%,d values of %s %s are read as missing."
                  .formatted(
                      complete ? "" : "At least ",
                      count.getValue(),
                      names.get(quality),
                      count.getKey())));
    }
    return bad;
  }

  private int time() {
    for (int column = 0; column < names.size(); column++) {
      var found = evidence.get(column);
      boolean stamps = !found.isNumeric() && found.stamps().isPresent();
      boolean epoch =
          TimeSniffer.isTimeName(names.get(column)) && TimeSniffer.epoch(found).isPresent();
      if (stamps || epoch) return column;
    }
    return -1;
  }

  private int named(Set<String> wanted) {
    for (int column = 0; column < names.size(); column++) {
      if (wanted.contains(names.get(column).toLowerCase(Locale.ROOT))) return column;
    }
    return -1;
  }

  /// All texts of a column, more than is a long form's where there are as many.
  Set<String> tagsOf(Source source, int tag) throws IOException {
    var collector = new Collector(tag, layout.firstLine());
    source.table().read(collector, bytes -> {});
    return collector.tags;
  }

  private static final class Collector implements RowSink {
    private final int tag;
    private final long firstLine;
    private final LinkedHashSet<String> tags = new LinkedHashSet<>();
    private final Set<String> raw = new HashSet<>();
    private boolean skipping;

    Collector(int tag, long firstLine) {
      this.tag = tag;
      this.firstLine = firstLine;
    }

    @Override
    public void begin(long line) {
      skipping = line < firstLine;
    }

    @Override
    public void cell(int index, char[] buffer, int offset, int length) {
      if (index != tag || skipping || length == 0) return;
      var text = new String(buffer, offset, length);
      if (raw.add(text)) tags.add(text.strip());
    }

    @Override
    public void broken(String text, String reason) {}

    @Override
    public boolean end(int cells) {
      return tags.size() <= MAX_TAGS;
    }
  }
}
