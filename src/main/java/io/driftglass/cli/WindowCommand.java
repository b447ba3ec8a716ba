package io.driftglass.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `window`: what the program does without a command; `mvn` adds `--sample`.
@Command(name = "window", description = "Opens the window; the same as no command.")
final class WindowCommand implements Callable<Integer> {
  private final Context context;

  @Option(names = "--sample", description = "an empty workspace gets the bundled sample first")
  private boolean sample;

  WindowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    var config = context.settings();
    if (sample) context.window().openOnSample(config);
    else context.window().open(config);
    return 0;
  }
}
