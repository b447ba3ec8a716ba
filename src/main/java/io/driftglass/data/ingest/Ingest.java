package io.driftglass.data.ingest;

import io.driftglass.data.plan.ColumnPlan.Use;
import io.driftglass.data.plan.Format;
import io.driftglass.data.plan.ImportPlan;
import io.driftglass.data.read.NumberParser;
import io.driftglass.data.read.NumberParser.Found;
import io.driftglass.data.read.RowSink;
import io.driftglass.data.time.StampFormat;
import io.driftglass.data.time.Stamps;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.series.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Turns a table's cells into batches of ticks and numbers, as its plan says. A row that cannot be
/// read is left out whole and noted.
public final class Ingest implements RowSink {
  /// Rejected rows that are kept with their reasons.
  static final int KEPT_REJECTS = 100_000;

  private static final int MAX_ENTITIES = 100_000;
  private static final int MAX_CATEGORIES = 65_536;
  private static final long MAX_WAITING = 16L << 20;
  private static final int SHOWN = 200;

  private final ImportPlan plan;
  private final Consumer<Batch> out;
  private final NumberParser numbers;
  private final Stamps stamps;
  private final Use[] uses;
  private final boolean[] numeric;
  private final int[] channels;
  private final int wanted;
  private final boolean counted;
  private final double[] sentinels;
  private final double[] values;
  private final List<Map<String, Integer>> codes = new ArrayList<>();
  private final String[] lastTexts;
  private final Map<String, Batch> batches = new HashMap<>();
  private final List<String> entities = new ArrayList<>();
  private final List<RejectedRow> rejects = new ArrayList<>();
  private char[] stamp = new char[64];
  private int stampLength;
  private final boolean hasEntities;
  private final Map<String, Long> entityRows = new HashMap<>();
  private char[] parts = new char[64];
  private int partsLength;
  private int entityParts;
  private String rawEntity = "\u0000";
  private String entity = "";
  private Batch batch;
  private boolean skipping;
  private boolean filled;
  private long line;
  private int badColumn;
  private String badText = "";
  private String brokenText = "";
  private String brokenReason = "";
  private long fileRows;
  private long kept;
  private long rejected;
  private long emptyRows;
  private long waiting;

