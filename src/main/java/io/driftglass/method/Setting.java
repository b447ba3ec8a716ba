package io.driftglass.method;

import io.driftglass.series.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One value a user may choose: its name, default, range and help text.
///
/// The declaration is all there is: form, command-line option, JSON, registry entry and validation
/// are made from it. `Object` values are `Long`, `Double`, `String` or `Boolean`, by kind.
public sealed interface Setting {
  String name();

  String help();

  Object initial();

  /// The value in that text, or a sentence that says why it is none.
  Checked parse(String text);

  /// What is allowed, for messages and help: `1 to 500`.
  String range();

  /// A parsed value or the reason there is none; exactly one is present.
  record Checked(Optional<Object> value, Optional<String> problem) {
    static Checked of(Object value) {
      return new Checked(Optional.of(value), Optional.empty());
    }

    static Checked wrong(String problem) {
      return new Checked(Optional.empty(), Optional.of(problem));
    }
  }

  /// A whole number, both ends included.
  record Whole(String name, long value, long min, long max, String help) implements Setting {
    @Override
    public Object initial() {
      return value;
    }

    @Override
    public String range() {
      return "%d to %d".formatted(min, max);
    }

    @Override
    public Checked parse(String text) {
      try {
        long parsed = Long.parseLong(text.strip());
        if (min <= parsed && parsed <= max) return Checked.of(parsed);
      } catch (NumberFormatException e) {
        // falls through: not a whole number is told like out of range
      }
      return Checked.wrong(
          "%s must be a whole number from %s, not '%s'".formatted(name, range(), text));
    }
  }

  /// A finite number, both ends included.
  record Real(String name, double value, double min, double max, String help) implements Setting {
    @Override
    public Object initial() {
      return value;
    }

    @Override
    public String range() {
      return "%s to %s".formatted(plain(min), plain(max));
    }

    @Override
    public Checked parse(String text) {
      try {
        double parsed = Double.parseDouble(text.strip());
        if (min <= parsed && parsed <= max) return Checked.of(parsed);
      } catch (NumberFormatException e) {
        // falls through: not a number is told like out of range
      }
      return Checked.wrong("%s must be a number from %s, not '%s'".formatted(name, range(), text));
    }

    private static String plain(double bound) {
      return bound == Math.rint(bound) && Math.abs(bound) < 1e9
          ? Long.toString((long) bound)
          : String.format(Locale.ROOT, "%s", bound);
    }
  }

  /// One of a few words.
  record Choice(String name, String value, List<String> options, String help) implements Setting {
    public Choice {
      options = List.copyOf(options);
    }

    @Override
    public Object initial() {
      return value;
    }

    @Override
    public String range() {
      return String.join(", ", options);
    }

    @Override
    public Checked parse(String text) {
      return options.contains(text.strip())
          ? Checked.of(text.strip())
          : Checked.wrong("%s must be one of %s, not '%s'".formatted(name, range(), text));
    }
  }

  /// On or off.
  record Flag(String name, boolean value, String help) implements Setting {
    @Override
    public Object initial() {
      return value;
    }

    @Override
    public String range() {
      return "true, false";
    }

    @Override
    public Checked parse(String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true", "yes", "on", "1" -> Checked.of(true);
        case "false", "no", "off", "0" -> Checked.of(false);
        default -> Checked.wrong("%s must be true or false, not '%s'".formatted(name, text));
      };
    }
  }

  /// Any text on one line, such as a folder; empty is allowed.
  record Text(String name, String value, String help) implements Setting {
    private static final int LONGEST = 4000;

    @Override
    public Object initial() {
      return value;
    }

    @Override
    public String range() {
      return "text";
    }

    @Override
    public Checked parse(String text) {
      return text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl)
          ? Checked.of(text.strip())
          : Checked.wrong("%s must be one line of at most %d characters".formatted(name, LONGEST));
    }
  }

  /// A stretch of rows or of time: `61 rows`, `60 min`, `1 h`.
  ///
  /// @param optional whether it may be empty, for no limit
  record Length(String name, String value, boolean optional, String help) implements Setting {
    @Override
    public Object initial() {
      return value;
    }

    @Override
    public String range() {
      return "rows or time, such as 60 rows, 90 s, 15 min, 1 h, 7 d"
          + (optional ? ", or none" : "");
    }

    @Override
    public Checked parse(String text) {
      if (optional && text.isBlank()) return Checked.of("");
      return Span.parse(text)
          .map(span -> Checked.of(span.text()))
          .orElse(Checked.wrong("%s must be %s, not '%s'".formatted(name, range(), text)));
    }
  }

  /// Names of channels with a plus between them; none stands for all that the step is made for.
  record Channels(String name, String help) implements Setting {
    private static final int LONGEST = 100_000;

    @Override
    public Object initial() {
      return "";
    }

    @Override
    public String range() {
      return "names with + between them, or none for all";
    }

    @Override
    public Checked parse(String text) {
      return text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl)
          ? Checked.of(text.strip())
          : Checked.wrong("%s must be names on one line with + between them".formatted(name));
    }
  }
}
