package io.driftglass.data;

import io.driftglass.data.ingest.Batch;
import io.driftglass.data.ingest.Ingest;
import io.driftglass.data.ingest.Pipe;
import io.driftglass.data.ingest.RejectedRow;
import io.driftglass.data.ingest.Watch;
import io.driftglass.data.plan.ImportPlan;
import io.driftglass.data.plan.Note;
import io.driftglass.data.read.Source;
import io.driftglass.data.sniff.Sniffer;
import io.driftglass.job.Progress;
import io.driftglass.problem.Problem;
import io.driftglass.series.Channel;
import io.driftglass.series.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// One import: a thread reads and parses the file, another codes and stores its blocks; both work
/// within one transaction, so an import that fails or is cancelled leaves nothing.
final class ImportStore {
  private static final int SHOWN_PROBLEMS = 5;

  private final ImportPlan plan;
  private final String name;
  private final Progress progress;
  private final Instant now;
  private final Pipe<Batch> pipe = new Pipe<>();
  private final Ingest ingest;
  private final List<Note> notes;
  private final Tally tally;
  private final List<RejectedRow> dropped = new ArrayList<>();
  private boolean rewritten;

  ImportStore(ImportPlan plan, String name, Progress progress, Instant now) {
    this.plan = plan;
    this.name = name;
    this.progress = progress;
    this.now = now;
    this.notes = new ArrayList<>(plan.notes());
    this.ingest = new Ingest(plan, pipe::put);
    this.tally = new Tally(plan.channels().size());
  }

  ImportResult run(Connection connection) throws SQLException {
    var cards = new CardStore(connection);
    long id = cards.nextId();
    var blocks = new BlockStore(connection, id);
    var reading = Thread.ofPlatform().daemon().name("driftglass-import").start(this::read);
    try {
      for (var batch = pipe.take(); batch != null; batch = pipe.take()) {
        tally.add(blocks.write(batch, tally.part(batch)));
      }
      reading.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } finally {
      pipe.abandon();
    }
    var problems = problems();
    if (!problems.isEmpty()) throw new Refused(problems);
    sort(blocks);
    note();
    var dataset = dataset(id, cards.nextVersion(name), blocks, new LevelStore(connection, id));
    cards.insert(dataset, plan.time());
    cards.insert(dataset, Origin.of(plan));
    storeRejects(connection, dataset);
    return new ImportResult.Imported(dataset, notes, rejects());
  }

  /// What makes the transaction roll back when too much of the file cannot be read.
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    Refused(List<Problem> problems) {
      super(problems.getFirst().sentence());
      this.problems = problems;
    }

