package io.driftglass.workbench.interop;

import io.driftglass.config.Version;
import io.driftglass.interop.Bundle;
import io.driftglass.interop.OnnxExport;
import io.driftglass.job.Progress;
import io.driftglass.neural.portable.Portable;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.WorkspaceUnavailable;
import io.driftglass.registry.ModelStore;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.workbench.run.Recorder;
import io.driftglass.workbench.run.StoredModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Takes versions out of the workspace as files, and in.
public final class Bundles {
  /// Ids of the methods that are networks or ridges over a window of rows.
  static final List<String> WITH_ONNX =
      List.of(
          "ridge-ar",
          "pca-ar",
          "telemanom",
          "auto-encoder",
          "conv-auto-encoder",
          "lstm-auto-encoder",
          "masked-transformer",
          "ridge",
          "linear-maps",
          "patch-transformer",
          "lstm",
          "n-hits");

  private final Path spools;
  private final ModelStore store;
  private final Recorder recorder;

  public Bundles(Path spools, ModelStore store, Recorder recorder) {
    this.spools = spools;
    this.store = store;
    this.recorder = recorder;
  }

  /// Writes a version as one file.
  public Path write(ModelVersion version, Path file) {
    return spooled(
        spool -> {
          store.copy(version, spool);
          Bundle.of(version, store.history(version.model()), Version.text(), spool).write(file);
          return file;
        });
  }

  /// Writes the networks and ridges of a version as ONNX models, a file each beside the given one
  /// where there are several.
  ///
  /// @return the files
  /// @throws Conflict where the version is made of neither
  public List<Path> writeOnnx(ModelVersion version, Path file) {
    var parts = portable(version);
    var files = new ArrayList<Path>();
    try {
      for (int at = 0; at < parts.size(); at++) {
        var place = parts.size() == 1 ? file : beside(file, at + 1);
        Files.write(
            place,
            OnnxExport.of(
                parts.get(at), version.title() + " " + parts.get(at).name(), Version.text()));
        files.add(place);
      }
      return files;
    } catch (IOException e) {
      throw new WorkspaceUnavailable(
          "The model cannot be written to %s: %s".formatted(file, e.getMessage()),
          "Check that the folder is there and may be written.",
          e);
    }
  }

  private List<Portable> portable(ModelVersion version) {
    var card = version.card();
    List<Portable> parts;
    String reason;
    if (card.task() == Task.FORECAST) {
      var fitted = StoredModels.forecaster(store, version);
      parts = fitted.portable();
      reason = fitted.unportable();
    } else {
      var fitted = StoredModels.detector(store, version);
      parts = fitted.portable();
      reason = fitted.unportable();
    }
    if (!parts.isEmpty()) return parts;
    throw new Conflict(
        "%s (%s) cannot be written as ONNX. %s"
            .formatted(
                version.title(),
                card.method(),
                reason.isEmpty() ? "It is no network or ridge over a window of rows." : reason),
        "ONNX is written of "
            + String.join(", ", WITH_ONNX)
            + "; or write it as a bundle, which holds any method.");
  }

  private static Path beside(Path file, int number) {
    var name = file.getFileName().toString();
    var stem = name.endsWith(".onnx") ? name.substring(0, name.length() - 5) : name;
    return file.resolveSibling(stem + "-" + number + ".onnx");
  }

  /// Registers the version in a bundle as the next one of its model, every byte verified.
  ///
  /// @param name of the model; the bundle's own where empty
  public ModelVersion read(Path file, Optional<String> name, Progress progress) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("file", file.getFileName().toString());
    return recorder.record(
        "import",
        "Import " + file.getFileName(),
        parameters,
        progress,
        (run, metrics, told) ->
            spooled(
                spool -> {
                  told.report(0, "verifying " + file.getFileName());
                  var bundle = Bundle.read(file, spool);
                  var head = bundle.head();
                  return store.adopt(
                      name.orElse(head.model()),
                      bundle.card(),
                      run,
                      head.author(),
                      spool,
                      head.artifactSha256(),
                      "from the bundle of %s v%d".formatted(head.model(), head.number()));
                }));
  }

  private interface Spooled<T> {
    T run(Path spool) throws IOException;
  }

  private <T> T spooled(Spooled<T> work) {
    try {
      Files.createDirectories(spools);
      var spool = Files.createTempFile(spools, "bundle-", "");
      try {
        return work.run(spool);
      } finally {
        Files.deleteIfExists(spool);
      }
    } catch (java.nio.file.NoSuchFileException e) {
      throw new io.driftglass.problem.NotFound(
          "There is no file " + e.getFile() + ".", "Give the path of a file that exists.");
    } catch (IOException e) {
      throw new WorkspaceUnavailable(
          "the bundle could not be read or written: " + e.getMessage(),
          "Check that the disk has room and that the folder may be written.",
          e);
    }
  }
}
