package io.driftglass.ui.kit;

import com.sun.management.OperatingSystemMXBean;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What this program takes of the machine at one moment.
///
/// @param cores logical processors
/// @param cpu of this program, 0..`cores`; NaN where the system does not tell
/// @param memoryUsed of the whole machine, bytes
/// @param memoryTotal of the whole machine, bytes
/// @param heapUsed bytes
/// @param heapMax bytes
/// @param diskFree what this program may still write where the workspace lies, bytes
/// @param diskTotal of that disk, bytes; 0 where the system does not tell
public record MachineLoad(
    int cores,
    double cpu,
    long memoryUsed,
    long memoryTotal,
    long heapUsed,
    long heapMax,
    long diskFree,
    long diskTotal) {
  private static final double DISK_SHARE = .05;
  private static final long DISK_BYTES = 1_000_000_000;
  private static final double HEAP_SHARE = .92;
  private static final double MEMORY_SHARE = .95;

  /// Reads it; takes a millisecond or two, so not on the window's thread.
  ///
  /// @param workspace its folder
  public static MachineLoad now(Path workspace) {
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    int cores = Runtime.getRuntime().availableProcessors();
    long free = workspace.toFile().getUsableSpace();
    long disk = workspace.toFile().getTotalSpace();
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) {
      return new MachineLoad(cores, Double.NaN, 0, 0, heap.getUsed(), heap.getMax(), free, disk);
    }
    double share = system.getProcessCpuLoad();
    long total = system.getTotalMemorySize();
    return new MachineLoad(
        cores,
        share < 0 ? Double.NaN : share * cores,
        total - system.getFreeMemorySize(),
        total,
        heap.getUsed(),
        heap.getMax(),
        free,
        disk);
  }

  /// What will soon run out, a sentence each with what to do; none where there is enough.
  public List<String> warnings() {
    var said = new ArrayList<String>();
    boolean full = diskFree < Math.min(DISK_BYTES, DISK_SHARE * diskTotal);
    if (diskTotal > 0 && full) {
      said.add(
          Words.of(
              "The disk has %s left: make room, or what is computed next cannot be kept.",
              Figures.bytes(diskFree)));
    }
    if (heapMax > 0 && heapUsed > HEAP_SHARE * heapMax) {
      said.add(
          Words.of(
              "The heap is nearly full (%s of %s): close data you do not need.",
              Figures.bytes(heapUsed), Figures.bytes(heapMax)));
    }
    if (memoryTotal > 0 && memoryUsed > MEMORY_SHARE * memoryTotal) {
      said.add("The computer's memory is nearly full: close other programs.");
    }
    return said;
  }
}
