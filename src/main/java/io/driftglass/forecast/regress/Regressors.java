package io.driftglass.forecast.regress;

import io.driftglass.series.Cadence;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// What a series may depend on beside its own past, as columns: the inputs, the holidays, the
/// weekday, and the working days of a month.
///
/// @param grid what the calendar can say at this cadence
record Regressors(List<Curve> inputs, String country, Grid grid) {
  static final String HOLIDAYS = "holidays";
  static final String WEEKDAYS = "weekdays";
  static final String WORKING_DAYS = "working days";

  private static final int DAYS_OF_WEEK = 7;
  private static final double USUAL_WORKING_DAYS = 21;

  Regressors {
    inputs = List.copyOf(inputs);
  }

  /// How far apart rows are, as the calendar sees it.
  enum Grid {
    NO_CALENDAR,
    WITHIN_A_DAY,
    DAYS,
    MONTHS
  }

  /// @param inputs numeric input channels
  /// @param slowRows rows of the slow mean of an input
  static Regressors of(Frame inputs, Cadence cadence, String country, int slowRows) {
    var curves = new ArrayList<Curve>();
    for (int c = 0; c < inputs.channels().size(); c++) {
      curves.add(Curve.of(inputs.channel(c).name(), inputs.column(c), slowRows));
    }
    return new Regressors(curves, country, grid(cadence));
  }

  private static Grid grid(Cadence cadence) {
    if (cadence.clock() instanceof Clock.Index) return Grid.NO_CALENDAR;
    return switch (cadence.unit()) {
      case MONTHS -> cadence.size() == 1 ? Grid.MONTHS : Grid.NO_CALENDAR;
      case DAYS -> cadence.size() == 1 ? Grid.DAYS : Grid.NO_CALENDAR;
      case TICKS -> cadence.seconds() <= 6 * 3600 ? Grid.WITHIN_A_DAY : Grid.NO_CALENDAR;
    };
  }

  boolean empty() {
    return inputs.isEmpty() && grid == Grid.NO_CALENDAR;
  }

  List<String> names() {
    return inputs.stream().map(Curve::name).toList();
  }

  /// What each column stands for: an input's name, or one of the calendar's.
  List<String> causes() {
    var causes = new ArrayList<String>();
    for (var curve : inputs) {
      for (int i = 0; i < curve.columns(withinADay()); i++) causes.add(curve.name());
    }
    Stream.of(HOLIDAYS, WEEKDAYS, WORKING_DAYS)
        .forEach(cause -> causes.addAll(Collections.nCopies(columns(cause), cause)));
    return causes;
  }

  private boolean withinADay() {
    return grid == Grid.WITHIN_A_DAY;
  }

  private int columns(String cause) {
    boolean daily = grid == Grid.DAYS || withinADay();
    return switch (cause) {
      case HOLIDAYS ->
          country.equals(Holidays.NONE) || !daily ? 0 : withinADay() ? 1 + DayShape.WAVES : 1;
      case WEEKDAYS -> daily ? DAYS_OF_WEEK : 0;
      case WORKING_DAYS -> grid == Grid.MONTHS ? 1 : 0;
      default -> throw new IllegalArgumentException(cause);
    };
  }

  /// One array a column, one value a row.
  ///
  /// @param rows with every input
  double[][] columns(Frame rows) {
    var causes = causes();
    var columns = new double[causes.size()][rows.rows()];
    var days = withinADay() ? days(rows) : new double[0];
    int at = 0;
    for (var curve : inputs) {
      curve.fill(rows.column(rows.indexOf(curve.name())), days, columns, at);
      at += curve.columns(withinADay());
    }
    if (grid == Grid.MONTHS) workingDays(rows, columns[at]);
    else if (grid != Grid.NO_CALENDAR) calendar(rows, days, columns, at);
    return columns;
  }

  private void calendar(Frame rows, double[] days, double[][] columns, int from) {
    var holidays = Holidays.of(country);
    var waves = new double[DayShape.WAVES];
    int weekdays = from + columns(HOLIDAYS);
    var day = LocalDate.MIN;
    boolean free = false;
    for (int row = 0; row < rows.rows(); row++) {
      var date = local(rows, row).toLocalDate();
      if (!date.equals(day)) {
        day = date;
        free = weekdays > from && !Holidays.weekend(day) && holidays.contains(day);
      }
      columns[weekdays + day.getDayOfWeek().getValue() - 1][row] = 1;
      if (!free) continue;
      columns[from][row] = 1;
      if (!withinADay()) continue;
      DayShape.waves(days[row], waves);
      for (int w = 0; w < waves.length; w++) columns[from + 1 + w][row] = waves[w];
    }
  }

  private void workingDays(Frame rows, double[] column) {
    var holidays = Holidays.of(country);
    for (int row = 0; row < column.length; row++) {
      var month = YearMonth.from(local(rows, row));
      long working =
          month
              .atDay(1)
              .datesUntil(month.plusMonths(1).atDay(1))
              .filter(day -> !Holidays.weekend(day) && !holidays.contains(day))
              .count();
      column[row] = working - USUAL_WORKING_DAYS;
    }
  }

  private static double[] days(Frame rows) {
    var days = new double[rows.rows()];
    for (int row = 0; row < days.length; row++) {
      days[row] = local(rows, row).toLocalTime().toSecondOfDay() / 86_400.0;
    }
    return days;
  }

  private static LocalDateTime local(Frame rows, int row) {
    return LocalDateTime.ofInstant(Clock.instant(rows.tick(row)), rows.clock().zone());
  }
}
