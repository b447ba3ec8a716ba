package io.driftglass.neural;

import io.driftglass.job.OwnProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// One product on the GPU in a process of its own, compared with that of the processor: a driver
/// that ends its process, or never comes back, ends or holds up nothing else.
public final class GpuProbe {
  /// The first argument of such a process; the runtime and cuBLAS follow.
  public static final String COMMAND = "gpu-probe";

  /// A driver that was never used on a machine may need that long to get ready.
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String RIGHT = "gpu-right ";
  private static final String NONE = "gpu-none ";
  private static final String WRONG = "gpu-wrong ";
  private static final float NEAR = 1e-3f;
  private static final int HEIGHT = 96;
  private static final int INNER = 160;
  private static final int WIDTH = 72;

  private GpuProbe() {}

  /// What came of it.
  sealed interface Answer {
    /// @param release as cuBLAS says it, such as 120405
    record Right(int release) implements Answer {}

    /// There is no device.
    ///
    /// @param reason a part of a sentence
    record None(String reason) implements Answer {}

    /// There seems to be one, but it does not work.
    ///
    /// @param reason a part of a sentence
    record Broken(String reason) implements Answer {}
  }

  /// Starts the process and waits for it.
  static Answer ask(CudaLibraries libraries) {
    return ask(
        OwnProcess.command(COMMAND, libraries.runtime().toString(), libraries.cublas().toString()),
        PATIENCE);
  }

  static Answer ask(List<String> command, Duration patience) {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
    } catch (IOException e) {
      return new Answer.Broken("the process to try it in cannot be started: " + e.getMessage());
    }
    var said = CompletableFuture.supplyAsync(() -> said(process));
    try {
      process.onExit().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
      return answer(said.join(), process.exitValue());
    } catch (CompletionException e) {
      return new Answer.Broken(
          "the process that tried it gave no answer within %d seconds"
              .formatted(patience.toSeconds()));
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private static List<String> said(Process process) {
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      return lines.lines().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /// Drivers may print lines of their own between.
  private static Answer answer(List<String> said, int code) {
    for (var line : said) {
      if (line.startsWith(RIGHT) && code == 0) {
        return new Answer.Right(Integer.parseInt(line.substring(RIGHT.length())));
      }
      if (line.startsWith(NONE)) return new Answer.None(line.substring(NONE.length()));
      if (line.startsWith(WRONG)) return new Answer.Broken(line.substring(WRONG.length()));
    }
    return new Answer.Broken("the process that tried it ended with code %d".formatted(code));
  }

  /// In that process.
  ///
  /// @param arguments the command, the CUDA runtime, cuBLAS
  /// @return the exit code
  public static int run(String... arguments) {
    endWithin(PATIENCE.multipliedBy(2));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var libraries = new CudaLibraries(0, Path.of(arguments[1]), Path.of(arguments[2]));
    try {
      out.println(RIGHT + compared(Cuda.open(libraries)));
    } catch (CudaFailure e) {
      out.println((e.noDevice() ? NONE : WRONG) + e.getMessage().replaceAll("\\s+", " "));
    }
    return 0;
  }

  /// Even where nobody waits any more.
  private static void endWithin(Duration longest) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                Thread.sleep(longest);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(1);
            });
  }

  /// @return the release
  /// @throws CudaFailure where the products differ
  private static int compared(Cuda cuda) {
    var a = Matrix.of(numbers(1, HEIGHT * INNER), 0, INNER, HEIGHT).transpose();
    var b = Matrix.of(numbers(2, INNER * WIDTH), 0, INNER, WIDTH);
    var gpu = numbers(3, HEIGHT * WIDTH);
    var processor = gpu.clone();
    var blas = new CudaBlas(cuda, new PlainBlas(), 0);
    blas.multiply(a, b, Matrix.of(gpu, 0, HEIGHT, WIDTH), .5f);
    if (!blas.failure().isEmpty()) throw new CudaFailure(blas.failure());
    new PlainBlas().multiply(a, b, Matrix.of(processor, 0, HEIGHT, WIDTH), .5f);
    for (int i = 0; i < gpu.length; i++) {
      if (!(Math.abs(gpu[i] - processor[i]) < NEAR)) {
        throw new CudaFailure(
            "its product is wrong: %.6f where the processor finds %.6f"
                .formatted(gpu[i], processor[i]));
      }
    }
    return cuda.release();
  }

  private static float[] numbers(long seed, int count) {
    var random = new Random(seed);
    var numbers = new float[count];
    for (int i = 0; i < count; i++) numbers[i] = 2 * random.nextFloat() - 1;
    return numbers;
  }
}
