package io.driftglass.ui.detect;

import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.detect.EventFile;
import java.util.List;

/// Writes the events that are listed to a CSV file, as `detect --events` does.
final class EventExport {
  private final Desk desk;
  private final DetectViewModel model;

  EventExport(Desk desk, DetectViewModel model) {
    this.desk = desk;
    this.model = model;
  }

  /// Asks where to.
  void ask() {
    var detected = model.detectedProperty().get();
    if (detected == null) return;
    var listed = detected.with(List.copyOf(model.events()));
    var datasets = desk.workbench().datasets();
    desk.tools()
        .files()
        .save(Words.of("Save the events"), detected.dataset().name() + "-events.csv")
        .ifPresent(
            file ->
                desk.runner()
                    .start(
                        "Export the events of " + detected.dataset().title(),
                        progress -> {
                          EventFile.write(
                              file, datasets.fileRows(listed.dataset()), List.of(listed));
                          return file;
                        },
                        saved ->
                            desk.tools()
                                .notices()
                                .status(Words.of("Saved %s", saved.getFileName())),
                        model::refuse));
  }
}
