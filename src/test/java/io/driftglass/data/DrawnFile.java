package io.driftglass.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A delimited file as some export could have written it, drawn from a seed, and what must be read
/// of it.
final class DrawnFile {
  private static final double[] SENTINELS = {-200, 9999, -999, -9999, 99_999, -99_999, 999_999};
  private static final String[] KNOWN = {"NA", "NaN", "null", "-", "n/a", "#N/A", "None", "?"};
  private static final String[] UNKNOWN = {"OFFLINE", "k.A.", "Err", "n.v.", "I/O Timeout!"};
  private static final String[] UNITS = {"bar", "°C", "m³/h", "mm/s", "%", "kW", "A"};

  private final Random random;
  private final DrawnStamps stamps;
  private final char delimiter;
  private final char decimal;
  private final boolean quoteAll;
  private final String lineEnd;
  private final int channels;
  private final int rows;
  private final boolean sentinel;
  private final double sentinelValue;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder told = new StringBuilder();

  /// What must be read: one tick and one value a channel for each row, in the order of time.
  final List<Long> ticks = new ArrayList<>();

  final List<double[]> values = new ArrayList<>();
  final List<String> names = new ArrayList<>();
  final List<String> units = new ArrayList<>();
  int rejected;
  boolean labelled;
  private byte[] bytes = {};
  private String ending = ".csv";

  DrawnFile(long seed) {
    random = new Random(seed);
    for (int warm = 0; warm < 3; warm++) random.nextLong();
    rows = 25 + random.nextInt(300);
    stamps = new DrawnStamps(random, rows);
    delimiter = pick(',', ',', ';', ';', '\t', '|');
    boolean comma = delimiter != ',' && random.nextInt(3) == 0;
    decimal = comma ? ',' : '.';
    quoteAll = random.nextInt(6) == 0;
    lineEnd = pick("\n", "\n", "\r\n");
    channels = 1 + random.nextInt(6);
    sentinel = random.nextInt(4) == 0;
    sentinelValue = SENTINELS[random.nextInt(SENTINELS.length)];
    write();
  }

  Path save(Path folder, long seed) throws IOException {
    return Files.write(folder.resolve("drawn" + seed + ending), bytes);
  }

  @Override
  public String toString() {
    return told + "\n" + String.join("\n", lines.subList(0, Math.min(12, lines.size())));
  }

  private void write() {
    boolean header = stamps.wantsHeader() || random.nextInt(8) > 0;
    boolean unitsRow = header && random.nextInt(5) == 0;
    boolean unitsInHeader = header && !unitsRow && random.nextInt(4) == 0;
    labelled = header && random.nextInt(4) == 0;
    int state = random.nextInt(5) == 0 ? 1 : 0;
    int empty = header && random.nextInt(6) == 0 ? 1 + random.nextInt(2) : 0;
    boolean unsorted = stamps.maySwap() && random.nextInt(5) == 0;
    preamble();
    var head = new ArrayList<>(stamps.names());
    var second = new ArrayList<String>();
    head.forEach(name -> second.add(""));
    for (int channel = 0; channel < channels; channel++) {
      var unit = UNITS[random.nextInt(UNITS.length)];
      var name = pick("Flow", "T", "Pressure", "PT08.S", "Temp rear", "vib_x") + (channel + 1);
      head.add(unitsInHeader ? name + " [" + unit + "]" : name);
      second.add(unit);
      names.add(header ? head.getLast() : "column " + head.size());
      units.add(unitsRow || unitsInHeader ? unit : "");
    }
    if (state > 0) add(head, second, "State");
    if (labelled) add(head, second, pick("is_anomaly", "anomaly", "label"));
    for (int more = 0; more < empty; more++) add(head, second, "");
    if (header) lines.add(line(head));
    if (unitsRow) lines.add(line(second));
    var drawn = new ArrayList<Drawn>();
    boolean dirt = random.nextInt(3) == 0;
    boolean unknown = random.nextInt(5) == 0;
    boolean thousands = random.nextInt(6) == 0;
    var numbers = new DrawnNumbers(random, channels, decimal, delimiter, thousands);
    for (int row = 0; row < rows; row++) {
      drawn.add(row(row, numbers, state, empty, dirt && row > 12, unknown));
    }
    if (unsorted) for (int swap = 0; swap < 1 + rows / 40; swap++) swap(drawn);
    for (var one : drawn) lines.add(one.text);
    if (random.nextInt(6) == 0) {
      for (int more = 0; more < 5; more++)
        lines.add(String.valueOf(delimiter).repeat(Math.max(0, head.size() - 1)));
    }
    drawn.removeIf(one -> !one.good);
    if (stamps.isTimed()) drawn.sort((a, b) -> Long.compare(a.tick, b.tick));
    for (var one : drawn) {
      ticks.add(one.tick);
      values.add(one.values);
    }
    encode();
  }

