package io.driftglass.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
}
