package io.driftglass.ui.settings;

import io.driftglass.config.Chosen;
import io.driftglass.config.Config;
import io.driftglass.config.Option;
import io.driftglass.config.Options;
import io.driftglass.config.Origin;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The settings as they stand, and how they are changed: the configuration file is written, a value
/// from the command line or the environment stays above it.
final class SettingsViewModel {
  private final Desk desk;
  private final ReadOnlyObjectWrapper<Config> config = new ReadOnlyObjectWrapper<>(this, "config");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  SettingsViewModel(Desk desk) {
    this.desk = desk;
    config.set(desk.workbench().config());
    refresh();
  }

  /// Reads the file again.
  void refresh() {
    desk.loader()
        .start("Read the settings", progress -> config.get().again(), config::set, this::fail);
  }

  ReadOnlyObjectProperty<Config> configProperty() {
    return config.getReadOnlyProperty();
  }

  /// Why the last change could not be kept; empty where it could.
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// All settings, in groups that follow each other.
  List<Chosen> all() {
    return config.get().all();
  }

  /// Where the file lies.
  String file() {
    return config.get().file().toString();
  }

  /// Whether the file decides: a value of the command line or the environment stands above it.
  static boolean changeable(Chosen chosen) {
    return chosen.origin() == Origin.FILE || chosen.origin() == Origin.DEFAULT;
  }

  /// `the environment, DRIFTGLASS_THEME`.
  static String origin(Chosen chosen) {
    return switch (chosen.origin()) {
      case ENVIRONMENT -> Words.of(chosen.origin().words()) + ", " + chosen.option().variable();
      case COMMAND_LINE, FILE, DEFAULT -> Words.of(chosen.origin().words());
    };
  }

  /// Why that text is no value of the setting; empty where it is one.
  static Optional<String> wrong(Option option, String text) {
    return option.setting().parse(text).problem();
  }

  /// Keeps a value in the file. What can change at once does; the rest does at the next start.
  void set(Option option, String text) {
    if (wrong(option, text).isPresent()) return;
    keep(option, text.strip());
  }

  /// Takes the value out of the file.
  void reset(Option option) {
    keep(option, "");
  }

  private void keep(Option option, String text) {
    problem.set("");
    desk.loader()
        .start(
            "Keep " + option.key(),
            progress -> config.get().set(option, text),
            changed -> {
              config.set(changed);
              apply(option, changed);
            },
            this::fail);
  }

  private void apply(Option option, Config changed) {
    var look = desk.tools().look();
    if (option.equals(Options.TEXT_PERCENT)) {
      look.textScaleProperty().set(changed.whole(Options.TEXT_PERCENT) / 100.0);
    } else if (option.equals(Options.THEME)) {
      theme(look, changed.text(Options.THEME));
    } else if (!desk.workbench().takeUp(option, changed)) {
      desk.tools()
          .notices()
          .status(Words.of("%s is kept; it counts from the next start on", option.key()));
      return;
    }
    desk.tools().notices().status(Words.of("%s is kept", option.key()));
  }

  private static void theme(Look look, String wanted) {
    switch (wanted) {
      case "light" -> look.choose(Theme.LIGHT);
      case "dark" -> look.choose(Theme.DARK);
      default -> look.followSystem();
    }
  }

  private void fail(Exception failure) {
    problem.set(Problems.of(failure).sentence());
  }
}
