package io.driftglass.ui.data.rows;

import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.ui.kit.text.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// Which rows are wanted, as people write it: `flow > 200 and pressure missing`, `state = on`,
/// `time >= 2026-03-01 12:00`.
final class RowCondition {
  private static final Pattern AND = Pattern.compile("(?i)\\s+and\\s+");
  private static final Pattern CLAUSE =
      Pattern.compile("(?i)(.+?)\\s*(>=|<=|!=|<>|=|>|<|\\bmissing$|\\bfilled$)\\s*(.*)");
  private static final String TIME = "time";

  private final Frame frame;

  private RowCondition(Frame frame) {
    this.frame = frame;
  }

  /// @return whether a row is wanted; all are where nothing is written
  /// @throws InvalidSetting where it cannot be understood, saying which part
  static IntPredicate of(Frame frame, String text) {
    if (text.isBlank()) return row -> true;
    var condition = new RowCondition(frame);
    List<IntPredicate> clauses = new ArrayList<>();
    for (var clause : AND.split(text.strip())) clauses.add(condition.clause(clause.strip()));
    return row -> {
      for (var clause : clauses) if (!clause.test(row)) return false;
      return true;
    };
  }

  private IntPredicate clause(String text) {
    var matched = CLAUSE.matcher(text);
    if (!matched.matches()) {
      throw new InvalidSetting(
          Words.of("'%s' is no condition.", text),
          "Write one such as 'flow > 200', 'flow missing' or 'time >= 2026-03-01'.");
    }
    var name = matched.group(1).strip();
    var operator = matched.group(2).toLowerCase(Locale.ROOT);
    var value = matched.group(3).strip();
    if (name.equalsIgnoreCase(TIME) && channel(name) < 0) return time(operator, value);
    int channel = channel(name);
    if (channel < 0) {
      throw new InvalidSetting(
          Words.of("There is no channel '%s'.", name),
          Words.of(
              "The channels are %s.",
              String.join(", ", frame.channels().stream().map(c -> c.name()).toList())));
    }
    var values = frame.column(channel);
    if (operator.equals("missing")) return row -> Double.isNaN(values[row]);
    if (operator.equals("filled")) return row -> frame.filled(channel).get(row);
    double wanted =
        frame.channel(channel).kind() == Kind.CATEGORY
            ? frame.channel(channel).categories().indexOf(value)
            : number(value);
    return row -> holds(operator, Double.compare(values[row], wanted), Double.isNaN(values[row]));
  }

  private IntPredicate time(String operator, String value) {
    long wanted = tick(value);
    return row -> holds(operator, Long.compare(frame.tick(row), wanted), false);
  }

  private static boolean holds(String operator, int compared, boolean missing) {
    if (missing) return false;
    return switch (operator) {
      case ">" -> compared > 0;
      case ">=" -> compared >= 0;
      case "<" -> compared < 0;
      case "<=" -> compared <= 0;
      case "=" -> compared == 0;
      default -> compared != 0;
    };
  }

  private int channel(String name) {
    for (int c = 0; c < frame.channels().size(); c++) {
      if (frame.channel(c).name().equalsIgnoreCase(name)) return c;
    }
    return -1;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.replace('\u2212', '-').replace(',', '.'));
    } catch (NumberFormatException wrong) {
      throw new InvalidSetting(
          Words.of("'%s' is no number.", text), "Write one such as 12.5 after the sign.");
    }
  }

  private long tick(String text) {
    if (frame.clock() instanceof Clock.Index) return (long) number(text);
    try {
      var stamp = text.replace(' ', 'T');
      var local =
          stamp.length() <= 10 ? LocalDate.parse(stamp).atStartOfDay() : LocalDateTime.parse(stamp);
      return Clock.micros(local.atZone(frame.clock().zone()).toInstant());
    } catch (DateTimeException wrong) {
      throw new InvalidSetting(
          Words.of("'%s' is no time.", text), "Write one such as 2026-03-01 or 2026-03-01 12:00.");
    }
  }
}
