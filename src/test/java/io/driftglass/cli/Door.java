package io.driftglass.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftglass.job.Progress;
import io.driftglass.workbench.Measured;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One call of the command line in a workspace, with what it printed.
record Door(int exit, String out, String err) {
  static Door call(Path home, Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var all = new ArrayList<String>();
    for (var argument : arguments) all.add(argument.toString());
    all.addAll(List.of("--home", home.toString(), "--quiet"));
    int exit =
        new CommandDoor(new NoWindow(), new PrintWriter(out, true), new PrintWriter(err, true))
            .run(all.toArray(String[]::new));
    return new Door(exit, out.toString(), err.toString());
  }

  JsonNode json() throws JsonProcessingException {
    return new ObjectMapper().readTree(out);
  }

  /// A machine without a display.
  private static final class NoWindow implements Window {
    @Override
    public boolean possible() {
      return false;
    }

    @Override
    public void open(Path home) {
      throw new IllegalStateException("no display");
    }

    @Override
    public void openOnSample(Path home) {
      throw new IllegalStateException("no display");
    }

    @Override
    public void snapshot(
        Path home,
        String page,
        Optional<String> dataset,
        boolean dark,
        int width,
        int height,
        Path out) {
      throw new IllegalStateException("no display");
    }

    @Override
    public List<Measured> benchChart(List<Integer> points, Progress progress) {
      throw new IllegalStateException("no display");
    }
  }
}
