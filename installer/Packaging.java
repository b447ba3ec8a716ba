import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What makes an installer of an image, by operating system: jpackage calls a tool of the system.
enum Packaging {
  LINUX("Linux", "dpkg-deb", "linux.conf"),
  WINDOWS("Windows", "wix.exe", "windows.conf"),
  MAC("Mac", "hdiutil", "mac.conf");

  private final String system;
  private final String tool;
  private final String settings;

  Packaging(String system, String tool, String settings) {
    this.system = system;
    this.tool = tool;
    this.settings = settings;
  }

  /// The file of jpackage's options in this folder.
  String settings() {
    return settings;
  }

  /// Empty where the tool that jpackage needs is not on the path.
  static Optional<Packaging> ofThisSystem() {
    return Arrays.stream(values())
        .filter(packaging -> System.getProperty("os.name").startsWith(packaging.system))
        .filter(Packaging::possible)
        .findFirst();
  }

  static String tools() {
    return Arrays.stream(values()).map(packaging -> packaging.tool).collect(Collectors.joining(", "));
  }

  private boolean possible() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }
}
