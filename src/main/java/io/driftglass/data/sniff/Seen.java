package io.driftglass.data.sniff;

import io.driftglass.data.plan.LongForm;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.read.NumberParser;
import io.driftglass.data.read.Source;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/// What was read of a file and found in it a moment ago, so that a changed choice costs only what
/// it changes. Keeps little, and nothing of a file that has changed since.
final class Seen {
  private final Recent<Place, Source> sources = new Recent<>();
  private final Recent<Place, Sample> samples = new Recent<>();
  private final Recent<Table, Layout> layouts = new Recent<>();
  private final Recent<Judged, Marks> marks = new Recent<>();
  private final Recent<Cells, List<Evidence>> evidence = new Recent<>();
  private final Recent<Tagged, Set<String>> tags = new Recent<>();

  /// Where rows come from, and the choices that decide how a file is cut into cells.
  record Place(
      Path file,
      long bytes,
      FileTime changed,
      Optional<Character> delimiter,
      Optional<Charset> encoding,
      Optional<String> sheet,
      Optional<LongForm> longForm) {
    static Place of(Path file, ReadingOptions options) throws IOException {
      return new Place(
          file,
          Files.size(file),
          Files.getLastModifiedTime(file),
          options.delimiter(),
          options.encoding(),
          options.sheet(),
          Optional.empty());
    }

    Place as(LongForm form) {
      return new Place(file, bytes, changed, delimiter, encoding, sheet, Optional.of(form));
    }
  }

  /// Rows, and the header's line where a person has fixed it.
  record Table(Place place, OptionalInt headerRow) {}

  private record Judged(Table table, Optional<Character> decimal) {}

  private record Cells(
      Table table, char decimal, Optional<Character> thousands, Set<String> gone) {}

  private record Tagged(Table table, int column) {}

  Source source(Place place, ReadingOptions options) throws IOException {
    return sources.of(place, () -> Source.of(place.file(), options));
  }

  Sample sample(Place place, Source source) throws IOException {
    return samples.of(place, () -> Sample.of(source.table()));
  }

  Layout layout(Table table, Sample sample) throws IOException {
    return layouts.of(table, () -> Layout.of(sample, table.headerRow()));
  }

  Marks marks(Table table, Layout layout, char delimiter, Optional<Character> decimal)
      throws IOException {
    return marks.of(new Judged(table, decimal), () -> Marks.of(layout.data(), delimiter, decimal));
  }

  /// @param missing texts that stand for no value
  List<Evidence> evidence(Table table, Layout layout, Marks marks, List<String> missing)
      throws IOException {
    return evidence.of(
        new Cells(table, marks.decimal(), marks.thousands(), Set.copyOf(missing)),
        () -> {
          var parser = new NumberParser(marks.decimal(), marks.thousands(), missing);
          return IntStream.range(0, layout.width())
              .mapToObj(column -> Evidence.of(layout.data(), column, parser))
              .toList();
        });
  }

  Set<String> tags(Table table, int column, Making<Set<String>> collect) throws IOException {
    return tags.of(new Tagged(table, column), collect);
  }

  /// Something read from a file.
  interface Making<V> {
    V make() throws IOException;
  }

  /// The last few of a kind.
  private static final class Recent<K, V> {
    private static final int MOST = 4;

    private final Map<K, V> kept = new LinkedHashMap<>(8, .75f, true);

    V of(K key, Making<V> making) throws IOException {
      var known = kept.get(key);
      if (known != null) return known;
      var made = making.make();
      kept.put(key, made);
      if (kept.size() > MOST) kept.remove(kept.keySet().iterator().next());
      return made;
    }
  }
}