  private void add(List<String> head, List<String> second, String name) {
    head.add(name);
    second.add("");
  }

  private static final class Drawn {
    private final String text;
    private final long tick;
    private final double[] values;
    private final boolean good;

    Drawn(String text, long tick, double[] values, boolean good) {
      this.text = text;
      this.tick = tick;
      this.values = values;
      this.good = good;
    }
  }

  private Drawn row(
      int row, DrawnNumbers numbers, int state, int empty, boolean dirt, boolean unknown) {
    var cells = new ArrayList<>(stamps.cells(row));
    var own = new double[channels];
    boolean good = true;
    for (int channel = 0; channel < channels; channel++) {
      own[channel] = numbers.next(channel);
      var text = numbers.text();
      int fate = random.nextInt(60);
      if (fate == 0 && row > 0) {
        text = "";
        own[channel] = Double.NaN;
      } else if (fate == 1 && row > 0) {
        text = KNOWN[random.nextInt(KNOWN.length)];
        own[channel] = Double.NaN;
      } else if (unknown && channel == 0 && row % 9 == 4) {
        text = UNKNOWN[rows % UNKNOWN.length];
        own[channel] = Double.NaN;
      } else if (sentinel && !numbers.isGrouped() && channel == channels - 1 && row % 11 == 3) {
        text = Long.toString((long) sentinelValue);
        own[channel] = Double.NaN;
      } else if (dirt && fate == 2 && random.nextInt(4) == 0) {
        text = pick("12x4", "1.2.3.4", "3h7", "--5");
        good = false;
      }
      cells.add(text);
    }
    if (state > 0) cells.add(pick("on", "off", "idle"));
    if (labelled) cells.add(row % 17 == 0 ? "1" : "0");
    for (int more = 0; more < empty; more++) cells.add("");
    if (dirt && random.nextInt(40) == 0 && channels > 1 && empty == 0) {
      if (random.nextBoolean()) cells.add("77");
      else cells.removeLast();
      good = false;
    }
    if (!good) rejected++;
    return new Drawn(line(cells), stamps.tick(row), own, good);
  }

  private void swap(List<Drawn> drawn) {
    int one = 1 + random.nextInt(drawn.size() - 1);
    int other = 1 + random.nextInt(drawn.size() - 1);
    var held = drawn.get(one);
    drawn.set(one, drawn.get(other));
    drawn.set(other, held);
  }

  private void preamble() {
    switch (random.nextInt(8)) {
      case 0 -> {
        lines.add("# exported by logger v3");
        lines.add("# site: plant 7");
      }
      case 1 -> {
        lines.add("Report of the harbour works");
        lines.add("Created" + delimiter + "2026");
        lines.add("");
      }
      case 2 -> {
        if (delimiter != '\t') lines.add("sep=" + delimiter);
      }
      default -> {}
    }
  }

  private String line(List<String> cells) {
    var line = new StringBuilder();
    for (int at = 0; at < cells.size(); at++) {
      if (at > 0) line.append(delimiter);
      var cell = cells.get(at);
      boolean quoted = cell.indexOf(delimiter) >= 0 || (quoteAll && !cell.isEmpty());
      line.append(quoted ? "\"" + cell + "\"" : cell);
    }
    return line.toString();
  }

  private void encode() {
    var text = String.join(lineEnd, lines) + (random.nextInt(5) == 0 ? "" : lineEnd);
    Charset charset =
        pick(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.ISO_8859_1);
    boolean mark = !charset.equals(StandardCharsets.ISO_8859_1) && random.nextInt(2) == 0;
    bytes = ((mark ? "\uFEFF" : "") + text).getBytes(charset);
    told.append(stamps).append(", ").append(charset).append(mark ? " with mark" : "");
    told.append(", decimal ").append(decimal);
    try {
      switch (random.nextInt(8)) {
        case 0 -> {
          var packed = new ByteArrayOutputStream();
          try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
          }
          bytes = packed.toByteArray();
          ending = ".csv.gz";
        }
        case 1 -> {
          var packed = new ByteArrayOutputStream();
          try (var out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry("export/data.csv"));
            out.write(bytes);
          }
          bytes = packed.toByteArray();
          ending = ".zip";
        }
        default -> {}
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
