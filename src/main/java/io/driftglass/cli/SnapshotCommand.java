package io.driftglass.cli;

import io.driftglass.problem.InvalidSetting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `snapshot`: a page of the window as a picture, without a display.
@Command(name = "snapshot", description = "Renders a page of the window to a PNG file.")
final class SnapshotCommand implements Callable<Integer> {
  private final Context context;

  @Option(names = "--page", required = true, description = "id of the page, such as detect")
  private String page;

  @Option(names = "--dataset", description = "the bundled sample where left out")
  private String dataset;

  @Option(names = "--theme", defaultValue = "light", description = "light or dark")
  private String theme;

  @Option(names = "--size", defaultValue = "1280x820", description = "width x height in pixels")
  private String size;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "the PNG to write")
  private Path out;

  SnapshotCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    if (!theme.equals("light") && !theme.equals("dark")) {
      throw new InvalidSetting("--theme is light or dark, not '" + theme + "'.", "");
    }
    var sides = size.split("x");
    if (sides.length != 2 || !size.matches("[0-9]{3,4}x[0-9]{3,4}")) {
      throw new InvalidSetting("--size is such as 1280x820, not '" + size + "'.", "");
    }
    context
        .window()
        .snapshot(
            context.settings(),
            page,
            Optional.ofNullable(dataset),
            theme.equals("dark"),
            Integer.parseInt(sides[0]),
            Integer.parseInt(sides[1]),
            out);
    context.terminal().note("Wrote " + out + ".");
    return 0;
  }
}
