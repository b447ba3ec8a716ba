package io.driftglass.data;

import io.driftglass.db.Database;
import io.driftglass.db.Json;
import io.driftglass.db.Sql;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of the values of a series on its way from the file: the marks kept with it, and a
/// comparison with the datasets it was made of.
public final class QualityStore {
  /// A channel of which a greater part has other values than before was changed as a whole: its old
  /// values are of another scale and cannot stand beside the new ones.
  private static final double SAME = .5;

  private final Database database;

  public QualityStore(Database database) {
    this.database = database;
  }

  /// Looks at one channel at a time; only those with missing or filled values are compared, each
  /// with the nearest dataset before it that has a measured value at the same tick.
  ///
  /// @param entity one of `dataset.entities()`
  public Quality of(Dataset dataset, String entity, Progress progress) {
    int place = DatasetStore.place(dataset, entity);
    int channels = dataset.channels().size();
    var filled = database.read(c -> new BlockStore(c, dataset.id()).filled(place, channels));
    var removed = new ArrayList<Quality.Removed>();
    for (int c = 0; c < channels; c++) removed.add(Quality.Removed.NONE);
    if (dataset.lineage().isEmpty()) return new Quality(filled, removed);
    var search = new Search(dataset, place, filled);
    var parent = parent(dataset);
    while (parent.isPresent() && search.goesOn()) {
      if (!parent.get().entities().contains(entity)) break;
      search.in(parent.get(), entity, progress);
      parent = parent(parent.get());
    }
    search.put(removed);
    return new Quality(filled, removed);
  }

  /// Also one on the recycle list.
  private Optional<Dataset> parent(Dataset dataset) {
    return dataset
        .lineage()
        .flatMap(
            lineage ->
                database.read(
                    connection ->
                        Sql.first(
                            connection,
                            "SELECT card FROM dataset WHERE id = ?",
                            row -> Json.read(row.getString(1), Dataset.class),
                            lineage.parent())));
  }

  private long[] ticks(Dataset dataset, int place) {
    return database.read(
        connection -> {
          var blocks = new BlockStore(connection, dataset.id());
          return blocks.longs(place, BlockStore.TICKS, blocks.rows(place));
        });
  }

  private double[] values(Dataset dataset, int place, int channel, int rows) {
    return database.read(
        connection -> new BlockStore(connection, dataset.id()).values(place, channel, rows));
  }

  /// The rows of which a measured value is looked for, and what has been found.
  private final class Search {
    private final Dataset dataset;
    private final int place;
    private final long[] ticks;
    private final Map<Integer, Wanted> wanted = new HashMap<>();

    /// @param rows without a measured value
    /// @param found one a row of those; NaN where nothing is known yet
    @SuppressWarnings("ArrayRecordComponent")
    private record Wanted(int[] rows, double[] found) {}

    Search(Dataset dataset, int place, List<BitSet> filled) {
      this.dataset = dataset;
      this.place = place;
      ticks = ticks(dataset, place);
      for (int c = 0; c < dataset.channels().size(); c++) {
        boolean complete = dataset.summaries().get(c).missing() == 0 && filled.get(c).isEmpty();
        if (complete || dataset.channels().get(c).kind() != Kind.NUMBER) continue;
        var absent = absent(values(dataset, place, c, ticks.length), filled.get(c));
        var found = new double[absent.length];
        Arrays.fill(found, Double.NaN);
        if (absent.length > 0) wanted.put(c, new Wanted(absent, found));
      }
    }

    /// Whether anything is still looked for.
    boolean goesOn() {
      return wanted.values().stream()
          .anyMatch(search -> Arrays.stream(search.found).anyMatch(Double::isNaN));
    }

    void in(Dataset before, String entity, Progress progress) {
      int then = before.entities().indexOf(entity);
      var at = at(ticks(before, then));
      int rows = at.before();
      var filled =
          database.read(c -> new BlockStore(c, before.id()).filled(then, before.channels().size()));
      for (int channel : List.copyOf(wanted.keySet())) {
        progress.step(0, 1, "comparing with " + before.title());
        int twin = twin(before, dataset.channels().get(channel));
        if (twin < 0) continue;
        look(channel, at.rows(), values(before, then, twin, rows), filled.get(twin));
      }
    }

    private void look(int channel, int[] at, double[] before, BitSet filled) {
      var now = values(dataset, place, channel, ticks.length);
      if (!alike(now, at, before)) return;
      var search = wanted.get(channel);
      for (int i = 0; i < search.rows.length; i++) {
        int row = at[search.rows[i]];
        if (row < 0 || !Double.isNaN(search.found[i]) || filled.get(row)) continue;
        search.found[i] = before[row];
      }
    }

    void put(List<Quality.Removed> removed) {
      wanted.forEach(
          (channel, search) -> {
            int[] hits = hits(search.found);
            removed.set(
                channel,
                new Quality.Removed(
                    Arrays.stream(hits).mapToLong(i -> ticks[search.rows[i]]).toArray(),
                    Arrays.stream(hits).mapToDouble(i -> search.found[i]).toArray()));
          });
    }

    /// Where each row stood before, -1 where it did not; of repeated ticks the first is the first.
    private At at(long[] before) {
      var rows = new int[ticks.length];
      int next = 0;
      for (int row = 0; row < rows.length; row++) {
        while (next < before.length && before[next] < ticks[row]) next++;
        rows[row] = next < before.length && before[next] == ticks[row] ? next++ : -1;
      }
      return new At(rows, before.length);
    }

    /// @param before rows there were
    @SuppressWarnings("ArrayRecordComponent")
    private record At(int[] rows, int before) {}
  }

  private static int twin(Dataset before, Channel channel) {
    for (int c = 0; c < before.channels().size(); c++) {
      var other = before.channels().get(c);
      boolean same = other.name().equals(channel.name()) && other.unit().equals(channel.unit());
      if (same && other.kind() == Kind.NUMBER) return c;
    }
    return -1;
  }

  private static boolean alike(double[] now, int[] at, double[] before) {
    int both = 0;
    int same = 0;
    for (int row = 0; row < now.length; row++) {
      if (at[row] < 0 || Double.isNaN(now[row]) || Double.isNaN(before[at[row]])) continue;
      both++;
      if (now[row] == before[at[row]]) same++;
    }
    return same >= both * SAME;
  }

  private static int[] absent(double[] values, BitSet filled) {
    var absent = (BitSet) filled.clone();
    for (int row = 0; row < values.length; row++) if (Double.isNaN(values[row])) absent.set(row);
    return absent.stream().toArray();
  }

  private static int[] hits(double[] found) {
    var hits = new BitSet();
    for (int i = 0; i < found.length; i++) if (!Double.isNaN(found[i])) hits.set(i);
    return hits.stream().toArray();
  }
}
