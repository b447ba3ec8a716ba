package io.driftglass.workbench.bench;

import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.bench.DetectSet.LabelledFile;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the public sets for anomaly detection from a folder, each by its published protocol; a set
/// whose folder is not there is left out.
final class DetectSets {
  private static final Pattern SMAP_LABEL =
      Pattern.compile("^([A-Z]-\\d+),\\w+,\"\\[(.*?)]\",", Pattern.MULTILINE);
  private static final Pattern PAIR = Pattern.compile("\\[(\\d+), (\\d+)]");
  private static final Pattern NAB_FILE =
      Pattern.compile("\"([^\"]+\\.csv)\": \\[((?:\\s*\\[[^]]*],?)*)\\s*]");
  private static final Pattern CAUSE =
      Pattern.compile("^(\\d+)-(\\d+):([\\d,]+)", Pattern.MULTILINE);
  private static final Pattern STAMPS = Pattern.compile("\"([^\"]+)\",\\s*\"([^\"]+)\"");

  /// SKAB: so many rows of each file are normal.
  private static final int SKAB_NORMAL = 400;

  /// TEP: the fault begins after so many rows.
  private static final int TEP_NORMAL = 160;

  private final Workbench workbench;
  private final Path folder;
  private final Progress progress;

  DetectSets(Workbench workbench, Path folder, Progress progress) {
    this.workbench = workbench;
    this.folder = folder;
    this.progress = progress;
  }

  List<DetectSet> read() throws IOException {
    var sets = new ArrayList<DetectSet>();
    if (has("nab")) sets.add(new DetectSet("NAB", 100, nab(folder.resolve("nab"))));
    if (has("smap_msl")) sets.add(new DetectSet("SMAP/MSL", 100, smap(folder.resolve("smap_msl"))));
    if (has("smd")) sets.add(new DetectSet("SMD", 100, pairs(folder.resolve("smd"))));
    if (has("asd")) sets.add(new DetectSet("ASD", 100, pairs(folder.resolve("asd"))));
    if (has("skab")) sets.add(new DetectSet("SKAB", 60, skab(folder.resolve("skab"))));
    if (has("tep")) sets.add(new DetectSet("TEP", 100, tep(folder.resolve("tep"))));
    return sets;
  }

  private boolean has(String set) {
    return Files.isDirectory(folder.resolve(set));
  }

  private List<LabelledFile> nab(Path set) throws IOException {
    var files = new ArrayList<LabelledFile>();
    var windows = NAB_FILE.matcher(Files.readString(set.resolve("windows.json")));
    while (windows.find()) {
      var plain = set.resolve("data").resolve(windows.group(1));
      var packed = plain.resolveSibling(plain.getFileName() + ".gz");
      var test = frame(Files.exists(plain) ? plain : packed, ReadingOptions.NONE);
      var truth = new boolean[test.rows()];
      var stamps = STAMPS.matcher(windows.group(2));
      while (stamps.find()) {
        long from = micros(stamps.group(1));
        long last = micros(stamps.group(2));
        for (int row = 0; row < truth.length; row++) {
          truth[row] |= from <= test.tick(row) && test.tick(row) <= last;
        }
      }
      files.add(new LabelledFile(windows.group(1), Optional.empty(), test, truth));
    }
    return files;
  }

  private static long micros(String stamp) {
    var second = LocalDateTime.parse(stamp.substring(0, 19).replace(' ', 'T'));
    return second.toEpochSecond(ZoneOffset.UTC) * 1_000_000;
  }

  /// A channel that is labelled twice has the labels of both lines.
  private List<LabelledFile> smap(Path set) throws IOException {
    var options = ReadingOptions.NONE.with(ReadingOption.TARGET, "value");
    var labels = Files.readString(set.resolve("labeled_anomalies.csv"));
    var files = new ArrayList<LabelledFile>();
    for (var path : under(set.resolve("test"), name -> name.endsWith(".csv.gz"))) {
      var name = path.getFileName().toString().replace(".csv.gz", "");
      var test = frame(path, options);
      var truth = new boolean[test.rows()];
      var lines = SMAP_LABEL.matcher(labels);
      boolean labelled = false;
      while (lines.find()) {
        if (!lines.group(1).equals(name)) continue;
        labelled = true;
        var pairs = PAIR.matcher(lines.group(2));
        while (pairs.find()) {
          int last = Math.min(truth.length - 1, Integer.parseInt(pairs.group(2)));
          for (int row = Integer.parseInt(pairs.group(1)); row <= last; row++) truth[row] = true;
        }
      }
      var train = frame(set.resolve("train").resolve(path.getFileName()), options);
      if (labelled) files.add(new LabelledFile(name, Optional.of(train), test, truth));
    }
    return files;
  }

