package io.driftglass.cli;

import io.driftglass.data.export.CsvFile;
import io.driftglass.data.export.Spreadsheet;
import io.driftglass.live.Feed;
import io.driftglass.live.FeedState;
import io.driftglass.live.FeedStore;
import io.driftglass.live.LiveEvent;
import io.driftglass.live.LiveModel;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Clock;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.live.Feeds;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `feed run|list`: scores rows as they come.
@Command(name = "feed", description = "Scores rows as they come; run or list.")
final class FeedCommand implements Callable<Integer> {
  private final Context context;

  FeedCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return list();
  }

  /// One of them.
  static final class From {
    @Option(names = "--file", paramLabel = "FILE", description = "a file that grows")
    private Path file;

    @Option(names = "--folder", paramLabel = "DIR", description = "a folder in which files appear")
    private Path folder;

    @Option(names = "--replay", paramLabel = "FILE", description = "a file, at --pace")
    private Path replay;

    @Option(names = "--url", paramLabel = "URL", description = "asked every --every seconds")
    private URI url;

    @Option(names = "--port", paramLabel = "PORT", description = "lines sent to this computer")
    private Integer port;

    @Option(names = "--udp", paramLabel = "PORT", description = "the same, as datagrams")
    private Integer udp;

    Feed feed(double pace, double everySeconds) {
      if (file != null) return new Feed.GrowingFile(file);
      if (folder != null) return new Feed.Folder(folder);
      if (replay != null) return new Feed.Replay(replay, pace);
      if (url != null) return new Feed.Polled(url, Duration.ofMillis((long) (1000 * everySeconds)));
      return port != null ? new Feed.LocalSocket(port) : new Feed.LocalDatagrams(udp);
    }
  }

  @Command(name = "list", description = "feeds that were scored, newest first")
  int list() {
    try (var workbench = context.open()) {
      var feeds = workbench.feeds().list();
      if (context.json()) {
        context.terminal().document(Map.of("feeds", feeds.stream().map(FeedCommand::row).toList()));
      } else {
        context
            .terminal()
            .table(
                List.of("id", "name", "source", "model", "rows", "malformed", "dropped"),
                feeds.stream()
                    .map(
                        f ->
                            List.of(
                                Long.toString(f.id()),
                                f.name(),
                                f.source(),
                                f.model(),
                                Long.toString(f.rows()),
                                Long.toString(f.malformed()),
                                Long.toString(f.dropped())))
                    .toList());
      }
      return 0;
    }
  }

  @Command(name = "run", description = "scores a feed with a registered or a fitted model")
  int run(
      @ArgGroup(multiplicity = "1") From from,
      @Option(names = "--model", paramLabel = "VERSION", description = "a registered detector")
          String model,
      @Option(names = "--train", paramLabel = "DATASET", description = "or fit on this")
          String train,
      @Option(
              names = "--method",
              description = "with --train; without it the fallback, a robust z-score")
          String method,
      @Option(names = "--set", paramLabel = "k=v", description = "a setting of the method")
          Map<String, String> settings,
      @Option(names = "--name", description = "a feed of that name goes on where it stopped")
          String name,
      @Option(names = "--pace", defaultValue = "100", description = "rows a second of --replay")
          double pace,
      @Option(names = "--every", defaultValue = "5", description = "seconds between askings")
          double every,
      @Option(names = "--for", paramLabel = "SECONDS", description = "ends after that long")
          Double seconds,
      @Option(names = "--stale-after", defaultValue = "10", description = "seconds of silence")
          double stale,
      @Option(names = "--until-stale", description = "ends when the feed falls silent")
          boolean untilStale,
      @Option(names = "--queue", defaultValue = "10000", description = "lines that may wait")
          int queue,
      @Option(names = "--out", paramLabel = "FILE", description = "timestamp,score as CSV")
          Path out)
      throws IOException, InterruptedException {
    if ((model == null) == (train == null)) {
      throw new InvalidSetting("A feed needs either --model or --train.", "Name one of them.");
    }
    if (pace <= 0 || every <= 0 || stale <= 0 || queue < 1) {
      throw new InvalidSetting(
          "--pace, --every, --stale-after and --queue must be above 0.", "Give larger ones.");
    }
    var feed = from.feed(pace, every);
    try (var workbench = context.open()) {
      var live = model(workbench, model, train, method, settings);
      var request =
          new Feeds.Request(
              name == null ? feed.sentence() : name,
              feed,
              live,
              Optional.ofNullable(seconds).map(s -> Instant.now().plusMillis((long) (1000 * s))),
              Duration.ofMillis((long) (1000 * stale)),
              untilStale,
              queue);
      var last = new AtomicReference<FeedState>();
      var progress = context.progress();
      long id =
          workbench
              .feeds()
              .run(
                  request,
                  state -> {
                    last.set(state);
                    progress.report(Double.NaN, sentence(state));
                  },
                  progress);
      context.endProgress();
      if (out != null) write(workbench, id, live, out);
      say(id, live, last.get(), workbench);
      return 0;
    }
  }

  private LiveModel model(
      Workbench workbench,
      String model,
      String train,
      String method,
      Map<String, String> settings) {
    if (model != null) return workbench.feeds().registered(workbench.models().get(model));
    var dataset = workbench.datasets().get(train);
    var given = settings == null ? Map.<String, String>of() : settings;
    var entity = dataset.entities().getFirst();
    if (method != null) {
      return workbench.feeds().fitted(dataset, entity, method, given, context.progress());
    }
    if (!given.isEmpty()) {
      throw new InvalidSetting("--set needs --method.", "Name the method it is a setting of.");
    }
    return workbench.feeds().fallback(dataset, entity, context.progress());
  }

  private static String sentence(FeedState state) {
    var text = "%,d rows, %,d alarms".formatted(state.rows(), state.alarms());
    if (state.malformed() > 0) text += ", %,d malformed".formatted(state.malformed());
    if (state.dropped() > 0) text += ", %,d dropped".formatted(state.dropped());
    return text + state.staleSince().map(since -> ", stale since " + since).orElse("");
  }

  private static void write(Workbench workbench, long feed, LiveModel model, Path file)
      throws IOException {
    var scored = workbench.feeds().scores(feed);
    try (var csv = new CsvFile(file)) {
      csv.row("timestamp", "score");
      for (int row = 0; row < scored.ticks().length; row++) {
        csv.row(
            stamp(model.clock(), scored.ticks()[row]),
            Spreadsheet.number(scored.scores()[row], '.'));
      }
      csv.done();
    }
  }

  /// The file's own text is not kept: ISO 8601, and the number of an index.
  private static String stamp(Clock clock, long tick) {
    return switch (clock) {
      case Clock.Index _ -> Long.toString(tick);
      case Clock.Utc _ -> Clock.instant(tick).toString();
      case Clock.Wall _ -> Clock.instant(tick).atZone(clock.zone()).toLocalDateTime().toString();
    };
  }

  private static Map<String, Object> row(FeedStore.Kept feed) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", feed.id());
    row.put("name", feed.name());
    row.put("source", feed.source());
    row.put("model", feed.model());
    row.put("started", feed.started().toString());
    row.put("rows", feed.rows());
    row.put("malformed", feed.malformed());
    row.put("dropped", feed.dropped());
    return row;
  }

  private static Map<String, Object> row(LiveEvent event, Clock clock) {
    var row = new LinkedHashMap<String, Object>();
    row.put("from", stamp(clock, event.from()));
    row.put("until", stamp(clock, event.until()));
    row.put("peak", event.peak());
    row.put("going_on", event.open());
    return row;
  }

  private static Map<String, Object> row(FeedStore.Served served, Clock clock) {
    var row = new LinkedHashMap<String, Object>();
    row.put("from", stamp(clock, served.from()));
    row.put("until", stamp(clock, served.until()));
    row.put("model", served.model());
    return row;
  }

  private void say(long id, LiveModel model, FeedState state, Workbench workbench) {
    var document = new LinkedHashMap<String, Object>();
    document.put("id", id);
    document.put("model", model.name());
    document.put("rows", state.rows());
    document.put("malformed", state.malformed());
    document.put("dropped", state.dropped());
    document.put("repeated", state.repeated());
    document.put("alarms", state.alarms());
    document.put("stale_since", state.staleSince().map(Instant::toString).orElse(""));
    document.put("level", state.level());
    document.put(
        "served", workbench.feeds().served(id).stream().map(s -> row(s, model.clock())).toList());
    document.put(
        "events",
        workbench.feeds().events(id).stream().map(event -> row(event, model.clock())).toList());
    if (context.json()) context.terminal().document(document);
    else context.terminal().say(sentence(state) + ", scored by " + model.name());
  }
}
