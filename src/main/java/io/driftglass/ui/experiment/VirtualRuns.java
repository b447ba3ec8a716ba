package io.driftglass.ui.experiment;

import io.driftglass.experiment.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.collections.ObservableListBase;

/// As many lines as there are runs, of which only those looked at are read, a page at a time. On
/// the window's thread only.
final class VirtualRuns extends ObservableListBase<RunLine> {
  static final int PAGE = 100;
  private static final int PAGES_KEPT = 30;

  private final IntConsumer wanted;
  private final Map<Integer, List<Run>> pages =
      new LinkedHashMap<>(64, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<Run>> eldest) {
          return size() > PAGES_KEPT;
        }
      };
  private int size;

  /// @param wanted told the number of a page that is looked at and not there
  VirtualRuns(IntConsumer wanted) {
    this.wanted = wanted;
  }

  /// Begins anew with the first page.
  void reset(long total, List<Run> first) {
    beginChange();
    int before = size;
    var removed = List.copyOf(lines(0, Math.min(before, PAGE)));
    pages.clear();
    pages.put(0, first);
    size = (int) Math.min(Integer.MAX_VALUE, total);
    nextReplace(0, size, removed);
    endChange();
  }

  /// A page that was wanted has been read.
  void put(int page, List<Run> runs) {
    int from = page * PAGE;
    if (from >= size) return;
    beginChange();
    pages.put(page, runs);
    for (int i = from; i < Math.min(size, from + runs.size()); i++) nextUpdate(i);
    endChange();
  }

  @Override
  public RunLine get(int place) {
    java.util.Objects.checkIndex(place, size);
    var page = pages.get(place / PAGE);
    if (page == null) {
      wanted.accept(place / PAGE);
      return new RunLine(place, Optional.empty());
    }
    int within = place % PAGE;
    return new RunLine(
        place, within < page.size() ? Optional.of(page.get(within)) : Optional.empty());
  }

  @Override
  public int size() {
    return size;
  }

  private List<RunLine> lines(int from, int until) {
    return java.util.stream.IntStream.range(from, until)
        .mapToObj(i -> new RunLine(i, Optional.empty()))
        .toList();
  }
}
