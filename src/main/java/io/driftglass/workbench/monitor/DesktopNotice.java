package io.driftglass.workbench.monitor;

import io.driftglass.monitor.Alert;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An alert as a notification of the desktop, shown by the program that each system has for it.
///
/// @param words the program and what it is given; no shell sees them
/// @param surroundings variables that the program reads
record DesktopNotice(List<String> words, Map<String, String> surroundings) {
  private static final String TITLE = "DRIFTGLASS_TITLE";
  private static final String TEXT = "DRIFTGLASS_TEXT";

  /// What is said stands in variables, so that no text becomes a part of the script.
  private static final String BALLOON =
      "Add-Type -AssemblyName System.Windows.Forms; $n = New-Object"
          + " System.Windows.Forms.NotifyIcon; $n.Icon ="
          + " [System.Drawing.SystemIcons]::Information; $n.Visible = $true;"
          + " $n.ShowBalloonTip(10000, $env:DRIFTGLASS_TITLE, $env:DRIFTGLASS_TEXT, 'Info');"
          + " Start-Sleep 11; $n.Dispose()";

  /// @param system as `os.name` says it
  static DesktopNotice of(String system, Alert alert) {
    var title = "Driftglass: " + alert.model();
    var text = alert.message();
    var name = system.toLowerCase(Locale.ROOT);
    var words =
        name.startsWith("windows")
            ? List.of("powershell", "-NoProfile", "-NonInteractive", "-Command", BALLOON)
            : name.startsWith("mac")
                ? List.of(
                    "osascript",
                    "-e",
                    "on run said",
                    "-e",
                    "display notification (item 2 of said) with title (item 1 of said)",
                    "-e",
                    "end run",
                    title,
                    text)
                : List.of("notify-send", "--app-name=Driftglass", "--", title, text);
    return new DesktopNotice(words, Map.of(TITLE, title, TEXT, text));
  }
}
