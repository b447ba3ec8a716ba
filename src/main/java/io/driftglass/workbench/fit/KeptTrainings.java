package io.driftglass.workbench.fit;

import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunStore;
import io.driftglass.job.Checkpoints;
import io.driftglass.job.JobState;
import io.driftglass.job.PassedOn;
import io.driftglass.job.Progress;
import io.driftglass.problem.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/// How far trainings are that have not come to their end, a folder of checkpoints a run. Losing one
/// costs time and nothing else.
public final class KeptTrainings {
  /// How long a stopped training can go on from where it was.
  static final Duration KEPT_FOR = Duration.ofDays(30);

  private final Path folder;

  public KeptTrainings(Path folder) {
    this.folder = folder;
  }

  /// The same progress, with checkpoints.
  public Progress keeping(long run, Progress told) {
    Checkpoints files = new CheckpointFiles(place(run));
    return new PassedOn(told) {
      @Override
      public Optional<Checkpoints> checkpoints() {
        return Optional.of(files);
      }
    };
  }

  public Path place(long run) {
    return folder.resolve(Long.toString(run));
  }

  /// When a run has last kept how far it is; empty where it has kept nothing.
  public Optional<Instant> newest(long run) {
    if (!Files.isDirectory(place(run))) return Optional.empty();
    try (var files = Files.list(place(run))) {
      return files
          .map(file -> file.toFile().lastModified())
          .max(Long::compare)
          .map(Instant::ofEpochMilli);
    } catch (IOException e) {
      return Optional.empty(); // it has just been let go of
    }
  }

  /// What one run has kept becomes another's.
  public void move(long from, long to) {
    if (!Files.isDirectory(place(from))) return;
    try {
      Files.move(place(from), place(to));
    } catch (IOException e) {
      LoggerFactory.getLogger(KeptTrainings.class).info("run {} begins anew", to, e);
    }
  }

  /// Of a training that is done.
  public void drop(long run) {
    try (var files = Files.list(place(run))) {
      for (var file : files.toList()) Files.delete(file);
      Files.delete(place(run));
    } catch (IOException e) {
      // none was kept, or the next start tidies up
    }
  }

  /// Lets go of what nobody will ask for: of runs that are done or no longer known, and of those
  /// that ended too long ago.
  public void tidy(RunStore runs, Instant now) {
    for (long run : kept()) if (!wanted(runs, run, now.minus(KEPT_FOR))) drop(run);
  }

  private static boolean wanted(RunStore runs, long id, Instant since) {
    try {
      var run = runs.get(id);
      return run.state() != JobState.COMPLETED && ended(run).isAfter(since);
    } catch (NotFound e) {
      return false;
    }
  }

  private static Instant ended(Run run) {
    return run.ended().orElse(Instant.MAX);
  }

  private List<Long> kept() {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> runs = Files.list(folder)) {
      return runs.map(path -> path.getFileName().toString())
          .filter(name -> name.matches("[0-9]{1,18}"))
          .map(Long::valueOf)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
