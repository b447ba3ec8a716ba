package io.driftglass.data;

import io.driftglass.data.ingest.Batch;
import io.driftglass.data.time.Steps;
import io.driftglass.series.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is learnt of a dataset while its batches pass: extremes, missing values, steps, order.
final class Tally {
  private final List<Entity> entities = new ArrayList<>();
  private final long[] missing;
  private final double[] low;
  private final double[] high;
  private boolean forgotten;

  /// One entity's rows so far.
  static final class Entity {
    final Steps steps = new Steps();
    long from;
    long last;
    int parts;
    long rows;
    boolean unsorted;
    long equalRepeats;
    long otherRepeats;
    private double[] lastValues = new double[0];
  }

  Tally(int channels) {
    missing = new long[channels];
    low = new double[channels];
    high = new double[channels];
    Arrays.fill(low, Double.NaN);
    Arrays.fill(high, Double.NaN);
  }

  Entity entity(int index) {
    while (entities.size() <= index) entities.add(new Entity());
    return entities.get(index);
  }

  List<Entity> entities() {
    return entities;
  }

  /// @return the number of this part among the entity's parts
  int part(Batch batch) {
    var entity = entity(batch.entity);
    add(entity, batch);
    return entity.parts++;
  }

  /// Takes a batch as the entity's next rows.
  static void add(Entity entity, Batch batch) {
    var ticks = batch.ticks;
    if (entity.rows == 0) entity.from = ticks[0];
    long last = entity.rows == 0 ? ticks[0] : entity.last;
    for (int row = entity.rows == 0 ? 1 : 0; row < batch.rows; row++) {
      long step = ticks[row] - last;
      if (step < 0) entity.unsorted = true;
      if (step == 0) repeat(entity, batch, row);
      entity.steps.add(step);
      last = ticks[row];
    }
    entity.last = last;
    entity.rows += batch.rows;
    entity.lastValues = new double[batch.columns.length];
    for (int channel = 0; channel < batch.columns.length; channel++) {
      entity.lastValues[channel] = batch.columns[channel][batch.rows - 1];
    }
  }

  private static void repeat(Entity entity, Batch batch, int row) {
    boolean equal = true;
    for (int channel = 0; channel < batch.columns.length && equal; channel++) {
      double before = row > 0 ? batch.columns[channel][row - 1] : entity.lastValues[channel];
      equal = Double.compare(before, batch.columns[channel][row]) == 0;
    }
    if (equal) entity.equalRepeats++;
    else entity.otherRepeats++;
  }

  void add(List<Block> blocks) {
    for (int channel = 0; channel < missing.length; channel++) {
      var block = blocks.get(channel);
      missing[channel] += block.rows() - block.valid();
      if (!(low[channel] <= block.min())) low[channel] = known(block.min(), low[channel]);
      if (!(high[channel] >= block.max())) high[channel] = known(block.max(), high[channel]);
    }
  }

  /// Forgets what is known of values, but not of ticks: they are counted anew.
  void forgetValues() {
    forgotten = true;
    Arrays.fill(missing, 0);
    Arrays.fill(low, Double.NaN);
    Arrays.fill(high, Double.NaN);
  }

  /// Takes a channel's next values where what was known is forgotten.
  void recount(int channel, double[] values, int count) {
    if (!forgotten) return;
    for (int row = 0; row < count; row++) {
      double value = values[row];
      if (Double.isNaN(value)) missing[channel]++;
      else {
        if (!(low[channel] <= value)) low[channel] = value;
        if (!(high[channel] >= value)) high[channel] = value;
      }
    }
  }

  private static double known(double here, double before) {
    return Double.isNaN(here) ? before : here;
  }

  List<Summary> summaries() {
    var summaries = new ArrayList<Summary>();
    for (int channel = 0; channel < missing.length; channel++) {
      summaries.add(new Summary(missing[channel], low[channel], high[channel]));
    }
    return summaries;
  }

  /// Rows that repeat the stamp of the row before with equal values.
  long equalRepeats() {
    return entities.stream().mapToLong(entity -> entity.equalRepeats).sum();
  }

  /// Rows that repeat the stamp of the row before with other values.
  long otherRepeats() {
    return entities.stream().mapToLong(entity -> entity.otherRepeats).sum();
  }

  long rows() {
    return entities.stream().mapToLong(entity -> entity.rows).sum();
  }

  Steps steps() {
    var all = new Steps();
    for (var entity : entities) all.add(entity.steps);
    return all;
  }

  long from() {
    return entities.stream().filter(e -> e.rows > 0).mapToLong(e -> e.from).min().orElse(0);
  }

  long last() {
    return entities.stream().filter(e -> e.rows > 0).mapToLong(e -> e.last).max().orElse(0);
  }
}
