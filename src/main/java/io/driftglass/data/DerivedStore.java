package io.driftglass.data;

import io.driftglass.data.ingest.Batch;
import io.driftglass.data.plan.TimePlan;
import io.driftglass.job.Progress;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Block;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Stores rows that were made of another dataset's, one entity after the other, in one transaction.
final class DerivedStore {
  private final Derivation derivation;
  private final TimePlan time;
  private final Progress progress;
  private final Instant now;

  /// @param time the parent's, for the text of stamps
  DerivedStore(Derivation derivation, TimePlan time, Progress progress, Instant now) {
    this.derivation = derivation;
    this.time = time;
    this.progress = progress;
    this.now = now;
  }

  Dataset run(Connection connection) throws SQLException {
    var cards = new CardStore(connection);
    long id = cards.nextId();
    var blocks = new BlockStore(connection, id);
    var entities = derivation.parent().entities();
    List<Channel> channels = List.of();
    Tally tally = null;
    long rows = 0;
    for (int entity = 0; entity < entities.size(); entity++) {
      progress.step(entity, entities.size(), what(entities.get(entity)));
      var frame = derivation.frames().apply(entities.get(entity));
      if (tally == null) {
        channels = frame.channels();
        tally = new Tally(channels.size());
      }
      check(channels, frame, entities.get(entity));
      write(blocks, tally, frame, entity, rows, twins(channels));
      rows += frame.rows();
    }
    if (tally == null || rows == 0) {
      throw new InsufficientData(
          "No row is left of %s.".formatted(derivation.parent().title()),
          "Turn off the step that drops them.");
    }
    var dataset =
        dataset(
            id,
            cards.nextVersion(derivation.name()),
            channels,
            tally,
            rows,
            blocks,
            new LevelStore(connection, id));
    cards.insert(dataset, time);
    return dataset;
  }

  private static String what(String entity) {
    return entity.isEmpty() ? "preparing rows" : "preparing " + entity;
  }

  private void check(List<Channel> channels, Frame frame, String entity) {
    if (frame.channels().equals(channels)) return;
    throw new SchemaMismatch(
        "After the recipe %s has other channels than %s."
            .formatted(entity, derivation.parent().entities().getFirst()),
        "Name the channels in the steps that change names, types or units.");
  }

  /// A column's twin is the parent's of the same name.
  private BlockStore.Twins twins(List<Channel> channels) {
    var parent = derivation.parent();
    var places = new HashMap<String, Integer>();
    for (int channel = 0; channel < parent.channels().size(); channel++) {
      places.put(parent.channels().get(channel).name(), channel);
    }
    return channel -> {
      var place = channel < 0 ? Integer.valueOf(channel) : places.get(channels.get(channel).name());
      return Optional.ofNullable(place).map(twin -> new HomeStore.Home(parent.id(), twin));
    };
  }

  private static void write(
      BlockStore blocks,
      Tally tally,
      Frame frame,
      int entity,
      long rowsBefore,
      BlockStore.Twins twins)
      throws SQLException {
    int channels = frame.channels().size();
    for (int from = 0; from < frame.rows(); from += Block.ROWS) {
      int count = Math.min(Block.ROWS, frame.rows() - from);
      var batch = Batch.of(entity, frame, from, count, rowsBefore + from);
      int part = tally.part(batch);
      tally.add(blocks.write(batch, part, twins));
      for (int channel = 0; channel < channels; channel++) {
        var filled = frame.filled(channel).get(from, from + count);
        if (!filled.isEmpty()) blocks.writeFilled(entity, channel, part, count, filled);
      }
    }
  }

  private Dataset dataset(
      long id,
      int version,
      List<Channel> channels,
      Tally tally,
      long rows,
      BlockStore blocks,
      LevelStore levels)
      throws SQLException {
    var parent = derivation.parent();
    var steps = tally.steps();
    return new Dataset(
        id,
        derivation.name(),
        version,
        parent.source(),
        CardStore.fingerprint(
            blocks, levels, tally, parent.clock(), channels, parent.entities(), progress),
        rows,
        parent.clock(),
        channels,
        tally.summaries(),
        parent.entities(),
        tally.from(),
        tally.last(),
        steps.interval(),
        steps.repeats(),
        steps.gaps(),
        0,
        derivation.notes().get(),
        now,
        Optional.of(derivation.lineage()));
  }
}
