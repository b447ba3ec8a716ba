package io.driftglass.ui.chart.series;

import io.fair_acc.dataset.DataSet;
import io.fair_acc.dataset.locks.DataSetLock;
import io.fair_acc.dataset.spi.AbstractDataSet;
import java.util.List;
import java.util.stream.IntStream;

/// A channel's samples as ChartFx knows data: ticks are x, values are y, nothing is copied.
@SuppressWarnings("unchecked") // ChartFx declares the lock raw
public final class SeriesDataSet extends AbstractDataSet<SeriesDataSet> {
  private static final long serialVersionUID = 1;

  private final transient Track track;
  private final int place;

  /// @param place how many channels stand above it
  public SeriesDataSet(Track track, int place) {
    super(track.name(), 2);
    this.track = track;
    this.place = place;
  }

  /// One a channel, from the top.
  public static List<SeriesDataSet> of(List<Track> tracks) {
    return IntStream.range(0, tracks.size())
        .mapToObj(place -> new SeriesDataSet(tracks.get(place), place))
        .toList();
  }

  public int place() {
    return place;
  }

  @Override
  public double get(int dimension, int row) {
    return dimension == DIM_X ? track.measured().tick(row) : track.measured().value(row);
  }

  @Override
  public int getDataCount() {
    return track.measured().rows();
  }

  @Override
  public DataSetLock<? extends DataSet> lock() {
    return new NoLock<>(this);
  }

  @Override
  public DataSet set(DataSet other, boolean copy) {
    throw new UnsupportedOperationException("a chart's series is read, never written");
  }

  @Override
  public DataSet recomputeLimits(int dimension) {
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
