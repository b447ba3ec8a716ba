package io.driftglass.ui.kit;

import io.driftglass.ui.kit.text.Words;

/// Something the command palette offers.
///
/// @param group heading in the palette: `Commands`, `Go to`
/// @param detail muted text after the title; may be empty
/// @param keys its shortcut such as `Ctrl+O`; empty where it has none
public record Command(
    String group, String title, String detail, String icon, String keys, Runnable run) {
  /// The group of what is done; other groups are places to go to.
  public static final String COMMANDS = "Commands";

  /// @param keys empty for none
  public static Command of(String title, String icon, String keys, Runnable run) {
    return new Command(COMMANDS, Words.of(title), "", icon, keys, run);
  }

  /// The same, told to belong somewhere: a page, a chip, a row.
  public Command in(String detail) {
    return new Command(group, title, Words.of(detail), icon, keys, run);
  }
}
