package io.driftglass.data.plan;

import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// What a person has fixed about a file; everything else is sniffed.
///
/// @param given the fixed options as written, such as `HEADER_ROW` -> `3`
/// @param roles roles fixed by column name
/// @param units units fixed by column name
/// @param names names given to columns, by the name they had
/// @param kinds kinds of values fixed by column name
/// @param answers the chosen answer of each answered [Question], by the question's id
public record ReadingOptions(
    Map<ReadingOption, String> given,
    Map<String, Role> roles,
    Map<String, String> units,
    Map<String, String> names,
    Map<String, Kind> kinds,
    Map<String, String> answers) {
  /// Nothing is fixed.
  public static final ReadingOptions NONE =
      new ReadingOptions(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  /// @throws InvalidSetting where a text cannot be what its option wants
  public ReadingOptions {
    given = Map.copyOf(given);
    roles = Map.copyOf(roles);
    units = Map.copyOf(units);
    names = Map.copyOf(names);
    kinds = Map.copyOf(kinds);
    answers = Map.copyOf(answers);
    given.forEach(ReadingOptions::check);
  }

  /// The same with one option fixed; an empty text leaves it to be sniffed again.
  public ReadingOptions with(ReadingOption option, String text) {
    var next = new EnumMap<ReadingOption, String>(ReadingOption.class);
    next.putAll(given);
    if (text.isEmpty()) next.remove(option);
    else next.put(option, text);
    return new ReadingOptions(next, roles, units, names, kinds, answers);
  }

  /// The same with what others fix, in place of what was fixed here.
  public ReadingOptions with(ReadingOptions others) {
    var next = this;
    for (var entry : others.given.entrySet()) next = next.with(entry.getKey(), entry.getValue());
    return new ReadingOptions(
        next.given,
        plus(roles, others.roles),
        plus(units, others.units),
        plus(names, others.names),
        plus(kinds, others.kinds),
        plus(answers, others.answers));
  }

  public ReadingOptions withRole(String column, Role role) {
    return new ReadingOptions(given, plus(roles, column, role), units, names, kinds, answers);
  }

  public ReadingOptions withUnit(String column, String unit) {
    return new ReadingOptions(given, roles, plus(units, column, unit), names, kinds, answers);
  }

  /// @param name what the column is called from now on; empty for the name it had
  public ReadingOptions withName(String column, String name) {
    var next = new HashMap<>(names);
    if (name.isBlank()) next.remove(column);
    else next.put(column, name.strip());
    return new ReadingOptions(given, roles, units, next, kinds, answers);
  }

  public ReadingOptions withKind(String column, Kind kind) {
    return new ReadingOptions(given, roles, units, names, plus(kinds, column, kind), answers);
  }

  /// @param choice one of the question's choices
  public ReadingOptions withAnswer(Question question, String choice) {
    return new ReadingOptions(
        given, roles, units, names, kinds, plus(answers, question.id(), choice));
  }

  public Optional<String> text(ReadingOption option) {
    return Optional.ofNullable(given.get(option));
  }

  public Optional<Character> delimiter() {
    return text(ReadingOption.DELIMITER).map(ReadingOptions::delimiter);
  }

  public Optional<Character> decimal() {
    return text(ReadingOption.DECIMAL).map(ReadingOptions::decimal);
  }

  public Optional<Charset> encoding() {
    return text(ReadingOption.ENCODING).map(ReadingOptions::charset);
  }

  /// The header's line, 1 is the first; 0 where the file has none.
  public OptionalInt headerRow() {
    return text(ReadingOption.HEADER_ROW)
        .map(text -> OptionalInt.of(row(text)))
        .orElseGet(OptionalInt::empty);
  }

  /// No, one or several columns.
  public List<String> time() {
    return list(ReadingOption.TIME);
  }

  public Optional<String> timeFormat() {
    return text(ReadingOption.TIME_FORMAT);
  }

  public Optional<ZoneId> zone() {
    return text(ReadingOption.ZONE).map(ReadingOptions::zone);
  }

  public Optional<String> sheet() {
    return text(ReadingOption.SHEET);
  }

  public Optional<String> entity() {
    return text(ReadingOption.ENTITY);
  }

  public Optional<String> label() {
    return text(ReadingOption.LABEL);
  }

  public List<String> ignore() {
    return list(ReadingOption.IGNORE);
  }

  public List<String> missing() {
    return list(ReadingOption.MISSING);
  }

  public List<String> targets() {
    return list(ReadingOption.TARGET);
  }

  /// What becomes of stamps that repeat or do not exist.
  public TimePolicy policy() {
    return new TimePolicy(
        text(ReadingOption.REPEATS)
            .map(text -> TimePolicy.Repeats.valueOf(upper(text)))
            .orElse(TimePolicy.KEEP.repeats()),
        text(ReadingOption.SKIPPED_HOUR)
            .map(text -> TimePolicy.Skipped.valueOf(upper(text)))
            .orElse(TimePolicy.KEEP.skipped()),
        text(ReadingOption.REPEATED_HOUR)
            .map(text -> TimePolicy.Twice.valueOf(upper(text)))
            .orElse(TimePolicy.KEEP.twice()));
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private List<String> list(ReadingOption option) {
    return text(option)
        .map(text -> Arrays.stream(text.split(",")).map(String::strip).toList())
        .orElse(List.of());
  }

  private static <V> Map<String, V> plus(Map<String, V> map, Map<String, V> others) {
    var next = new HashMap<>(map);
    next.putAll(others);
    return next;
  }

  private static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
    var next = new HashMap<>(map);
    next.put(key, value);
    return next;
  }

  private static void check(ReadingOption option, String text) {
    switch (option) {
      case DELIMITER -> delimiter(text);
      case DECIMAL -> decimal(text);
      case ENCODING -> charset(text);
      case HEADER_ROW -> row(text);
      case ZONE -> zone(text);
      case REPEATS -> oneOf(option, text, TimePolicy.Repeats.NAMES);
      case SKIPPED_HOUR -> oneOf(option, text, TimePolicy.Skipped.NAMES);
      case REPEATED_HOUR -> oneOf(option, text, TimePolicy.Twice.NAMES);
      case TIME -> {
        if (text.split(",").length > 6) {
          throw invalid(option, text, "Name up to six columns, such as year, month, day, hour.");
        }
      }
      case TIME_FORMAT, SHEET, ENTITY, LABEL, IGNORE, MISSING, TARGET -> {}
    }
  }

  private static void oneOf(ReadingOption option, String text, List<String> known) {
    if (!known.contains(text.toLowerCase(Locale.ROOT))) {
      throw invalid(option, text, "Give one of " + String.join(", ", known) + ".");
    }
  }

  private static char delimiter(String text) {
    return switch (text) {
      case "tab", "\\t" -> '\t';
      case "space" -> ' ';
      case "comma" -> ',';
      case "semicolon" -> ';';
      case "bar" -> '|';
      default -> {
        if (text.length() == 1 && text.charAt(0) != '"') yield text.charAt(0);
        throw invalid(
            ReadingOption.DELIMITER, text, "Give one character, or 'tab', 'space' or 'bar'.");
      }
    };
  }

  private static char decimal(String text) {
    return switch (text) {
      case ".", "point" -> '.';
      case ",", "comma" -> ',';
      default -> throw invalid(ReadingOption.DECIMAL, text, "Give '.' or ','.");
    };
  }

  private static Charset charset(String text) {
    return parsed(
        ReadingOption.ENCODING, text, Charset::forName, "Give a name such as UTF-8 or ISO-8859-1.");
  }

  private static ZoneId zone(String text) {
    return parsed(
        ReadingOption.ZONE, text, ZoneId::of, "Give a zone such as Europe/Rome, UTC or +02:00.");
  }

  private static int row(String text) {
    int row = parsed(ReadingOption.HEADER_ROW, text, Integer::valueOf, "Give a line number.");
    if (row < 0) throw invalid(ReadingOption.HEADER_ROW, text, "Give 0 for none or a line number.");
    return row;
  }

  private static <T> T parsed(
      ReadingOption option, String text, Function<String, T> parse, String remedy) {
    try {
      return parse.apply(text);
    } catch (NumberFormatException
        | DateTimeException
        | IllegalCharsetNameException
        | UnsupportedCharsetException wrong) {
      throw invalid(option, text, remedy);
    }
  }

  private static InvalidSetting invalid(ReadingOption option, String text, String remedy) {
    return new InvalidSetting(option.flag() + " cannot be '" + text + "'.", remedy);
  }
}
