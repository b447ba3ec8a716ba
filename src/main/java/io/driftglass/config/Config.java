package io.driftglass.config;

import io.driftglass.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The settings of the program: command line before environment before file before default. A value
/// that is not allowed is left out with a problem, and the next one counts.
public final class Config {
  /// Environment variables of ours that name no setting.
  private static final Set<String> OTHER_VARIABLES = Set.of("DRIFTGLASS_CONFIG");

  private final Map<Option, Chosen> values = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> given;
  private final Map<String, String> environment;
  private final Path file;

  private Config(Map<String, String> given, Map<String, String> environment, Path file) {
    this.given = Map.copyOf(given);
    this.environment = Map.copyOf(environment);
    this.file = file;
  }

  /// @param commandLine texts by key, such as `look.theme`
  /// @param environment the whole environment
  /// @param file TOML; may be missing
  public static Config of(
      Map<String, String> commandLine, Map<String, String> environment, Path file) {
    return of(Options.ALL, commandLine, environment, file);
  }

  static Config of(
      List<Option> options,
      Map<String, String> commandLine,
      Map<String, String> environment,
      Path file) {
    var config = new Config(commandLine, environment, file);
    var read = ConfigFile.read(file);
    read.problem().ifPresent(config.problems::add);
    for (var option : options) {
      var texts = new EnumMap<Origin, String>(Origin.class);
      texts.put(Origin.COMMAND_LINE, commandLine.get(option.key()));
      texts.put(Origin.ENVIRONMENT, environment.get(option.variable()));
      texts.put(Origin.FILE, read.values().get(option.key()));
      config.values.put(option, config.choose(option, texts));
    }
    var keys = options.stream().map(Option::key).collect(Collectors.toSet());
    var variables = options.stream().map(Option::variable).collect(Collectors.toSet());
    config.unknown("on the command line", commandLine.keySet(), keys);
    config.unknown(
        "in the environment",
        environment.keySet().stream()
            .filter(name -> name.startsWith("DRIFTGLASS_") && !OTHER_VARIABLES.contains(name))
            .toList(),
        variables);
    config.unknown("in " + file, read.values().keySet(), keys);
    return config;
  }

  /// Texts from the command line, by key.
  public Map<String, String> given() {
    return given;
  }

  /// The configuration file; may be missing.
  public Path file() {
    return file;
  }

  /// Sets a value in the configuration file, whose other lines stay as they are; the default comes
  /// back where the text is empty.
  ///
  /// @return the settings as they are then
  /// @throws IOException where the file cannot be written
  public Config set(Option option, String text) throws IOException {
    ConfigFile.write(file, option, text);
    return again();
  }

  /// The same read again, after the file has been changed.
  public Config again() {
    return of(given, environment, file);
  }

  /// Every setting with its value and origin, in declared order.
  public List<Chosen> all() {
    return List.copyOf(values.values());
  }

  /// What was wrong with what was set; the program runs all the same.
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  public Chosen chosen(Option option) {
    return values.get(option);
  }

  public String text(Option option) {
    return (String) values.get(option).value();
  }

  public int whole(Option option) {
    return Math.toIntExact((Long) values.get(option).value());
  }

  public double real(Option option) {
    return (Double) values.get(option).value();
  }

  public boolean flag(Option option) {
    return (Boolean) values.get(option).value();
  }

  /// Secrets that are set, to keep them out of the log.
  public List<String> secrets() {
    return values.values().stream()
        .filter(chosen -> chosen.option().secret())
        .map(chosen -> chosen.value().toString())
        .filter(secret -> !secret.isEmpty())
        .toList();
  }

  private Chosen choose(Option option, Map<Origin, String> texts) {
    var wrong = new ArrayList<String>();
    for (var origin : texts.keySet()) {
      var text = texts.get(origin);
      if (text == null) continue;
      var checked = option.setting().parse(text);
      if (checked.value().isPresent()) {
        return told(new Chosen(option, checked.value().get(), origin), wrong);
      }
      wrong.add(
          "In %s, %s"
              .formatted(
                  origin.words(),
                  option.secret()
                      ? option.setting().name() + " is not allowed"
                      : checked.problem().orElseThrow()));
    }
    return told(new Chosen(option, option.setting().initial(), Origin.DEFAULT), wrong);
  }

  private Chosen told(Chosen chosen, List<String> wrong) {
    for (var sentence : wrong) {
      var used = "%s is used, from %s.".formatted(chosen.shown(), chosen.origin().words());
      problems.add(new Problem(chosen.option().key(), sentence + ".", used));
    }
    return chosen;
  }

  private void unknown(String where, Iterable<String> given, Set<String> known) {
    var names = new TreeSet<String>();
    given.forEach(names::add);
    names.removeAll(known);
    for (var name : names) {
      problems.add(
          new Problem(
              name,
              "There is no such setting %s.".formatted(where),
              "Known: " + String.join(", ", new TreeSet<>(known)) + "."));
    }
  }
}
