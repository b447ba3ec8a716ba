package io.driftglass.workbench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.job.Progress;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.registry.ArtifactHeader;
import io.driftglass.registry.Artifacts;
import io.driftglass.registry.ModelCard;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.OpenedWorkbench;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class StoredModelsTest extends OpenedWorkbench {
  @Test
  void a_setting_that_is_gone_is_no_reason_where_an_earlier_version_stored_the_model()
      throws IOException {
    var dataset = imported("noise", noise());
    var detector = before(trained(dataset, Task.ANOMALY, "robust-z", "levels"));
    var forecaster = before(trained(dataset, Task.FORECAST, "ridge", "ahead"));
    var onnx = folder.resolve("m.onnx");
    refused(detector, () -> workbench.bundles().writeOnnx(detector, onnx));
    refused(forecaster, () -> workbench.bundles().writeOnnx(forecaster, onnx));
    refused(detector, () -> workbench.models().score(detector, dataset, "", Progress.NONE));
    refused(forecaster, () -> workbench.models().fitted(forecaster));
  }

  private static void refused(ModelVersion version, Executable work) {
    assertEquals(
        "the model %s... was stored by an earlier version: train it anew"
            .formatted(version.artifactSha256().substring(0, 12)),
        assertThrows(UnsupportedFormat.class, work).getMessage());
  }

  /// The same version as a program before this one stored it, with a setting that is gone.
  private ModelVersion before(ModelVersion version) {
    var card = version.card();
    Map<String, String> settings = new HashMap<>(card.settings());
    settings.put("gone", "1");
    var header =
        new ArtifactHeader(ArtifactHeader.FORMAT - 1, card.task(), card.method(), settings);
    var artifacts = new Artifacts(new Home(folder.resolve("home")).artifacts());
    return new ModelVersion(
        version.id(),
        version.model(),
        version.number(),
        version.stage(),
        with(card, settings),
        artifacts.store(header, out -> out.write(1)),
        version.runId(),
        version.author(),
        version.registered(),
        List.of());
  }

  private static ModelCard with(ModelCard card, Map<String, String> settings) {
    return new ModelCard(
        card.task(),
        card.method(),
        settings,
        card.dataset(),
        card.dataSha256(),
        card.recipeSha256(),
        card.trainedOn(),
        card.trainedRows(),
        card.validatedOn(),
        card.validatedRows(),
        card.seed(),
        card.appVersion(),
        card.device(),
        card.metrics(),
        card.notComputed(),
        card.sensor(),
        card.entity(),
        card.channel(),
        card.contract(),
        card.horizonRows(),
        card.gapRows(),
        card.print(),
        card.leftOut());
  }

  private static String noise() {
    var random = new Random(5);
    var text = new StringBuilder("minute,a\n");
    for (int t = 0; t < 600; t++) text.append("%d,%s%n".formatted(t, random.nextGaussian()));
    return text.toString();
  }
}
