package io.driftglass.cli;

import io.driftglass.config.Chosen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `config`: the settings of the program and where each was set.
@Command(name = "config", description = "The settings of the program and where each was set.")
final class ConfigCommand implements Callable<Integer> {
  private final Context context;

  ConfigCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return show();
  }

  @Command(name = "show", description = "Every setting with its value and its origin.")
  int show() {
    var settings = context.settings();
    var terminal = context.terminal();
    if (context.json()) {
      terminal.document(
          Map.of(
              "settings", settings.all().stream().map(ConfigCommand::described).toList(),
              "problems", settings.problems()));
      return 0;
    }
    terminal.table(
        List.of("setting", "value", "set by", "environment", "what it is"),
        settings.all().stream().map(ConfigCommand::row).toList());
    settings.problems().forEach(problem -> terminal.note(problem.sentence()));
    return 0;
  }

  private static Map<String, Object> described(Chosen chosen) {
    var described = new LinkedHashMap<String, Object>();
    described.put("key", chosen.option().key());
    described.put("value", chosen.shown());
    described.put("origin", chosen.origin().words());
    described.put("variable", chosen.option().variable());
    described.put("help", chosen.option().setting().help());
    return described;
  }

  private static List<String> row(Chosen chosen) {
    return List.of(
        chosen.option().key(),
        chosen.shown(),
        chosen.origin().words(),
        chosen.option().variable(),
        chosen.option().setting().help());
  }
}