  /// Every `X_train` beside its `X_test`.
  private List<LabelledFile> pairs(Path set) throws IOException {
    var options = ReadingOptions.NONE.with(ReadingOption.LABEL, "is_anomaly");
    var files = new ArrayList<LabelledFile>();
    for (var path : under(set, name -> name.endsWith("_test.csv.gz"))) {
      var name = path.getFileName().toString();
      var train = path.resolveSibling(name.replace("_test", "_train"));
      var test = frame(path, options);
      var told = path.resolveSibling(name.replace("_test.csv.gz", "_interpretation.txt"));
      files.add(
          LabelledFile.of(
              name.replace("_test.csv.gz", ""), frame(train, options), test, causes(told, test)));
    }
    return files;
  }

  /// Lines such as `246-252:1,2,9`: rows and the channels behind them, counted from 1 (SMD).
  private static List<DetectSet.Cause> causes(Path told, Frame test) throws IOException {
    if (!Files.exists(told)) return List.of();
    var names =
        test.channels().stream().filter(c -> c.role() != Role.LABEL).map(Channel::name).toList();
    var causes = new ArrayList<DetectSet.Cause>();
    var lines = CAUSE.matcher(Files.readString(told));
    while (lines.find()) {
      var channels =
          Arrays.stream(lines.group(3).split(","))
              .map(number -> names.get(Integer.parseInt(number) - 1))
              .collect(Collectors.toSet());
      int from = Integer.parseInt(lines.group(1));
      int until = Math.min(test.rows(), Integer.parseInt(lines.group(2)) + 1);
      if (from < until) causes.add(new DetectSet.Cause(from, until, channels));
    }
    return causes;
  }

  /// The test begins elsewhere in every file, so that nobody wins by the number of a row.
  private List<LabelledFile> skab(Path set) throws IOException {
    var options =
        ReadingOptions.NONE
            .with(ReadingOption.LABEL, "anomaly")
            .with(ReadingOption.IGNORE, "changepoint");
    var files = new ArrayList<LabelledFile>();
    for (var path : under(set, name -> name.endsWith(".csv.gz") && !name.contains("free"))) {
      var all = frame(path, options);
      int from = SKAB_NORMAL + files.size() * 53 % 150;
      files.add(
          LabelledFile.of(
              set.relativize(path).toString(),
              all.slice(0, SKAB_NORMAL),
              all.slice(from, all.rows())));
    }
    return files;
  }

  /// Faults 3, 9 and 15 cannot be seen in the data and are left out, as everywhere.
  private List<LabelledFile> tep(Path set) throws IOException {
    var options = ReadingOptions.NONE.with(ReadingOption.LABEL, "is_anomaly");
    var train = frame(set.resolve("normal_train_d00.csv.gz"), options);
    var files = new ArrayList<LabelledFile>();
    for (var path : under(set, name -> name.matches("fault(?!03|09|15)\\d\\d_test.*"))) {
      var test = frame(path, options);
      var truth = new boolean[test.rows()];
      for (int row = TEP_NORMAL; row < truth.length; row++) truth[row] = true;
      files.add(new LabelledFile(path.getFileName().toString(), Optional.of(train), test, truth));
    }
    return files;
  }

  /// A folder that is a link is looked into.
  private static List<Path> under(Path folder, Predicate<String> wanted) throws IOException {
    try (var files = Files.walk(folder, 2, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(path -> wanted.test(path.getFileName().toString())).sorted().toList();
    }
  }

  private Frame frame(Path file, ReadingOptions options) throws IOException {
    progress.report(Double.NaN, "reading " + file.getFileName());
    if (progress.cancelled()) throw new java.util.concurrent.CancellationException();
    return switch (workbench.datasets().importTemporary(file, options, Progress.NONE)) {
      case ImportResult.Imported(var dataset, var notes, var rejects) -> {
        var frame = workbench.datasets().frame(dataset, dataset.entities().getFirst());
        workbench.datasets().delete(dataset.id());
        yield frame;
      }
      case ImportResult.Rejected(var problems) ->
          throw new UnsupportedFormat(
              file.getFileName() + ": " + problems.getFirst().sentence(), "Restore the file.");
    };
  }
}
