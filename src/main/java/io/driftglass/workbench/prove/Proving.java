package io.driftglass.workbench.prove;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.neural.Backend;
import io.driftglass.problem.DamagedArtifact;
import io.driftglass.problem.NotFound;
import io.driftglass.registry.ModelCard;
import io.driftglass.registry.ModelStore;
import io.driftglass.registry.ModelVersion;
import io.driftglass.series.Frame;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.fit.FitPlan;
import io.driftglass.workbench.fit.Fitting;
import io.driftglass.workbench.run.Recorder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Proves a version: its file, its data, and that the same data and settings give the same model
/// and the same figures again. The source file is not needed, the rows are in the workspace.
public final class Proving {
  /// How far figures may lie apart that were computed on another kind of machine.
  static final double TOLERANCE = 1e-6;

  private final Datasets datasets;
  private final ModelStore store;
  private final Recorder recorder;

  public Proving(Datasets datasets, ModelStore store, Recorder recorder) {
    this.datasets = datasets;
    this.store = store;
    this.recorder = recorder;
  }

  /// @throws NotFound where the data are no longer in the workspace
  public Proof prove(ModelVersion version, Progress progress) {
    return prove(version, training(version.card()), progress);
  }

  /// Against other data than those in the card: says where they first differ.
  public Proof prove(ModelVersion version, Dataset data, Progress progress) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("version", version.title());
    parameters.put("dataset", Datasets.title(data));
    parameters.put("data_hash", data.sha256());
    return recorder.record(
        "prove",
        "Prove " + version.title(),
        parameters,
        progress,
        (run, metrics, told) -> {
          var steps = new ArrayList<Proof.Step>();
          steps.add(file(version));
          told.report(.05, "reading the data");
          var frame =
              Fitting.rows(datasets.frame(data, version.card().entity()), version.card().channel());
          var rows = data(version.card(), data, frame, told);
          steps.add(rows);
          if (rows.equal()) steps.addAll(again(version, frame, told.part(.2, 1)));
          var proof = new Proof(version.title(), steps);
          metrics.put("equal", proof.holds() ? 1.0 : 0.0);
          steps.forEach(step -> told.log(step.what() + ": " + step.found()));
          return proof;
        });
  }

  /// The dataset version of the card: by its data wherever it is, else by its name.
  private Dataset training(ModelCard card) {
    return datasets.ofHash(card.dataSha256()).stream()
        .findFirst()
        .or(() -> named(card.dataset()))
        .orElseThrow(
            () ->
                new NotFound(
                    "%s with the hash %s... is no longer in the workspace"
                        .formatted(card.dataset(), card.dataSha256().substring(0, 12)),
                    "Import its file again, then prove again."));
  }

  private Optional<Dataset> named(String title) {
    return datasets.list().stream().filter(d -> d.title().equals(title)).findFirst();
  }

  private Proof.Step file(ModelVersion version) {
    var what = "the stored model";
    try {
      store.load(version, (header, in) -> in.transferTo(java.io.OutputStream.nullOutputStream()));
      return new Proof.Step(what, true, "has the hash " + version.artifactSha256());
    } catch (DamagedArtifact | NotFound e) {
      return new Proof.Step(what, false, e.getMessage());
    }
  }

  private Proof.Step data(ModelCard card, Dataset data, Frame frame, Progress progress) {
    var what = "the data";
    var now = datasets.rehash(data, progress);
    if (now.equals(card.dataSha256())) return new Proof.Step(what, true, "have the hash " + now);
    int until = Math.toIntExact(card.trainedRows() + card.gapRows() + card.validatedRows());
    var where =
        difference(card, data, frame)
            .or(() -> card.print().difference(frame, Math.min(until, frame.rows())))
            .map(place -> "; first difference: " + place)
            .orElse("");
    return new Proof.Step(
        what,
        false,
        "%s has the hash %s..., the card says %s...%s"
            .formatted(
                Datasets.title(data),
                now.substring(0, 12),
                card.dataSha256().substring(0, 12),
                where));
  }

  /// The first cell that differs, where the card's data are in the workspace too.
  private Optional<String> difference(ModelCard card, Dataset data, Frame frame) {
    return datasets.ofHash(card.dataSha256()).stream()
        .filter(original -> original.id() != data.id())
        .findFirst()
        .map(original -> Fitting.rows(datasets.frame(original, card.entity()), card.channel()))
        .flatMap(original -> FirstDifference.between(original, frame));
  }

  private List<Proof.Step> again(ModelVersion version, Frame frame, Progress progress)
      throws IOException {
    var card = version.card();
    var fitting = Fitting.of(FitPlan.of(card), frame, progress);
    var steps = new ArrayList<Proof.Step>();
    boolean sameDevice = card.device().equals(Backend.here().sentence());
    var kept = store.load(version, (header, in) -> in.readAllBytes());
    var fresh = new ByteArrayOutputStream();
    fitting.payload().write(fresh);
    int differs = Arrays.mismatch(kept, fresh.toByteArray());
    boolean same = differs < 0;
    if (same || sameDevice) {
      steps.add(
          new Proof.Step(
              "the model trained again",
              same,
              same
                  ? "is equal bit by bit, %,d bytes".formatted(kept.length)
                  : "differs from byte %,d of %,d on".formatted(differs, kept.length)));
    }
    steps.add(figures(card, fitting, same || sameDevice ? 0 : TOLERANCE));
    return steps;
  }

  private static Proof.Step figures(ModelCard card, Fitting fitting, double tolerance) {
    Map<String, Double> now = fitting.validation().metrics();
    var what = "the validation figures";
    for (var metric : new TreeMap<>(card.metrics()).entrySet()) {
      var value = now.get(metric.getKey());
      double was = metric.getValue();
      boolean equal =
          value != null && Math.abs(value - was) <= tolerance * Math.max(1, Math.abs(was));
      if (!equal) {
        return new Proof.Step(
            what, false, "%s is %s, the card says %s".formatted(metric.getKey(), value, was));
      }
    }
    return new Proof.Step(
        what,
        true,
        tolerance == 0
            ? "are equal to the last digit, %d of them".formatted(card.metrics().size())
            : "are equal within %s on another kind of machine".formatted(tolerance));
  }
}
