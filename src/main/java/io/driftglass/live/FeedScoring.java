package io.driftglass.live;

import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.sniff.Sniffer;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Scores lines as they come, each row from the rows up to it. What the columns mean is read from
/// the first lines, as an import reads it. One thread.
public final class FeedScoring {
  private static final int SAMPLE_LINES = 60;
  private static final int LEAST_LINES = 4;
  private static final int BATCH = 2000;
  private static final int MOST_BEFORE = 10_000;
  private static final long FRAME_MILLIS = 33;
  private static final long SETTLE_MILLIS = 500;

  private final LineQueue lines;
  private final LiveModel model;
  private final FeedStore.Keeper keeper;
  private final Duration staleAfter;
  private final InstantSource time;
  private RowParser parser;
  private Frame first;
  private Lane own;
  private Optional<Division> division = Optional.empty();
  private Optional<Lane> other = Optional.empty();
  private Lane serving;
  private long rows;
  private long malformed;
  private long repeated;
  private long alarms;
  private long lastTick = Long.MIN_VALUE;
  private boolean strange;
  private Instant heard;
  private Instant tellAgain = Instant.MIN;
  private Optional<LiveEvent> event = Optional.empty();
  private Optional<JsonForm> json = Optional.empty();
  private Optional<LiveRows> shown = Optional.empty();

  /// @param keeper where scores go; rows that it has are scored again, not kept again
  /// @param staleAfter silence that is told
  public FeedScoring(
      LineQueue lines,
      LiveModel model,
      FeedStore.Keeper keeper,
      Duration staleAfter,
      InstantSource time) {
    this.lines = lines;
    this.model = model;
    this.keeper = keeper;
    this.staleAfter = staleAfter;
    this.time = time;
    heard = time.instant();
  }

  /// Keeps the newest rows there as well, to be looked at; before [#run].
  public FeedScoring showing(LiveRows rows) {
    shown = Optional.of(rows);
    return this;
  }

  /// From the next row on another model has its part of the rows, or none has. A model that comes
  /// while the feed goes on learns from the rows that are shown what came before.
  public void divide(Optional<Division> how) {
    if (how.map(Division::number).equals(division.map(Division::number))) return;
    division = how;
    if (own != null) other = how.map(it -> lane(it.other(), before()));
  }

  private Lane lane(LiveModel of, Frame before) {
    return new Lane(of, first, before);
  }

  private Frame before() {
    return shown
        .map(newest -> newest.newest(model, MOST_BEFORE))
        .orElseGet(() -> stamps(new long[0]));
  }

  /// Until the queue is closed and empty.
  ///
  /// @param told the state, about 30 times a second while rows come
  public void run(Consumer<FeedState> told) throws IOException, InterruptedException {
    var sample = sample(told);
    if (sample.size() < 2) return;
    json = JsonForm.of(sample);
    open(json.map(form -> table(form, sample)).orElse(sample));
    for (var line : sample.subList(json.isPresent() ? 0 : 1, sample.size())) take(line);
    while (!lines.isClosed() || !lines.isEmpty()) {
      var next = lines.take(BATCH, FRAME_MILLIS);
      for (var line : next) take(line);
      if (!next.isEmpty() || lines.isHeld()) heard = time.instant();
      keeper.keep(state(), false);
      tell(told);
    }
    event.map(LiveEvent::closed).ifPresent(last -> tell(last, true));
    keeper.keep(state(), true);
    told.accept(state());
  }

  private void tell(Consumer<FeedState> told) {
    var now = time.instant();
    if (now.isBefore(tellAgain)) return;
    tellAgain = now.plusMillis(FRAME_MILLIS);
    told.accept(state());
  }

  /// Enough lines to see what they are, or all there are for a moment.
  private List<String> sample(Consumer<FeedState> told) throws InterruptedException {
    var sample = new ArrayList<String>();
    while (sample.size() < SAMPLE_LINES) {
      var next = lines.take(SAMPLE_LINES - sample.size(), SETTLE_MILLIS);
      sample.addAll(next);
      if (!next.isEmpty()) heard = time.instant();
      boolean over = lines.isClosed() && lines.isEmpty();
      if (next.isEmpty() && (over || sample.size() >= LEAST_LINES)) break;
      told.accept(state());
    }
    return sample;
  }

  private void open(List<String> sample) throws IOException {
    var file = Files.createTempFile("driftglass-feed", ".csv");
    try {
      Files.write(file, sample);
      var plan = Sniffer.preview(file, ReadingOptions.NONE).plan();
      if (plan.headerRow() == 0) {
        throw new UnsupportedFormat(
            "The feed's first line \"%s\" names no columns.".formatted(sample.getFirst()),
            "Send the names of the columns first.");
      }
      parser = new RowParser(plan, sample.get(plan.headerRow() - 1), model.read());
      var names = new RowParser(plan, sample.getFirst(), model.read());
      var ticks = sample.stream().skip(1).flatMap(line -> names.parse(line).stream());
      first = stamps(ticks.mapToLong(RowParser.Row::tick).sorted().toArray());
      own = lane(model, stamps(new long[0]));
      serving = own;
      other = division.map(it -> lane(it.other(), stamps(new long[0])));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static List<String> table(JsonForm form, List<String> sample) {
    var table = new ArrayList<String>();
    table.add(form.header());
    for (var line : sample) table.add(form.row(line));
    return table;
  }

  private Frame stamps(long[] ticks) {
    return Frame.of(model.clock(), ticks, List.of(), new double[0][]);
  }

  private void take(String received) {
    String line = json.map(form -> form.row(received)).orElse(received);
    if (parser.isHeader(line)) return;
    var parsed = parser.parse(line);
    if (parsed.isEmpty()) {
      malformed++;
      return;
    }
    var row = parsed.get();
    if (row.tick() <= lastTick) {
      repeated++;
      return;
    }
    lastTick = row.tick();
    score(row.tick(), row.values());
    boolean before = strange;
    strange = serving.strange();
    rows++;
    double lastScore = serving.score();
    boolean news = keeper.score(row.tick(), lastScore);
    if (news && other.isPresent()) keeper.served(row.tick(), serving.name());
    shown.ifPresent(rows -> rows.add(row.tick(), row.values(), lastScore, serving.level()));
    if (strange) {
      event = Optional.of(begun(before, row.tick()).with(row.tick(), lastScore));
      if (!before && news) alarms++;
      event.ifPresent(now -> tell(now, news));
    } else if (before) {
      event.map(LiveEvent::closed).ifPresent(now -> tell(now, news));
      event = Optional.empty();
    }
  }

  private void score(long tick, double[] values) {
    own.next(tick, values);
    other.ifPresent(lane -> lane.next(tick, values));
    serving = division.filter(it -> it.servedByOther().test(tick)).flatMap(it -> other).orElse(own);
  }

  private void tell(LiveEvent now, boolean news) {
    shown.ifPresent(rows -> rows.event(now));
    if (news) keeper.event(now);
  }

  private LiveEvent begun(boolean before, long tick) {
    return event.filter(now -> before).orElse(new LiveEvent(tick, tick, serving.score(), true));
  }

  private FeedState state() {
    boolean silent = heard.plus(staleAfter).isBefore(time.instant());
    return new FeedState(
        rows,
        malformed,
        lines.dropped(),
        repeated,
        alarms,
        rows == 0 ? 0 : lastTick,
        serving == null ? Double.NaN : serving.score(),
        serving == null ? 0 : serving.level(),
        strange,
        silent ? Optional.of(heard) : Optional.empty(),
        other.isPresent() ? serving.name() : "");
  }
}
