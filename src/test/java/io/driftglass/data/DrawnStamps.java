package io.driftglass.data;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Stamps of even rows in one of the forms that exports use. Every form can be told from its data:
/// rows reach beyond the twelfth of a month where day and month look alike.
final class DrawnStamps {
  private static final long MICROS = 1_000_000;

  private enum Step {
    SECOND(1),
    MINUTE(60),
    QUARTER(900),
    HOUR(3600),
    DAY(86_400);

    final long seconds;

    Step(long seconds) {
      this.seconds = seconds;
    }
  }

  private enum Form {
    ISO("yyyy-MM-dd HH:mm:ss"),
    ISO_T("yyyy-MM-dd'T'HH:mm:ss"),
    ISO_SHORT("yyyy-MM-dd HH:mm"),
    ISO_MILLIS("yyyy/MM/dd HH:mm:ss.SSS"),
    ISO_Z("yyyy-MM-dd'T'HH:mm:ss'Z'"),
    ISO_OFFSET("yyyy-MM-dd'T'HH:mm:ss'+02:00'"),
    GERMAN("dd.MM.yyyy HH:mm:ss"),
    GERMAN_SHORT("dd.MM.yy HH:mm"),
    BRITISH("dd/MM/yyyy HH:mm"),
    AMERICAN("MM/dd/yyyy HH:mm"),
    AMERICAN_LOOSE("M/d/yyyy H:mm"),
    AMERICAN_HALVES("MM/dd/yyyy hh:mm:ss a"),
    DASHED("dd-MM-yyyy HH:mm:ss"),
    NAMED("dd-MMM-yyyy HH:mm:ss"),
    NAMED_FIRST("MMM d, yyyy HH:mm"),
    NAMED_LONG("d MMMM yyyy HH:mm"),
    WEEKDAY("EEE dd MMM yyyy HH:mm"),
    COMPACT("yyyyMMddHHmmss"),
    COMPACT_T("yyyyMMdd'T'HHmmss"),
    TWO_COLUMNS("dd/MM/yyyy#HH:mm:ss"),
    TWO_COLUMNS_ISO("yyyy-MM-dd#HH:mm"),
    PARTS("yyyy#M#d#H#m"),
    DATE_HOUR("yyyy-MM-dd#H"),
    DATE("yyyy-MM-dd"),
    DATE_BRITISH("dd/MM/yyyy"),
    DATE_COMPACT("yyyyMMdd"),
    EPOCH_S(""),
    EPOCH_MS(""),
    EPOCH_US(""),
    EPOCH_NS(""),
    INDEX("");

    final String pattern;

    Form(String pattern) {
      this.pattern = pattern;
    }
  }

  private final Form form;
  private final Step step;
  private final LocalDateTime start;
  private final boolean proven;

  DrawnStamps(Random random, int rows) {
    form = Form.values()[random.nextInt(Form.values().length)];
    step = step(random);
    long day = random.nextInt(15_000);
    var drawn = LocalDateTime.ofEpochSecond(315_532_800L + day * 86_400, 0, ZoneOffset.UTC);
    boolean alike = form.pattern.matches("(dd|MM|M|d)[-/](MM|dd|d|M)[-/].*");
    proven = alike;
    boolean fine = step.seconds < 3600 && alike;
    start =
        (fine || (alike && rows * step.seconds < 13 * 86_400))
            ? drawn.withDayOfMonth(13 + random.nextInt(12))
            : drawn;
  }

  private Step step(Random random) {
    if (form.name().startsWith("DATE") && form != Form.DATE_HOUR) return Step.DAY;
    if (form == Form.DATE_HOUR) return Step.HOUR;
    boolean seconds = form.pattern.isEmpty() || form.pattern.contains("s");
    return Step.values()[(seconds ? 0 : 1) + random.nextInt(seconds ? 4 : 3)];
  }

  boolean isTimed() {
    return form != Form.INDEX;
  }

  /// Rows may stand elsewhere than their stamps say.
  boolean maySwap() {
    return isTimed();
  }

  boolean wantsHeader() {
    return form == Form.PARTS || form == Form.DATE_HOUR || form.pattern.isEmpty();
  }

  List<String> names() {
    return switch (form) {
      case PARTS -> List.of("Year", "Month", "Day", "Hour", "Minute");
      case DATE_HOUR -> List.of("date", "hour");
      case TWO_COLUMNS, TWO_COLUMNS_ISO -> List.of("Date", "Time");
      case INDEX -> List.of("step");
      default -> List.of("timestamp");
    };
  }

  List<String> cells(int row) {
    long seconds = start.toEpochSecond(ZoneOffset.UTC) + row * step.seconds;
    return switch (form) {
      case EPOCH_S -> List.of(Long.toString(seconds));
      case EPOCH_MS -> List.of(Long.toString(seconds * 1000));
      case EPOCH_US -> List.of(Long.toString(seconds * MICROS));
      case EPOCH_NS -> List.of(Long.toString(seconds * MICROS * 1000));
      case INDEX -> List.of(Integer.toString(row));
      default -> {
        var time = start.plusSeconds(row * step.seconds);
        var text =
            DateTimeFormatter.ofPattern(form.pattern.replace("#", "'#'"), Locale.ENGLISH)
                .format(time);
        yield List.of(text.split("#"));
      }
    };
  }

  long tick(int row) {
    if (form == Form.INDEX) return row;
    long seconds = start.toEpochSecond(ZoneOffset.UTC) + row * step.seconds;
    long shift = form == Form.ISO_OFFSET ? 7200 : 0;
    return (seconds - shift) * MICROS;
  }

  @Override
  public String toString() {
    return form + (proven ? " from day " + start.getDayOfMonth() : "") + " by " + step;
  }
}
