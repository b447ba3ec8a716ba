package io.driftglass.workbench;

import io.driftglass.config.Version;
import io.driftglass.neural.Backend;
import io.driftglass.problem.Conflict;
import io.driftglass.workbench.interop.MetricsService;
import io.driftglass.workbench.interop.Mlflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Looks at what the program stands on: Java, memory, disk, workspace, arithmetic.
final class Doctor {
  private static final long LEAST_DISK = 1L << 30;
  private static final long LEAST_HEAP = 512L << 20;

  private final Home home;
  private final MetricsService metrics;
  private final Mlflow mlflow;

  Doctor(Home home, MetricsService metrics, Mlflow mlflow) {
    this.home = home;
    this.metrics = metrics;
    this.mlflow = mlflow;
  }

  List<Check> checks() {
    return List.of(
        program(),
        java(),
        memory(),
        disk(),
        workspace(),
        arithmetic(),
        gpu(),
        tracking(),
        endpoint());
  }

  private static Check program() {
    return new Check("program", true, "Driftglass " + Version.text(), "");
  }

  private static Check java() {
    var version = Runtime.version();
    boolean ok = version.feature() >= 25;
    return new Check(
        "java",
        ok,
        "Java "
            + version
            + " on "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch"),
        ok ? "" : "Start it with Java 25 or later.");
  }

  private static Check memory() {
    long most = Runtime.getRuntime().maxMemory();
    boolean ok = most >= LEAST_HEAP;
    return new Check(
        "memory",
        ok,
        "%s heap at most, %d processors"
            .formatted(size(most), Runtime.getRuntime().availableProcessors()),
        ok ? "" : "Give it at least 512 MB with -Xmx.");
  }

  private Check disk() {
    try {
      long free = Files.getFileStore(home.root()).getUsableSpace();
      boolean ok = free >= LEAST_DISK;
      return new Check(
          "disk",
          ok,
          "%s free where the workspace is".formatted(size(free)),
          ok ? "" : "Free at least 1 GB or move the workspace with --home.");
    } catch (IOException e) {
      return new Check("disk", false, "free space cannot be read: " + e.getMessage(), "");
    }
  }

  private Check workspace() {
    Path file = home.database().resolveSibling(home.database().getFileName() + ".mv.db");
    try {
      return new Check(
          "workspace", true, "%s, %s".formatted(home.root(), size(Files.size(file))), "");
    } catch (IOException e) {
      return new Check(
          "workspace",
          false,
          file + " cannot be read: " + e.getMessage(),
          "Choose another --home.");
    }
  }

  private Check tracking() {
    if (!mlflow.named()) return new Check("mlflow", true, "no server is named", "");
    try {
      return new Check("mlflow", true, mlflow.test(), "");
    } catch (Conflict e) {
      return new Check("mlflow", false, e.getMessage(), e.remedy());
    }
  }

  private Check endpoint() {
    var state = metrics.state();
    boolean well = state.equals("off") || state.startsWith("http");
    return new Check("metrics", well, state, well ? "" : "Choose another port with metrics.port.");
  }

  /// `5.2 MB`, `79 GB`: powers of a thousand, as the window writes them.
  private static String size(long bytes) {
    double size = bytes / 1e6;
    return size < 1000
        ? String.format(Locale.ROOT, size < 10 ? "%.1f MB" : "%.0f MB", size)
        : String.format(Locale.ROOT, size < 10_000 ? "%.1f GB" : "%.0f GB", size / 1000);
  }

  private static Check arithmetic() {
    var backend = Backend.here();
    return new Check(
        "arithmetic",
        backend.isNative(),
        backend.sentence(),
        backend.isNative() ? "" : "Networks train more slowly; everything else is as it was.");
  }

  private static Check gpu() {
    var gpu = Backend.here().gpu();
    return new Check(
        "gpu",
        !gpu.troubled(),
        gpu.sentence(),
        gpu.troubled()
            ? "Networks are trained on the processor. Mend the driver, or start with"
                + " -Ddriftglass.gpu=off."
            : "");
  }
}
