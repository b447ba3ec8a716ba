package io.driftglass.ui.chart;

import io.driftglass.job.Progress;
import io.driftglass.series.Clock;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.series.SeriesSource;
import io.driftglass.ui.chart.series.Track;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Channels as a CSV file: a row a tick that any of them has, in their order, empty where one has
/// none. Slow for many rows: not for the window's thread.
public final class ChartCsv {
  private static final DateTimeFormatter WALL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSSSSS]", Locale.ROOT);

  private ChartCsv() {}

  /// @param range ticks that are written
  /// @param file in place only when it is whole
  /// @return rows
  public static long write(
      Clock clock, List<Track> tracks, Range range, Path file, Progress progress)
      throws IOException {
    var sources = tracks.stream().map(track -> track.measured().elsewhere()).toList();
    var part = file.resolveSibling(file.getFileName() + ".part");
    long rows;
    try (var out = Files.newBufferedWriter(part)) {
      out.write(clock instanceof Clock.Index ? "step" : "timestamp");
      for (var track : tracks) out.append(',').write(quoted(named(track)));
      out.write('\n');
      rows = rows(clock, sources, range, out, progress);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    return rows;
  }

  private static long rows(
      Clock clock, List<SeriesSource> sources, Range range, Writer out, Progress progress)
      throws IOException {
    int count = sources.size();
    var next = new int[count];
    var until = new int[count];
    long total = 0;
    for (int s = 0; s < count; s++) {
      next[s] = sources.get(s).rowAt(range.from());
      until[s] = sources.get(s).rowAt(range.until());
      total = Math.max(total, until[s] - next[s]);
    }
    long written = 0;
    while (true) {
      long tick = Long.MAX_VALUE;
      boolean any = false;
      for (int s = 0; s < count; s++) {
        if (next[s] >= until[s]) continue;
        any = true;
        tick = Math.min(tick, sources.get(s).tick(next[s]));
      }
      if (!any) return written;
      if (written % 10_000 == 0) progress.step(written, Math.max(1, total), "writing rows");
      out.write(stamp(clock, tick));
      for (int s = 0; s < count; s++) {
        out.write(',');
        if (next[s] >= until[s] || sources.get(s).tick(next[s]) != tick) continue;
        out.write(number(sources.get(s).value(next[s]++)));
      }
      out.write('\n');
      written++;
    }
  }

  private static String stamp(Clock clock, long tick) {
    return switch (clock) {
      case Clock.Index _ -> Long.toString(tick);
      case Clock.Utc _ -> Clock.instant(tick).toString();
      case Clock.Wall _ -> wall(Clock.instant(tick).atZone(clock.zone()).toLocalDateTime());
    };
  }

  private static String wall(LocalDateTime time) {
    var text = WALL.format(time);
    return text.endsWith(".000000") ? text.substring(0, text.length() - 7) : text;
  }

  private static String number(double value) {
    if (Double.isNaN(value)) return "";
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  private static String named(Track track) {
    return track.unit().isEmpty() ? track.name() : track.name() + " [" + track.unit() + "]";
  }

  /// What a spreadsheet would take for a formula gets an apostrophe in front.
  private static String quoted(String text) {
    var safe = "=+-@\t".indexOf(text.isEmpty() ? ' ' : text.charAt(0)) >= 0 ? "'" + text : text;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
