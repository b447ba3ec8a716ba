package io.driftglass.config;

import io.driftglass.method.Setting;
import java.util.Locale;

/// One setting of the program, declared once: file, environment, command line, dialog and
/// validation are made from it.
///
/// @param variable its name in the environment
/// @param secret never shown, never logged
public record Option(Group group, Setting setting, String variable, boolean secret) {
  static Option of(Group group, Setting setting) {
    var variable = "DRIFTGLASS_" + group + "_" + setting.name();
    return new Option(group, setting, variable.toUpperCase(Locale.ROOT), false);
  }

  Option variable(String name) {
    return new Option(group, setting, name, secret);
  }

  /// The same, never shown.
  public Option asSecret() {
    return new Option(group, setting, variable, true);
  }

  /// `performance.workers`, as in the file and on the command line.
  public String key() {
    return group.table() + "." + setting.name();
  }
}