  public Ingest(ImportPlan plan, Consumer<Batch> out) {
    this.plan = plan;
    this.out = out;
    numbers = new NumberParser(plan.decimal(), plan.thousands(), plan.missing());
    stamps = new Stamps(plan.time(), plan.policy());
    int width = plan.columns().size();
    uses = new Use[width];
    numeric = new boolean[width];
    channels = new int[width];
    int channel = 0;
    int last = 0;
    for (var column : plan.columns()) {
      int place = column.index();
      uses[place] = column.use();
      numeric[place] = column.kind() == Kind.NUMBER;
      channels[place] = column.isChannel() ? channel++ : -1;
      if (column.use() != Use.DROPPED) last = place + 1;
      codes.add(new HashMap<>());
    }
    hasEntities = plan.columns().stream().anyMatch(column -> column.use() == Use.ENTITY);
    boolean ragged = plan.format() == Format.CSV && plan.longForm().isEmpty();
    wanted = ragged ? last : 0;
    values = new double[channel];
    lastTexts = new String[width];
    counted = plan.time().columns().isEmpty();
    sentinels = plan.sentinels().stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public void begin(long startingLine) {
    line = startingLine;
    skipping = startingLine < plan.firstRow();
    filled = false;
    stampLength = 0;
    partsLength = 0;
    entityParts = 0;
    badColumn = -1;
    Arrays.fill(values, Double.NaN);
  }

  @Override
  public void cell(int index, char[] buffer, int offset, int length) {
    if (skipping) return;
    if (index >= uses.length) {
      if (length > 0 && badColumn < 0) bad(index, buffer, offset, length);
      return;
    }
    switch (uses[index]) {
      case CHANNEL -> {
        if (numeric[index]) number(index, buffer, offset, length);
        else category(index, buffer, offset, length);
      }
      case TIME -> time(buffer, offset, length);
      case ENTITY -> {
        part(buffer, offset, length);
        filled |= length > 0;
      }
      case DROPPED -> {}
    }
  }

  @Override
  public void broken(String text, String reason) {
    filled = true;
    brokenText = text;
    brokenReason = reason;
  }

  @Override
  public boolean end(int cells) {
    if (skipping) return true;
    if (!filled) {
      emptyRows++;
      return true;
    }
    long fileRow = fileRows++;
    if (hasEntities) settleEntity();
    long tick = counted ? count(fileRow) : stamps.parse(stamp, stampLength);
    if (!brokenReason.isEmpty()) {
      reject(fileRow, "", brokenText, brokenReason);
      brokenReason = "";
    } else if (cells < wanted) {
      reject(fileRow, "", "", "%,d cells where %,d were wanted".formatted(cells, wanted));
    } else if (badColumn >= uses.length) {
      reject(fileRow, "", badText, "more than %,d cells".formatted(uses.length));
    } else if (tick == StampFormat.NONE) {
      var text = new String(stamp, 0, stampLength);
      reject(fileRow, timeName(), text, stamps.reason(text));
    } else if (badColumn >= 0) {
      reject(fileRow, plan.columns().get(badColumn).name(), badText, numbers.reason(badText));
    } else {
      keep(tick, fileRow);
    }
    return true;
  }

  /// Takes the text as the next part of the entity's name.
  private void part(char[] buffer, int offset, int length) {
    if (parts.length < partsLength + length + 1) {
      parts = Arrays.copyOf(parts, partsLength + length + 64);
    }
    if (entityParts++ > 0) parts[partsLength++] = '/';
    System.arraycopy(buffer, offset, parts, partsLength, length);
    partsLength += length;
  }

  private void settleEntity() {
    if (matches(rawEntity, parts, 0, partsLength)) return;
    rawEntity = new String(parts, 0, partsLength);
    entity = rawEntity.strip();
    batch = null;
  }

  /// Rows are counted from 0 in each entity.
  private long count(long fileRow) {
    if (!hasEntities) return fileRow;
    return entityRows.merge(entity, 1L, Long::sum) - 1;
  }

  /// Hands on what is left in the batches.
  public void finish() {
    for (var left : batches.values()) if (left.rows > 0) out.accept(left);
    batches.clear();
  }

  private void keep(long tick, long fileRow) {
    if (batch == null) batch = batchOf(entity);
    batch.add(tick, fileRow, values);
    if (!counted && !stamps.exact()) batch.keepStamp(new String(stamp, 0, stampLength));
    kept++;
    waiting += values.length + 2L;
    if (batch.isFull()) hand(batch);
    if (waiting > MAX_WAITING) handAll();
  }

  private Batch batchOf(String name) {
    var known = batches.get(name);
    if (known != null) return known;
    if (entities.size() >= MAX_ENTITIES) {
      throw new UnsupportedFormat(
          "The column of entities has more than %,d different texts.".formatted(MAX_ENTITIES),
          "Choose another column with --entity.");
    }
    var fresh = new Batch(entities.size(), values.length);
    entities.add(name);
    batches.put(name, fresh);
    return fresh;
  }

  private void hand(Batch full) {
    waiting -= full.rows * (values.length + 2L);
    out.accept(full);
    batch = new Batch(full.entity, values.length);
    batches.put(entities.get(full.entity), batch);
  }

  private void handAll() {
    for (var waitingBatch : List.copyOf(batches.values())) {
      if (waitingBatch.rows > 0) hand(waitingBatch);
    }
    batch = null;
    waiting = 0;
  }

  private void number(int index, char[] buffer, int offset, int length) {
    var found = numbers.parse(buffer, offset, length);
    if (found == Found.NUMBER) {
      double value = numbers.value();
      filled = true;
      for (double sentinel : sentinels) {
        if (value == sentinel) {
          value = Double.NaN;
        }
      }
      values[channels[index]] = value;
    } else if (length > 0) {
      boolean blank = isBlank(buffer, offset, length);
      filled |= !blank;
      if (found == Found.BAD && badColumn < 0) bad(index, buffer, offset, length);
    }
  }

  private void category(int index, char[] buffer, int offset, int length) {
    if (isBlank(buffer, offset, length)) return;
    filled = true;
    var last = lastTexts[index];
    if (last == null || !matches(last, buffer, offset, length)) {
      last = new String(buffer, offset, length);
      lastTexts[index] = last;
    }
    var text = last.strip();
    var dictionary = codes.get(index);
    var code = dictionary.get(text);
    if (code == null) {
      if (numbers.parse(text) == Found.MISSING) return;
      if (dictionary.size() >= MAX_CATEGORIES) return;
      code = dictionary.size();
      dictionary.put(text, code);
    }
    values[channels[index]] = code;
  }

  private void time(char[] buffer, int offset, int length) {
    if (stamp.length < stampLength + length + 1) {
      stamp = Arrays.copyOf(stamp, stampLength + length + 64);
    }
    if (stampLength > 0) stamp[stampLength++] = ' ';
    System.arraycopy(buffer, offset, stamp, stampLength, length);
    stampLength += length;
    filled |= length > 0;
  }

  private void bad(int index, char[] buffer, int offset, int length) {
    badColumn = index;
    badText = new String(buffer, offset, Math.min(length, SHOWN));
  }

  private void reject(long fileRow, String column, String value, String reason) {
    rejected++;
    if (rejects.size() >= KEPT_REJECTS) return;
    var text = counted ? Long.toString(fileRow) : new String(stamp, 0, stampLength);
    rejects.add(new RejectedRow(line, fileRow, column, cut(value), reason, cut(text)));
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN);
  }

  private String timeName() {
    return plan.columns().get(plan.time().columns().getFirst()).name();
  }

  private static boolean isBlank(char[] buffer, int offset, int length) {
    for (int at = offset; at < offset + length; at++) if (buffer[at] > ' ') return false;
    return true;
  }

  private static boolean matches(String text, char[] buffer, int offset, int length) {
    if (text.length() != length) return false;
    for (int at = 0; at < length; at++) if (text.charAt(at) != buffer[offset + at]) return false;
    return true;
  }

  public List<String> entities() {
    return entities;
  }

  public List<RejectedRow> rejects() {
    return rejects;
  }

  /// Different texts of that column of the file, in the order of their codes.
  public List<String> categories(int column) {
    var texts = new String[codes.get(column).size()];
    codes.get(column).forEach((text, code) -> texts[code] = text);
    return List.of(texts);
  }

  public long kept() {
    return kept;
  }

  public long rejected() {
    return rejected;
  }

  public long emptyRows() {
    return emptyRows;
  }

  public Stamps stamps() {
    return stamps;
  }
}