    List<Problem> problems() {
      return problems;
    }
  }

  private void read() {
    try {
      var watch = new Watch(ingest, progress, Files.size(plan.file()));
      Source.of(plan).read(watch, watch::bytesRead);
      ingest.finish();
      pipe.end();
    } catch (IOException failed) {
      pipe.fail(new UncheckedIOException(failed));
    } catch (RuntimeException failed) {
      pipe.fail(failed);
    } catch (OutOfMemoryError | StackOverflowError failed) {
      pipe.fail(new IllegalStateException("the file could not be read: " + failed, failed));
    }
  }

  /// More rows left out than kept, or none at all.
  private List<Problem> problems() {
    if (ingest.kept() >= ingest.rejected() && ingest.kept() > 0) return List.of();
    var problems = new ArrayList<Problem>();
    if (ingest.rejected() == 0) {
      problems.add(
          new Problem(
              "", "The file has no rows.", "Export it again with its rows below the header."));
    } else {
      problems.add(
          new Problem(
              "",
              "%,d of %,d rows cannot be read."
                  .formatted(ingest.rejected(), ingest.rejected() + ingest.kept()),
              "Check delimiter, decimal mark and time format; the first rows that failed follow."));
    }
    for (var reject : ingest.rejects().stream().limit(SHOWN_PROBLEMS).toList()) {
      var where = "line %,d".formatted(reject.line());
      problems.add(
          new Problem(
              reject.column().isEmpty() ? where : where + ", column " + reject.column(),
              "\"%s\": %s.".formatted(reject.value(), reject.reason()),
              ""));
    }
    return problems;
  }

  /// Puts the rows of each entity whose ticks fall somewhere into the order of time, and settles
  /// repeated stamps.
  private void sort(BlockStore blocks) throws SQLException {
    var order = new TimeOrderStore(plan, blocks);
    for (int entity = 0; entity < tally.entities().size(); entity++) {
      var rows = tally.entity(entity);
      if (!order.isWanted(rows)) continue;
      progress.check();
      tally.entities().set(entity, order.rewrite(entity, rows));
      rewritten = true;
    }
    dropped.addAll(order.dropped());
    if (order.merged() > 0 || !dropped.isEmpty()) tally.forgetValues();
    if (order.moved() > 0 && plan.longForm().isEmpty()) {
      notes.add(
          new Note(
              "%,d rows stood earlier or later in the file than their stamps say; rows were sorted by"
                      .formatted(order.moved())
                  + " time, those of one stamp in the file's order."));
    }
    if (!dropped.isEmpty()) {
      var kept =
          switch (plan.policy().repeats()) {
            case FIRST -> "the first of each";
            case LAST -> "the last of each";
            case MEAN -> "their mean";
            case KEEP -> "all";
          };
      notes.add(
          new Note(
              "%,d rows that repeat a stamp were left out; %s was kept."
                  .formatted(dropped.size(), kept)));
    }
  }

  private void note() {
    var steps = tally.steps();
    if (ingest.emptyRows() > 0) notes.add(new Note(Sniffer.emptyRows(ingest.emptyRows())));
    if (steps.repeats() > 0) {
      notes.add(
          new Note(
              "%,d rows repeat the stamp of the row before, %,d with equal values, %,d with other"
                      .formatted(steps.repeats(), tally.equalRepeats(), tally.otherRepeats())
                  + " values; all are kept, in the file's order."));
    }
    if (ingest.stamps().repeated() > 0) {
      notes.add(
          new Note(
              "%,d stamps of the hour that the clocks repeat were taken as its second pass."
                  .formatted(ingest.stamps().repeated())));
    }
    if (ingest.stamps().skipped() > 0) {
      notes.add(
          new Note(
              "%,d stamps lie in an hour that the clocks skip; they were moved on by that hour."
                  .formatted(ingest.stamps().skipped())));
    }
    if (ingest.rejected() > 0) {
      notes.add(
          new Note("%,d rows could not be read and were left out.".formatted(ingest.rejected())));
    }
    var distinct = notes.stream().distinct().toList();
    notes.clear();
    notes.addAll(distinct);
  }

  private Dataset dataset(long id, int version, BlockStore blocks, LevelStore levels)
      throws SQLException {
    var channels =
        plan.channels().stream()
            .map(
                column ->
                    new Channel(
                        column.name(),
                        column.unit(),
                        column.kind(),
                        column.role(),
                        column.kind() == Kind.CATEGORY
                            ? ingest.categories(column.index())
                            : List.of()))
            .toList();
    var steps = tally.steps();
    return new Dataset(
        id,
        name,
        version,
        plan.file().getFileName().toString(),
        hash(channels, blocks, levels),
        tally.rows(),
        plan.time().clock(),
        channels,
        tally.summaries(),
        ingest.entities(),
        tally.from(),
        tally.last(),
        steps.interval(),
        steps.repeats(),
        steps.gaps(),
        ingest.rejected() + dropped.size(),
        notes,
        now,
        Optional.empty());
  }

  private String hash(List<Channel> channels, BlockStore blocks, LevelStore levels)
      throws SQLException {
    progress.report(1, "taking the fingerprint of %,d rows".formatted(ingest.kept()));
    return CardStore.fingerprint(
        blocks, levels, tally, plan.time().clock(), channels, ingest.entities(), progress);
  }

  private void storeRejects(Connection connection, Dataset dataset) throws SQLException {
    var rejects =
        "INSERT INTO dataset_reject (dataset, part, line, file_row, column_name, cell, reason,"
            + " stamp) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    try (var insert = connection.prepareStatement(rejects)) {
      int part = 0;
      for (var reject : rejects()) {
        insert.setLong(1, dataset.id());
        insert.setInt(2, part++);
        insert.setLong(3, reject.line());
        insert.setLong(4, reject.fileRow());
        insert.setString(5, reject.column());
        insert.setString(6, reject.value());
        insert.setString(7, reject.reason());
        insert.setString(8, reject.stamp());
        insert.addBatch();
      }
      if (part > 0) insert.executeBatch();
    }
  }

  /// Rows that could not be read, then those that were left out; of a long form, whose rows are new
  /// ones, they come after the others.
  private List<RejectedRow> rejects() {
    var all = new ArrayList<RejectedRow>();
    boolean renumber = rewritten && plan.longForm().isPresent();
    long next = tally.rows();
    for (var reject : ingest.rejects()) {
      all.add(renumber ? reject.at(next++) : reject);
    }
    for (var reject : dropped) all.add(renumber ? reject.at(next++) : reject);
    return all;
  }
}
