package io.driftglass.cli;

import io.driftglass.prepare.Steps;
import io.driftglass.workbench.run.Catalogues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `methods`: every detector, forecaster and step with its paper and settings.
@Command(
    name = "methods",
    description = "Lists detectors, forecasters and preparing steps with their settings.")
final class MethodsCommand implements Callable<Integer> {
  private final Context context;

  MethodsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (context.json()) {
      var document = new LinkedHashMap<String, Object>();
      document.put("detectors", Described.methods(Catalogues.DETECTORS));
      document.put("forecasters", Described.methods(Catalogues.FORECASTERS));
      document.put("steps", Described.methods(Steps.ALL));
      context.terminal().document(document);
      return 0;
    }
    var rows = new ArrayList<List<String>>();
    Catalogues.DETECTORS.forEach(
        m -> rows.add(List.of("detector", m.id(), m.title(), m.paper(), names(m.settings()))));
    Catalogues.FORECASTERS.forEach(
        m -> rows.add(List.of("forecaster", m.id(), m.title(), m.paper(), names(m.settings()))));
    Steps.ALL.forEach(
        m -> rows.add(List.of("step", m.id(), m.title(), m.paper(), names(m.settings()))));
    context.terminal().table(List.of("kind", "id", "title", "paper", "settings"), rows);
    return 0;
  }

  private static String names(List<io.driftglass.method.Setting> settings) {
    return String.join(" ", settings.stream().map(s -> s.name() + "=" + s.initial()).toList());
  }
}
