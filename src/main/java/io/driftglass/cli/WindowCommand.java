package io.driftglass.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `window`: what the program does without a command.
@Command(name = "window", description = "Opens the window; the same as no command.")
final class WindowCommand implements Callable<Integer> {
  private final Context context;

  WindowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.window().open(context.home().root());
    return 0;
  }
}
