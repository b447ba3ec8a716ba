package io.driftglass.data.sniff;

import io.driftglass.data.plan.ColumnPlan;
import io.driftglass.data.plan.Note;
import io.driftglass.data.plan.Question;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.read.NumberParser;
import io.driftglass.series.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Decides which words and numbers stand for a missing value: those a person has named, and those
/// that look so until somebody says no.
final class MissingChoice {
  private static final String MISSING = "Treat as missing";
  private static final String NUMBER = "Keep as number";
  private static final String REJECT = "Leave those rows out";
  private static final Pattern WORD = Pattern.compile("[^\\d=]{1,40}");
  private static final int MAX_TOKENS = 8;

  private final ReadingOptions options;
  private final List<Note> notes;
  private final List<Question> questions;
  private final boolean complete;

  /// @param complete the sample is the whole file, so counts are exact
  MissingChoice(
      ReadingOptions options, List<Note> notes, List<Question> questions, boolean complete) {
    this.options = options;
    this.notes = notes;
    this.questions = questions;
    this.complete = complete;
  }

  /// Words that stand again and again where numbers should be: missing until somebody says no.
  List<String> words(List<Evidence> evidence) {
    var counts = new TreeMap<String, Integer>();
    for (var column : evidence) {
      if (column.numeric() == 0 || !column.isNumeric()) continue;
      column.texts().forEach((text, times) -> counts.merge(text, times, Integer::sum));
    }
    counts.entrySet().removeIf(e -> e.getValue() < 2 || !WORD.matcher(e.getKey()).matches());
    if (counts.size() > MAX_TOKENS) return List.of();
    var taken = new ArrayList<String>();
    for (var count : counts.entrySet()) {
      var text = count.getKey();
      var id = "token:" + text;
      var cells = "%s%,d".formatted(complete ? "" : "at least ", count.getValue());
      var question =
          new Question(
              id,
              "'%s' stands in %s cells among numbers. Treat it as missing?".formatted(text, cells),
              List.of(MISSING, REJECT),
              options.answers().getOrDefault(id, MISSING));
      questions.add(question);
      if (question.chosen().equals(REJECT)) continue;
      taken.add(text);
      notes.add(
          new Note(
              "'%s' is read as missing: it stands in %s cells among numbers."
                  .formatted(text, cells)));
    }
    return taken;
  }

  /// Numbers that stand for a missing value: those a person has named, and those that look so.
  List<Double> numbers(List<ColumnPlan> plans, List<Evidence> evidence, Marks marks) {
    var parser = new NumberParser(marks.decimal(), marks.thousands(), List.of());
    var fixed =
        options.missing().stream()
            .filter(token -> parser.parse(token) == NumberParser.Found.NUMBER)
            .map(token -> number(parser, token))
            .toList();
    var numeric =
        plans.stream()
            .filter(plan -> plan.isChannel() && plan.kind() == Kind.NUMBER)
            .map(plan -> evidence.get(plan.index()))
            .toList();
    var taken = new ArrayList<>(fixed);
    for (var sentinel : Sentinels.in(numeric)) {
      if (fixed.contains(sentinel.value())) continue;
      var value = plain(sentinel.value());
      var why =
          sentinel.onlyNegative() ? "no other value is negative" : "no other value is near it";
      var id = "sentinel:" + value;
      var question =
          new Question(
              id,
              "%s fills %s%,d cells and %s. Treat it as missing?"
                  .formatted(value, complete ? "" : "at least ", sentinel.cells(), why),
              List.of(MISSING, NUMBER),
              options.answers().getOrDefault(id, MISSING));
      questions.add(question);
      if (question.chosen().equals(NUMBER)) continue;
      taken.add(sentinel.value());
      notes.add(
          new Note(
              "%s is read as missing: it fills %s%,d cells and %s."
                  .formatted(value, complete ? "" : "at least ", sentinel.cells(), why)));
    }
    return taken;
  }

  private static double number(NumberParser parser, String token) {
    parser.parse(token);
    return parser.value();
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value).toLowerCase(Locale.ROOT);
  }
}
