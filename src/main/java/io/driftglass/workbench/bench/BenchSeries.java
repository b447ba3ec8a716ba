package io.driftglass.workbench.bench;

import io.driftglass.data.Dataset;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.workbench.ScratchFolder;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/// A series of any length imported into a workspace of its own, which goes when it is closed.
public final class BenchSeries implements AutoCloseable {
  private static final int CHUNK = 1 << 16;

  private final ScratchFolder folder;
  private final long dataset;

  private BenchSeries(ScratchFolder folder, long dataset) {
    this.folder = folder;
    this.dataset = dataset;
  }

  /// Writes a NumPy file, imports it and closes the workspace again.
  ///
  /// @param next the value after a value
  public static BenchSeries imported(int rows, DoubleUnaryOperator next, Progress progress)
      throws IOException {
    var folder = ScratchFolder.make();
    try (var workbench = Workbench.open(folder.home())) {
      var dataset = importInto(workbench, folder, rows, next, progress);
      return new BenchSeries(folder, dataset.id());
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /// Writes a NumPy file, imports it and deletes it again.
  ///
  /// @param scratch where the file stands meanwhile
  static Dataset importInto(
      Workbench workbench,
      ScratchFolder scratch,
      int rows,
      DoubleUnaryOperator next,
      Progress progress)
      throws IOException {
    var file = scratch.resolve("series.npy");
    write(file, rows, next);
    var result =
        workbench.datasets().importFile(file, ReadingOptions.NONE, Optional.of("series"), progress);
    Files.delete(file);
    return result.accepted().dataset();
  }

  /// The workspace as after a restart.
  public Workbench open() {
    return Workbench.open(folder.home());
  }

  public Dataset in(Workbench workbench) {
    return workbench.datasets().get(Long.toString(dataset));
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }

  /// Gaussian steps from nought.
  public static DoubleUnaryOperator walk(long seed) {
    var random = new Random(seed);
    return before -> before + random.nextGaussian();
  }

  /// Gaussian values, each for itself.
  public static DoubleUnaryOperator noise(long seed) {
    var random = new Random(seed);
    return before -> random.nextGaussian();
  }

  /// A walk of which about a sixth was not measured, in holes of one to ten thousand rows.
  public static DoubleUnaryOperator gaps(long seed) {
    var random = new Random(seed);
    var walk = walk(seed + 1);
    int[] missing = {0};
    double[] last = {0};
    return before -> {
      if (missing[0] == 0 && random.nextInt(5000) == 0) {
        missing[0] = (int) Math.pow(10, 4 * random.nextDouble());
      }
      if (missing[0] > 0) {
        missing[0]--;
        return Double.NaN;
      }
      last[0] = walk.applyAsDouble(last[0]);
      return last[0];
    };
  }

  private static void write(Path file, int rows, DoubleUnaryOperator next) throws IOException {
    var shape = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", 1), }";
    var padded = shape + " ".repeat(127 - 10 - shape.length()) + "\n";
    var chunk = ByteBuffer.allocate(4 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    try (var out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      chunk.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
      chunk.put((byte) 1).put((byte) 0).putShort((short) padded.length());
      chunk.put(padded.getBytes(StandardCharsets.US_ASCII));
      double value = 0;
      for (int row = 0; row < rows; row++) {
        if (chunk.remaining() < 4) flush(out, chunk);
        value = next.applyAsDouble(value);
        chunk.putFloat((float) value);
      }
      flush(out, chunk);
    }
  }

  private static void flush(FileChannel out, ByteBuffer chunk) throws IOException {
    chunk.flip();
    while (chunk.hasRemaining()) out.write(chunk);
    chunk.clear();
  }
}
