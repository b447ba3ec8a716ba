package io.driftglass.series;

import io.driftglass.problem.InvalidSetting;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A length along a series as people give it: a number of rows or an amount of time.
public sealed interface Span {
  record Rows(long count) implements Span {
    @Override
    public String text() {
      return count + (count == 1 ? " row" : " rows");
    }

    @Override
    public long ticks(Frame frame) {
      return Math.multiplyExact(count, frame.interval());
    }
  }

  record Time(long micros) implements Span {
    @Override
    public String text() {
      for (var unit : new String[] {"w", "d", "h", "min", "s", "ms"}) {
        long size = MICROS.get(unit);
        if (micros % size == 0) return micros / size + " " + unit;
      }
      return micros + " us";
    }

    @Override
    public long ticks(Frame frame) {
      if (frame.clock() instanceof Clock.Index(var counted)) {
        throw new InvalidSetting(
            "%s is a time, but these rows are counted in '%s'.".formatted(text(), counted),
            "Give it in rows, such as '60 rows'.");
      }
      return micros;
    }
  }

  Map<String, Long> MICROS =
      Map.of(
          "us", 1L,
          "ms", 1_000L,
          "s", 1_000_000L,
          "min", 60_000_000L,
          "h", 3_600_000_000L,
          "d", 86_400_000_000L,
          "w", 604_800_000_000L);

  Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*(rows?|us|ms|s|min|h|d|w)?");

  /// `61`, `61 rows`, `90s`, `60 min`, `1.5 h`, `2 d`, `1 w`; empty where the text is none of them
  /// or not above zero.
  static Optional<Span> parse(String text) {
    var form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) return Optional.empty();
    var amount = new BigDecimal(form.group(1));
    var unit = form.group(2);
    if (amount.signum() <= 0) return Optional.empty();
    if (unit == null || unit.startsWith("row")) {
      return amount.stripTrailingZeros().scale() > 0
          ? Optional.empty()
          : Optional.of(new Rows(amount.longValue()));
    }
    var micros = amount.multiply(BigDecimal.valueOf(MICROS.get(unit)));
    return micros.signum() > 0
            && micros.stripTrailingZeros().scale() <= 0
            && micros.compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 2)) < 0
        ? Optional.of(new Time(micros.longValue()))
        : Optional.empty();
  }

  /// The shortest text that [#parse] reads back.
  String text();

  /// The length in ticks; rows are counted at the frame's usual step.
  ///
  /// @throws InvalidSetting for a time where rows are counted, not timed
  long ticks(Frame frame);
}
