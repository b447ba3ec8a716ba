package io.driftglass.workbench.bench;

import io.driftglass.job.Progress;
import io.driftglass.label.Said;
import io.driftglass.label.Verdict;
import io.driftglass.workbench.ScratchWorkspace;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.detect.DetectRequest;
import io.driftglass.workbench.detect.Detected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/// A workspace of its own with a million rows of three sensors that were searched, and every other
/// event of which was accepted; it goes when it is closed.
public final class ReviewSource implements AutoCloseable {
  public static final int ROWS = 1_000_000;

  private static final int FAULT_EVERY = 12_500;
  private static final int FAULT_ROWS = 40;

  private final ScratchWorkspace scratch;
  private final Detected detected;

  private ReviewSource(ScratchWorkspace scratch, Detected detected) {
    this.scratch = scratch;
    this.detected = detected;
  }

  public static ReviewSource open(Progress progress) throws IOException {
    var scratch = ScratchWorkspace.of("three-sensors", ReviewSource::write, progress);
    var dataset = scratch.dataset();
    var request = DetectRequest.of(dataset, dataset.entities().getFirst(), "robust-z");
    var detected = scratch.workbench().detection().detect(request, progress);
    for (int i = 0; i < detected.events().size(); i += 2) {
      var stretch = detected.events().get(i).interval();
      var said = new Said(Verdict.ANOMALY, 0, "");
      scratch.workbench().review().say(dataset, detected.entity(), stretch, said, "");
    }
    return new ReviewSource(scratch, detected);
  }

  /// Two waves and a walk that is drawn back; a fault of forty rows now and then.
  private static void write(Path file) throws IOException {
    var random = new Random(5);
    double walk = 0;
    try (var out = Files.newBufferedWriter(file)) {
      out.write("row,flow,heat,load\n");
      for (int row = 0; row < ROWS; row++) {
        walk = .99 * walk + random.nextGaussian();
        boolean fault = row % FAULT_EVERY >= FAULT_EVERY - FAULT_ROWS;
        double flow = Math.sin(row / 40.) + .2 * random.nextGaussian() + (fault ? 4 : 0);
        double heat = Math.cos(row / 90.) + .2 * random.nextGaussian();
        out.write(String.format(Locale.ROOT, "%d,%.4f,%.4f,%.4f%n", row, flow, heat, walk));
      }
    }
  }

  public Workbench workbench() {
    return scratch.workbench();
  }

  public Detected detected() {
    return detected;
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
