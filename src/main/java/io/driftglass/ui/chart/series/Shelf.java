package io.driftglass.ui.chart.series;

import io.driftglass.job.Runner;
import io.driftglass.series.Part;
import io.driftglass.series.Piece;
import io.driftglass.series.StoredRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The pieces of a stored series that have been read so far, the least used given up beyond a
/// bound.
///
/// It is asked on one thread, the window's. What it lacks it has read on another, and tells when it
/// has come; of many wishes only the latest count, so a fast hand leaves no queue behind.
public final class Shelf {
  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_WISHES = 512;

  private final StoredRows rows;
  private final Runner reader;
  private final LinkedHashMap<Part, Piece> pieces = new LinkedHashMap<>(64, .75f, true);
  private final Set<Part> wishes = new LinkedHashSet<>();
  private final List<Runnable> arrivals = new ArrayList<>();
  private final boolean eager;
  private long bytes;
  private boolean reading;
  private int generation;

  public Shelf(StoredRows rows, Runner reader) {
    this(rows, reader, false);
  }

  private Shelf(StoredRows rows, Runner reader, boolean eager) {
    this.rows = rows;
    this.reader = reader;
    this.eager = eager;
  }

  /// One that lacks nothing: it reads where it is asked, which is not the window's thread.
  static Shelf eager(StoredRows rows) {
    return new Shelf(rows, Runner.HERE, true);
  }

  public StoredRows rows() {
    return rows;
  }

  /// Moves whenever something has come.
  int generation() {
    return generation;
  }

  void onArrival(Runnable arrived) {
    arrivals.add(arrived);
  }

  /// Puts something in place before it is asked for.
  public void put(List<Piece> read) {
    for (var piece : read) {
      var before = pieces.put(piece.part(), piece);
      bytes += piece.bytes() - (before == null ? 0 : before.bytes());
    }
    var eldest = pieces.entrySet().iterator();
    while (bytes > MOST_BYTES && pieces.size() > 1) {
      bytes -= eldest.next().getValue().bytes();
      eldest.remove();
    }
  }

  /// The starts of stretches, empty while they are being read.
  Optional<Piece.Ticks> ticks(int level, int number) {
    return find(new Part(Part.TICKS, level, number)).map(Piece.Ticks.class::cast);
  }

  /// The extremes of stretches, empty while they are being read.
  Optional<Piece.Extents> extents(int channel, int level, int number) {
    return find(new Part(channel, level, number)).map(Piece.Extents.class::cast);
  }

  /// The same without a wish to have it.
  Optional<Piece.Ticks> ticksAtHand(int level, int number) {
    return Optional.ofNullable(pieces.get(new Part(Part.TICKS, level, number)))
        .map(Piece.Ticks.class::cast);
  }

  private Optional<Piece> find(Part part) {
    var piece = pieces.get(part);
    if (piece == null && eager) {
      put(rows.read(List.of(part)));
      piece = pieces.get(part);
    } else if (piece == null) {
      wish(part);
    }
    return Optional.ofNullable(piece);
  }

  private void wish(Part part) {
    wishes.remove(part);
    wishes.add(part);
    if (wishes.size() > MOST_WISHES) wishes.remove(wishes.iterator().next());
  }

  /// Has read what was asked for in vain, all at once; called when a frame has been drawn.
  ///
  /// @return whether something is being read now
  boolean fetch() {
    if (!reading && !wishes.isEmpty()) read(this::arrived);
    return reading;
  }

  /// Has read what that asks for in vain, because it may be drawn soon: nobody is told.
  void ahead(Runnable asks) {
    asks.run();
    if (!wishes.isEmpty()) read(this::kept);
  }

  private void read(Consumer<List<Piece>> then) {
    reading = true;
    var asked = List.copyOf(wishes);
    wishes.clear();
    reader.start("Read rows", progress -> rows.read(asked), then, this::failed);
  }

  private void arrived(List<Piece> read) {
    reading = false;
    put(read);
    tell();
  }

  /// What was wished for meanwhile is read by the next frame, which is asked for here.
  private void kept(List<Piece> read) {
    reading = false;
    put(read);
    if (!wishes.isEmpty()) tell();
  }

  private void tell() {
    generation++;
    arrivals.forEach(Runnable::run);
  }

  /// The dataset has been deleted or the workspace closed: the picture stays as it is.
  private void failed(Exception reason) {
    LOG.debug("rows of a chart were not read", reason);
    reading = false;
  }
}
