package io.driftglass.ui.kit;

/// Something the command palette offers.
///
/// @param group heading in the palette: `Commands`, `Go to`
/// @param detail muted text after the title; may be empty
/// @param keys its shortcut such as `Ctrl+O`; empty where it has none
public record Command(
    String group, String title, String detail, String icon, String keys, Runnable run) {}
