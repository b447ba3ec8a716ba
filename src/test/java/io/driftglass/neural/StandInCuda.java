package io.driftglass.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.Main;
import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.LoggerFactory;

/// Shared libraries with the names and functions of CUDA that compute on the processor, made by the
/// system's C compiler: what is called, with which arguments, on whose memory, is the real thing.
final class StandInCuda {
  private StandInCuda() {}

  /// @param folder to make them in
  /// @param flags how they fail, as in `stand-in-cuda.c`
  static CudaLibraries in(Path folder, String... flags) throws IOException, InterruptedException {
    compile(folder.resolve("libcudart.so.12"), "-DRUNTIME", flags);
    compile(folder.resolve("libcublas.so.12"), "-DCUBLAS", flags);
    return CudaLibraries.in(List.of(folder)).orElseThrow();
  }

  private static void compile(Path library, String kind, String... flags)
      throws IOException, InterruptedException {
    var source = library.resolveSibling("stand-in-cuda.c");
    try (var in = StandInCuda.class.getResourceAsStream("stand-in-cuda.c")) {
      Files.write(source, in.readAllBytes());
    }
    var command =
        new ArrayList<>(List.of("cc", "-shared", "-fPIC", kind, "-o", library.toString()));
    command.addAll(List.of(flags));
    command.add(source.toString());
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      Assumptions.abort("there is no C compiler named cc: " + e.getMessage());
      return;
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), said);
  }

  /// Asks the stand-in's runtime how much was asked of it.
  @SuppressWarnings("restricted")
  static int count(CudaLibraries libraries, String symbol) throws Throwable {
    var lookup = SymbolLookup.libraryLookup(libraries.runtime(), Arena.global());
    var function =
        Linker.nativeLinker()
            .downcallHandle(
                lookup.findOrThrow(symbol), FunctionDescriptor.of(ValueLayout.JAVA_INT));
    return (int) function.invokeExact();
  }

  /// As [GpuProbe] starts itself, wherever the classes lie.
  static List<String> probe(CudaLibraries libraries) throws URISyntaxException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        place(Main.class) + File.pathSeparator + place(LoggerFactory.class),
        Main.class.getName(),
        GpuProbe.COMMAND,
        libraries.runtime().toString(),
        libraries.cublas().toString());
  }

  private static String place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
