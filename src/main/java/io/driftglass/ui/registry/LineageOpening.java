package io.driftglass.ui.registry;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.problem.NotFound;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Opens what a node of a lineage stands for: data, recipe, run, chart or report.
final class LineageOpening implements Lineage.Opening {
  private final Desk desk;

  LineageOpening(Desk desk) {
    this.desk = desk;
  }

  @Override
  public void data(Optional<Dataset> dataset) {
    open(dataset, "data");
  }

  @Override
  public void recipe(Optional<Dataset> parent) {
    open(parent, "prepare");
  }

  @Override
  public void run() {
    desk.navigator().open("jobs");
  }

  @Override
  public void use(Run use) {
    var name = use.parameters().getOrDefault("dataset", "");
    var file = use.parameters().get("file");
    desk.loader()
        .start(
            "Find what a run was on",
            progress -> found(name, file),
            found -> show(use, found),
            failure -> refuse(Problems.of(failure).sentence()));
  }

  private record Found(Optional<Dataset> dataset, Optional<Path> file) {}

  private Found found(String name, String file) {
    var there = Optional.ofNullable(file).map(Path::of).filter(Files::isRegularFile);
    try {
      return new Found(Optional.of(desk.workbench().datasets().get(name)), there);
    } catch (NotFound deleted) {
      return new Found(Optional.empty(), there);
    }
  }

  private void show(Run use, Found found) {
    switch (use.kind()) {
      case "report" -> {
        var named = use.parameters().getOrDefault("file", "");
        if (found.file.isPresent()) desk.tools().files().show(found.file.get());
        else refuse(Words.of("%s is no longer there.", named));
      }
      case "validate" -> desk.navigator().open("experiment");
      case "forecast" -> open(found.dataset, "forecast");
      default -> open(found.dataset, "detect");
    }
  }

  private void open(Optional<Dataset> dataset, String page) {
    dataset.ifPresent(desk.selection().datasetProperty()::set);
    desk.navigator().open(page);
  }

  private void refuse(String sentence) {
    desk.tools().notices().toast(Tone.REFUSE, Words.of("That cannot be opened"), sentence);
  }
}
