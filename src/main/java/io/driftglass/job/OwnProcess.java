package io.driftglass.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How this program starts itself once more, for work that may end its process.
public final class OwnProcess {
  private OwnProcess() {}

  /// @param arguments as `Main` takes them
  public static List<String> command(String... arguments) {
    var program =
        ProcessHandle.current()
            .info()
            .command()
            .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java").toString());
    var command = new ArrayList<>(List.of(program));
    // an installed program has a starter of its own, which knows the class path
    if (Path.of(program).getFileName().toString().startsWith("java")) {
      command.addAll(
          List.of(
              "--enable-native-access=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              "-cp",
              System.getProperty("java.class.path"),
              "io.driftglass.Main"));
    }
    command.addAll(List.of(arguments));
    return command;
  }
}
