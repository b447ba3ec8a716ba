package io.driftglass;

import io.driftglass.cli.CommandDoor;
import io.driftglass.cli.Window;
import io.driftglass.config.LogFile;
import io.driftglass.config.NoSerialization;
import io.driftglass.neural.GpuProbe;
import io.driftglass.workbench.fit.TrainingChild;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The program's one entry: no command opens the window, any command is the command line. JavaFX is
/// loaded only when a window or a picture is asked for.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    NoSerialization.forbid();
    if (arguments.length == 3 && arguments[0].equals(TrainingChild.COMMAND)) {
      System.exit(TrainingChild.run(arguments));
    }
    if (arguments.length == 3 && arguments[0].equals(GpuProbe.COMMAND)) {
      System.exit(GpuProbe.run(arguments));
    }
    LogFile.bridge();
    var window = new JavaFxWindow();
    var command = commandOf(arguments, window);
    if (!isSeen(command)) writeNumbersAlikeEverywhere();
    System.exit(new CommandDoor(window).run(command));
  }

  /// Whether the command shows the window, or a picture of it.
  static boolean isSeen(String[] command) {
    return List.of(command).contains("window") || command[0].equals("snapshot");
  }

  /// Scripts read what the terminal writes; only the window follows the user's language.
  private static void writeNumbersAlikeEverywhere() {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ENGLISH);
  }

  /// Without a command: `window`. Where there is no display, `window` is `demo`.
  private static String[] commandOf(String[] arguments, Window window) {
    var all = new ArrayList<>(List.of(arguments));
    boolean onlyHome = all.size() == 2 && all.getFirst().equals("--home");
    if (all.isEmpty() || onlyHome) all.addFirst("window");
    if (all.getFirst().equals("window") && !window.possible()) {
      System.err.println("There is no display: doing the main job on the sample in the terminal.");
      all.set(0, "demo");
      all.remove("--sample");
    }
    return all.toArray(String[]::new);
  }
}
