package io.driftglass.sample;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Writes the bundled sample: a pump station that never was, five channels every five minutes over
/// 61 days.
///
/// Demand follows the hour and, three hours late, the weekday with a slow random drift; flow
/// follows demand, pressure falls and motor current rises with flow, the bearing warms with the
/// current and lags it by about an hour, vibration grows with flow. Six faults of different kinds
/// are written over that and labelled in `is_anomaly`; besides there are a gap of 50 missing rows,
/// single missing cells and a dozen repeated rows, none of them labelled. The same seed gives the
/// same file.
public final class PumpStation {
  public static final int ROWS = 61 * 288;
  public static final LocalDateTime START = LocalDateTime.of(2026, 3, 1, 0, 0);

  /// The channels in the order of the columns, units in brackets.
  public static final List<String> HEADER =
      List.of(
          "timestamp",
          "Discharge pressure [bar]",
          "Flow [m3/h]",
          "Motor current [A]",
          "Bearing temperature [degC]",
          "Vibration [mm/s]",
          "is_anomaly");

  /// Rows left out altogether, first included, last not: four hours and ten minutes on 17 March.
  static final Rows GAP = new Rows(16 * 288 + 100, 16 * 288 + 150);

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int MINUTES = 5;
  private static final int DAY = 288;

  private PumpStation() {}

  /// One labelled fault.
  ///
  /// @param rows half-open, counted before the gap is cut out
  /// @param what what happens, a sentence
  public record Fault(Rows rows, String what, Change change) {}

  /// Rows `from` up to, not including, `until`.
  public record Rows(int from, int until) {
    boolean contains(int row) {
      return from <= row && row < until;
    }
  }

  /// Alters the five values of one row of a fault.
  @FunctionalInterface
  public interface Change {
    /// @param into rows since the fault began
    /// @param length rows of the fault
    /// @param values pressure, flow, current, temperature, vibration; changed in place
    /// @param before the values of the row before the fault
    void apply(int into, int length, double[] values, double[] before);
  }

  /// The six faults, oldest first.
  public static final List<Fault> FAULTS =
      List.of(
          new Fault(
              at(27, 6, 10, 46),
              "The strainer clogs: motor current rises while flow falls.",
              (into, length, v, before) -> {
                double part = Math.min(1, into / 12.0);
                v[1] *= 1 - .24 * part;
                v[2] += 9 * part;
                v[0] += .12 * part;
                v[4] += .9 * part;
              }),
          new Fault(
              at(33, 11, 20, 84),
              "The bearing wears: its temperature drifts up by 9 degrees in seven hours.",
              (into, length, v, before) -> v[3] += 9.0 * into / length),
          new Fault(
              at(38, 17, 5, 1),
              "A single reading of vibration jumps.",
              (into, length, v, before) -> v[4] += 4.5),
          new Fault(
              at(44, 2, 0, 72),
              "A leak: pressure steps down while flow goes up.",
              (into, length, v, before) -> {
                v[0] -= .45;
                v[1] *= 1.06;
              }),
          new Fault(
              at(50, 3, 0, 72),
              "The temperature sensor is stuck for six hours.",
              (into, length, v, before) -> v[3] = before[3]),
          new Fault(
              at(56, 13, 30, 36),
              "The control valve hunts: pressure and flow swing every 15 minutes.",
              (into, length, v, before) -> {
                double swing = into % 3 == 0 ? -1 : into % 3 == 1 ? 1 : .2;
                v[0] += .3 * swing;
                v[1] -= 28 * swing;
              }));

  private static Rows at(int day, int hour, int minute, int rows) {
    int from = day * DAY + (hour * 60 + minute) / MINUTES;
    return new Rows(from, from + rows);
  }

  /// Writes the sample as UTF-8 CSV, replacing what is there.
  public static void write(Path file, long seed) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (var out = Files.newBufferedWriter(file)) {
      write(out, seed);
    }
  }

  static void write(Writer out, long seed) throws IOException {
    out.write(String.join(",", HEADER));
    out.write('\n');
    var random = new Random(seed);
    var plant = new Plant();
    double[] before = plant.next(0, random);
    for (int row = 0; row < ROWS; row++) {
      double[] values = plant.next(row, random);
      int label = 0;
      boolean inFault = false;
      for (var fault : FAULTS) {
        if (!fault.rows.contains(row)) continue;
        fault.change.apply(
            row - fault.rows.from, fault.rows.until - fault.rows.from, values, before);
        label = 1;
        inFault = true;
      }
      if (!inFault) before = values;
      int lost = random.nextInt(5000);
      boolean repeated = random.nextInt(1400) == 0;
      if (GAP.contains(row)) continue;
      String line = line(row, values, lost, label);
      out.write(line);
      if (repeated) out.write(line);
    }
  }

  private static String line(int row, double[] values, int lostCell, int label) {
    var line = new StringBuilder(START.plusMinutes((long) MINUTES * row).format(STAMP));
    for (int c = 0; c < values.length; c++) {
      line.append(',');
      if (c != lostCell)
        line.append(String.format(Locale.ROOT, c == 1 ? "%.1f" : "%.3f", values[c]));
    }
    return line.append(',').append(label).append('\n').toString();
  }

  /// The healthy plant: carries the slow states from row to row.
  private static final class Plant {
    private double drift;
    private double warmth = 34;
    private double week = .82;

    double[] next(int row, Random random) {
      double hour = row % DAY / 12.0;
      int weekday = START.plusMinutes((long) MINUTES * row).getDayOfWeek().getValue();
      drift = .995 * drift + .006 * random.nextGaussian();
      double morning = Math.exp(-Math.pow(hour - 7.5, 2) / 6);
      double evening = Math.exp(-Math.pow(hour - 18.5, 2) / 10);
      week += ((weekday >= 6 ? .82 : 1) - week) / (3 * 12);
      double demand = week * (.35 + .42 * morning + .55 * evening) + drift;
      double flow = 120 + 190 * demand + 1.6 * random.nextGaussian();
      double pressure = 6.9 - .0042 * flow + .012 * random.nextGaussian();
      double current = 22 + .105 * flow + .25 * random.nextGaussian();
      warmth += (.62 * current + 5 - warmth) / 12;
      double ambient = 1.5 * Math.sin((hour - 9) / 24 * 2 * Math.PI);
      double temperature = 20 + warmth + ambient + .08 * random.nextGaussian();
      double vibration = 1.2 + .0034 * flow + .06 * random.nextGaussian();
      return new double[] {pressure, flow, current, temperature, vibration};
    }
  }
}
