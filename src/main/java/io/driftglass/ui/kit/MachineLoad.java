package io.driftglass.ui.kit;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// What this program takes of the machine at one moment.
///
/// @param cores logical processors
/// @param cpu of this program, 0..`cores`; NaN where the system does not tell
/// @param memoryUsed of the whole machine, bytes
/// @param memoryTotal of the whole machine, bytes
/// @param heapUsed bytes
/// @param heapMax bytes
public record MachineLoad(
    int cores, double cpu, long memoryUsed, long memoryTotal, long heapUsed, long heapMax) {

  /// Reads it; takes a millisecond or two, so not on the window's thread.
  public static MachineLoad now() {
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    int cores = Runtime.getRuntime().availableProcessors();
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) {
      return new MachineLoad(cores, Double.NaN, 0, 0, heap.getUsed(), heap.getMax());
    }
    double share = system.getProcessCpuLoad();
    long total = system.getTotalMemorySize();
    return new MachineLoad(
        cores,
        share < 0 ? Double.NaN : share * cores,
        total - system.getFreeMemorySize(),
        total,
        heap.getUsed(),
        heap.getMax());
  }
}
