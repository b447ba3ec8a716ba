package io.driftglass.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models export` and `models import`: versions as files.
record ModelsExchange(Context context) {
  Export export() {
    return new Export(context);
  }

  Import imported() {
    return new Import(context);
  }

  @Command(name = "export", description = "Writes a version as one file that proves itself.")
  static final class Export implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "VERSION", description = "id, 'name v3' or name@alias")
    private String version;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "a .zip, or .onnx")
    private Path out;

    @Option(names = "--onnx", description = "its networks and ridges alone, as ONNX; so does .onnx")
    private boolean onnx;

    Export(Context context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      try (var workbench = context.open()) {
        var found = workbench.models().get(version);
        if (onnx || out.toString().endsWith(".onnx")) {
          var files = workbench.bundles().writeOnnx(found, out);
          if (context.json()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("version", found.title());
            row.put("files", files.stream().map(f -> f.toAbsolutePath().toString()).toList());
            context.terminal().document(row);
          } else {
            files.forEach(file -> context.terminal().say(found.title() + " in " + file));
          }
          return 0;
        }
        workbench.bundles().write(found, out);
        if (context.json()) {
          var row = new LinkedHashMap<String, Object>();
          row.put("version", found.title());
          row.put("file", out.toAbsolutePath().toString());
          row.put("bytes", out.toFile().length());
          context.terminal().document(row);
        } else {
          context
              .terminal()
              .say("%s in %s, %,d bytes".formatted(found.title(), out, out.toFile().length()));
        }
        return 0;
      }
    }
  }

  @Command(name = "import", description = "Registers the version in a file, every byte verified.")
  static final class Import implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "FILE", description = "one that 'models export' wrote")
    private Path file;

    @Option(names = "--as", paramLabel = "NAME", description = "the model's name here")
    private String name;

    Import(Context context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      try (var workbench = context.open()) {
        var version = workbench.bundles().read(file, Optional.ofNullable(name), context.progress());
        context.endProgress();
        ModelsCommand.say(context, version);
        return 0;
      }
    }
  }
}
