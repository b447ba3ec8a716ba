package io.driftglass.pipeline;

import io.driftglass.method.Setting;
import io.driftglass.problem.InvalidSetting;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a pipeline can do. A new one is a constant here and its work in the workbench.
public enum Template {
  IMPORT(
      "Import files",
      "Imports a file, or every table of a folder, as new versions; rows that are known already are"
          + " left alone."),
  FETCH(
      "Fetch from an address",
      "Asks an address for a table once and imports the answer as a new version."),
  PREPARE(
      "Import and clean",
      "Imports a file, where one is named, and does the steps to the newest version of the"
          + " dataset."),
  TRAIN(
      "Train",
      "Trains a method on the newest version of a dataset and registers what it has learnt."),
  RETRAIN(
      "Train anew", "Trains a model's newest version anew and compares the two; promotes nothing."),
  MONITOR(
      "Check models",
      "Checks every model for drift and decline, tells alerts, and trains anew where that is"
          + " chosen.");

  private final String title;
  private final String help;

  Template(String title, String help) {
    this.title = title;
    this.help = help;
  }

  /// @throws InvalidSetting naming the known ones
  public static Template of(String id) {
    return Stream.of(values())
        .filter(template -> template.id().equals(id.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidSetting(
                    "There is no template '" + id + "'.",
                    "Known: "
                        + String.join(", ", Stream.of(values()).map(Template::id).toList())
                        + "."));
  }

  /// As on the command line.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String title() {
    return title;
  }

  public String help() {
    return help;
  }

  /// What can be set for each pipeline made of it.
  public List<Setting> settings() {
    return switch (this) {
      case IMPORT -> List.of(text("file", "A file, or a folder of files."), dataset());
      case FETCH -> List.of(text("url", "Such as http://127.0.0.1:8080/readings.csv."), dataset());
      case PREPARE ->
          List.of(
              text("file", "A file; empty to clean what is there."),
              dataset(),
              text("steps", "With ; between them, such as fill:by=linear; outliers:by=hampel."));
      case TRAIN ->
          List.of(
              text("dataset", "The dataset's name."),
              new Setting.Choice("task", "anomaly", List.of("anomaly", "forecast"), "What for."),
              text("method", "Id of a method, such as ridge-ar."),
              text("model", "The model's name; the dataset's where empty."));
      case RETRAIN -> List.of(text("model", "A model's name; empty for every model."));
      case MONITOR ->
          List.of(
              new Setting.Choice(
                  "retrain",
                  "none",
                  List.of("none", "drift", "degradation", "any"),
                  "What makes a model be trained anew."),
              new Setting.Whole("budget", 3, 0, 1000, "Trainings a run at most."),
              new Setting.Whole("seed", 42, 0, Integer.MAX_VALUE, "Seed of the checks."));
    };
  }

  private static Setting dataset() {
    return text("name", "The dataset's name; the file's own where empty.");
  }

  private static Setting text(String name, String help) {
    return new Setting.Text(name, "", help);
  }
}
