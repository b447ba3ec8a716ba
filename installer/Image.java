import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Makes the application image of this operating system from the built jar and its libraries: a
/// run-time of the modules in jlink.conf, the image of installer/image.conf, and an AOT cache
/// recorded with the image's own launcher while it renders a page. Where the system's packaging
/// tool is there, the installer of installer/SYSTEM.conf follows from the image.
///
/// `java installer/Image.java TARGET VERSION` where TARGET is Maven's build folder.
void main(String[] arguments) throws Exception {
  var target = Path.of(arguments[0]).toAbsolutePath();
  String version = arguments[1];
  var lib = target.resolve("lib");
  var modules = emptied(target.resolve("image-modules"));
  var input = emptied(target.resolve("image-input"));
  var runtime = cleared(target.resolve("image-runtime"));
  var dist = cleared(target.resolve("dist"));

  Files.copy(target.resolve("driftglass.jar"), input.resolve("driftglass.jar"));
  Files.createDirectories(input.resolve("lib"));
  try (var jars = Files.list(lib)) {
    for (var jar : jars.toList()) {
      boolean javafx = jar.getFileName().toString().startsWith("javafx-");
      Files.copy(jar, (javafx ? modules : input.resolve("lib")).resolve(jar.getFileName()));
    }
  }

  tool(
      "jlink",
      List.of("@jlink.conf", "--module-path", modules.toString(), "--output", runtime.toString()));
  tool(
      "jpackage",
      List.of(
          "@installer/image.conf",
          "--app-version",
          shownVersion(version),
          "--icon",
          new Icons(Path.of("assets", "icons")).of(SYSTEM, modules).toString(),
          "--input",
          input.toString(),
          "--runtime-image",
          runtime.toString(),
          "--dest",
          dist.toString()));
  recordAot(dist);
  if (Packaging.ofThisSystem().isPresent()) {
    tool(
        "jpackage",
        List.of(
            "@installer/" + Packaging.ofThisSystem().get().settings(),
            "--name",
            "Driftglass",
            "--vendor",
            "Driftglass",
            "--app-version",
            shownVersion(version),
            "--app-image",
            dist.resolve(SYSTEM.startsWith("Mac") ? "Driftglass.app" : "Driftglass").toString(),
            "--dest",
            dist.toString()));
  } else {
    IO.println("no installer: none of " + Packaging.tools() + " is on the path; the image is whole");
  }
}

static final String SYSTEM = System.getProperty("os.name");

/// macOS takes no version below 1.
String shownVersion(String version) {
  return SYSTEM.startsWith("Mac") && version.startsWith("0.") ? "1" + version.substring(1) : version;
}

/// Starts the image once to record the classes it uses, then tells its launcher to use the record.
void recordAot(Path dist) throws Exception {
  var launcher = find(dist, "Driftglass", "Driftglass.exe");
  var settings = find(dist, "Driftglass.cfg");
  var cache = settings.resolveSibling("driftglass.aot");
  var home = Files.createTempDirectory("driftglass-aot");
  var start =
      new ProcessBuilder(
          launcher.toString(),
          "snapshot",
          "--page",
          "data",
          "--home",
          home.toString(),
          "--out",
          home.resolve("page.png").toString());
  start
      .environment()
      .put(
          "JAVA_TOOL_OPTIONS",
          "-XX:AOTCacheOutput=" + cache + " -Dglass.platform=Headless -Dprism.order=sw");
  start.inheritIO();
  int exit = start.start().waitFor();
  if (exit != 0 || !Files.exists(cache))
    throw new IOException("no AOT cache was recorded, the image ended with " + exit);
  var lines = new ArrayList<>(Files.readAllLines(settings));
  lines.add("java-options=-XX:AOTCache=$APPDIR/driftglass.aot");
  Files.write(settings, lines);
  IO.println("image: " + dist + ", AOT cache " + Files.size(cache) / 1_000_000 + " MB");
}

/// A tool of the JDK this runs on, as a process: only so are `@` files read.
void tool(String name, List<String> arguments) throws Exception {
  var command = new ArrayList<String>();
  command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
  command.addAll(arguments);
  int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
  if (exit != 0) throw new IOException(name + " ended with " + exit);
}

Path find(Path folder, String... names) throws IOException {
  try (Stream<Path> files = Files.walk(folder)) {
    return files
        .filter(Files::isRegularFile)
        .filter(file -> Arrays.asList(names).contains(file.getFileName().toString()))
        .findFirst()
        .orElseThrow(() -> new IOException("no " + names[0] + " in " + folder));
  }
}

Path emptied(Path folder) throws IOException {
  return Files.createDirectories(cleared(folder));
}

/// The folder's path with the folder itself gone.
Path cleared(Path folder) throws IOException {
  if (!Files.exists(folder)) return folder;
  try (Stream<Path> files = Files.walk(folder)) {
    for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(file);
  }
  return folder;
}
