package io.driftglass.workbench;

import io.driftglass.data.DatasetStore;
import io.driftglass.data.DatasetStore.Recycled;
import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunQuery;
import io.driftglass.experiment.RunStore;
import io.driftglass.job.JobState;
import io.driftglass.registry.ModelStore;
import io.driftglass.registry.Transition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What was done in the workspace of late: files read and written, models trained and moved,
/// datasets deleted. Reads what those have noted of themselves.
public final class Activity {
  /// Most that is told.
  public static final int MOST = 200;

  private static final String CLEARED = "activity-cleared";

  private final RunStore runs;
  private final ModelStore models;
  private final DatasetStore datasets;
  private final WindowStore memory;
  private final InstantSource clock;

  /// Something that was done.
  ///
  /// @param about where more is to be seen
  /// @param what as people say it: `Import pump.csv`
  /// @param outcome what came of it, or who did it; empty where there is nothing to say
  public record Entry(Instant at, About about, String what, String outcome) {}

  /// What an entry is about.
  public enum About {
    DATA,
    SCORES,
    FORECAST,
    RUN,
    MODEL,
    CHECK
  }

  Activity(
      RunStore runs,
      ModelStore models,
      DatasetStore datasets,
      WindowStore memory,
      InstantSource clock) {
    this.runs = runs;
    this.models = models;
    this.datasets = datasets;
    this.memory = memory;
    this.clock = clock;
  }

  /// The last entries since it was cleared, newest first.
  public List<Entry> latest() {
    var since = memory.get(CLEARED).map(Instant::parse).orElse(Instant.EPOCH);
    var ran = runs.find(RunQuery.NEWEST.page(0, MOST)).runs().stream().map(Activity::entry);
    var moved = models.latest(MOST).stream().map(Activity::entry);
    var deleted = datasets.recycled().stream().map(Activity::entry);
    return Stream.of(ran, moved, deleted)
        .flatMap(all -> all)
        .filter(entry -> entry.at().isAfter(since))
        .sorted(Comparator.comparing(Entry::at).reversed())
        .limit(MOST)
        .toList();
  }

  /// Tells nothing any more of what was done until now; the runs and steps themselves stay.
  public void clear() {
    memory.put(CLEARED, clock.instant().toString());
  }

  private static Entry entry(Run run) {
    var outcome = run.state() == JobState.COMPLETED ? "" : run.state().name();
    return new Entry(
        run.ended().orElse(run.started()),
        about(run.kind()),
        run.title(),
        outcome.toLowerCase(Locale.ROOT));
  }

  private static About about(String kind) {
    return switch (kind) {
      case "detect", "race" -> About.SCORES;
      case "forecast", "backtest" -> About.FORECAST;
      case "train", "search", "trial", "validate", "prove" -> About.RUN;
      case "check", "drift", "abtest" -> About.CHECK;
      case "migrate" -> About.MODEL;
      default -> About.DATA;
    };
  }

  private static Entry entry(Transition step) {
    var to = step.to().name().toLowerCase(Locale.ROOT);
    var title = step.title();
    var what =
        switch (step.action()) {
          case REGISTER -> "Registered " + title;
          case MOVE, ROLLBACK -> "Moved " + title + " to " + to;
          case DELETE -> "Deleted " + title;
          case RESTORE -> "Brought back " + title;
          case ALIAS -> title + " is " + step.why();
        };
    return new Entry(step.at(), About.MODEL, what, "by " + step.who());
  }

  private static Entry entry(Recycled recycled) {
    return new Entry(recycled.since(), About.DATA, "Deleted " + recycled.dataset().title(), "");
  }
}
