package io.driftglass.neural;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The CUDA runtime and cuBLAS of one release, as they lie on this machine.
///
/// @param release such as 12
record CudaLibraries(int release, Path runtime, Path cublas) {
  private static final Pattern NAME =
      Pattern.compile(
          "lib(cudart|cublas)\\.so(?:\\.(\\d+)[.\\d]*)?|(cudart|cublas)64_(\\d+)\\.dll");

  /// Windows writes release 11.0 of the runtime as 110.
  private static final int LEAST_WITH_MINOR = 100;

  /// The newest release of which both lie in one of the folders; a folder that comes first wins.
  static Optional<CudaLibraries> in(List<Path> folders) {
    var runtimes = new TreeMap<Integer, Path>();
    var cublas = new TreeMap<Integer, Path>();
    for (var folder : folders) take(folder, runtimes, cublas);
    return runtimes.descendingMap().entrySet().stream()
        .filter(runtime -> cublas.containsKey(runtime.getKey()))
        .findFirst()
        .map(
            runtime ->
                new CudaLibraries(
                    runtime.getKey(), runtime.getValue(), cublas.get(runtime.getKey())));
  }

  private static void take(
      Path folder, NavigableMap<Integer, Path> runtimes, NavigableMap<Integer, Path> cublas) {
    if (!Files.isDirectory(folder)) return;
    try (Stream<Path> files = Files.list(folder)) {
      // the longest name tells the release most exactly
      var longestFirst =
          Comparator.comparingInt((Path file) -> -file.getFileName().toString().length());
      for (var file : files.sorted(longestFirst.thenComparing(Comparator.naturalOrder())).toList())
        takeFile(file, runtimes, cublas);
    } catch (IOException e) {
      // a folder that may not be read holds nothing for us
    }
  }

  private static void takeFile(
      Path file, NavigableMap<Integer, Path> runtimes, NavigableMap<Integer, Path> cublas) {
    var match = NAME.matcher(file.getFileName().toString());
    if (!match.matches()) return;
    boolean windows = match.group(3) != null;
    var release = windows ? match.group(4) : match.group(2);
    if (release == null || release.length() > 6) return;
    int number = Integer.parseInt(release);
    var kind = windows ? match.group(3) : match.group(1);
    (kind.equals("cudart") ? runtimes : cublas)
        .putIfAbsent(number < LEAST_WITH_MINOR ? number : number / 10, file);
  }

  /// Where they may lie: as the environment says, then where the system's installers put them.
  ///
  /// @param root `/`, but for tests
  /// @param separator between two folders of the environment
  static List<Path> folders(Path root, Map<String, String> environment, String separator) {
    var folders = new ArrayList<Path>();
    for (var name : List.of("CUDA_PATH", "CUDA_HOME")) {
      var home = environment.getOrDefault(name, "");
      if (home.isBlank()) continue;
      for (var part : List.of("lib64", "lib", "bin", "bin/x64")) {
        folders.add(Path.of(home).resolve(part));
      }
    }
    for (var name : List.of("LD_LIBRARY_PATH", "PATH")) {
      Arrays.stream(environment.getOrDefault(name, "").split(Pattern.quote(separator)))
          .filter(folder -> !folder.isBlank())
          .map(Path::of)
          .forEach(folders::add);
    }
    for (var name : List.of("usr/local", "opt")) folders.addAll(installed(root.resolve(name)));
    for (var name :
        List.of("usr/lib/x86_64-linux-gnu", "usr/lib/aarch64-linux-gnu", "usr/lib64", "usr/lib")) {
      folders.add(root.resolve(name));
    }
    return folders.stream().distinct().toList();
  }

  /// `cuda`, `cuda-12.4`: the link to the chosen one first, then the newest.
  private static List<Path> installed(Path folder) {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.list(folder)) {
      var homes =
          files
              .filter(file -> file.getFileName().toString().matches("cuda(-[\\d.]+)?"))
              .sorted(
                  Comparator.comparing((Path file) -> file.getFileName().toString().length() > 4)
                      .thenComparing(Comparator.reverseOrder()));
      return homes
          .flatMap(
              home ->
                  Stream.of("lib64", "targets/x86_64-linux/lib", "targets/sbsa-linux/lib")
                      .map(home::resolve))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  static List<Path> usualFolders() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    return folders(windows ? Path.of("C:/") : Path.of("/"), System.getenv(), File.pathSeparator);
  }
}
