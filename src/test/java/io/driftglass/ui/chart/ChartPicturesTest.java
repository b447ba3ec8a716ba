package io.driftglass.ui.chart;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Contribution;
import io.driftglass.detect.Severity;
import io.driftglass.forecast.Forecast;
import io.driftglass.label.AlarmLimit.Level;
import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.Limit;
import io.driftglass.ui.chart.series.ScoreTrack;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/// Draws the pictures that are compared with the design by eye.
class ChartPicturesTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final long MINUTE = 60_000_000L;
  private static final long START = tick(2026, 3, 1, 0, 0);

  @Test
  void the_stacked_chart_in_light() throws Exception {
    draw("chart-stack", Theme.LIGHT);
  }

  @Test
  void the_stacked_chart_in_dark() throws Exception {
    draw("chart-stack-dark", Theme.DARK);
  }

  @Test
  void the_forecast_in_light() throws Exception {
    forecast("chart-forecast", Theme.LIGHT);
  }

  @Test
  void the_forecast_in_dark() throws Exception {
    forecast("chart-forecast-dark", Theme.DARK);
  }

  @Test
  void many_channels_scroll_and_known_anomalies_are_shaded() throws Exception {
    Fx.run(
        () -> {
          var chart = new TimeChart();
          var ticks = LongStream.range(0, 400).toArray();
          var tracks = new ArrayList<Track>();
          for (int c = 0; c < 12; c++) {
            var values = new double[400];
            for (int i = 0; i < 400; i++) values[i] = Math.sin(i / 9.0 + c);
            for (int i = 100; i < 108; i++) values[i] = Double.NaN;
            values[200] = 3;
            var series = new ArraySeries(ticks, values);
            tracks.add(
                new Track("channel_" + c, "", c % 2 == 0 ? "V" : "", series, Optional.empty()));
          }
          chart.show(new Clock.Index("minute"), tracks);
          chart.setLabels(List.of(new Interval(190, 215)));
          chart.setEvents(
              List.of(
                  new AnomalyEvent(
                      new Interval(199, 202),
                      199,
                      202,
                      200,
                      9,
                      .9,
                      Severity.CRITICAL,
                      .9,
                      List.of(
                          new Contribution("channel_1", .8), new Contribution("channel_2", .1)))));
          var scene = Snapshot.stage(card(chart), 872 + 24, 502 + 24, Theme.LIGHT);
          chart.viewport().show(new Range(90, 230));
          save(Snapshot.of(scene, 1), "chart-many");
          chart.viewport().show(new Range(193, 207));
          save(Snapshot.of(scene, 2), "chart-many-close");
        });
  }

  private static void forecast(String name, Theme theme) throws Exception {
    Fx.run(
        () -> {
          var chart = new ForecastChart();
          int past = 9 * 288;
          int coming = 4 * 288;
          long start = tick(2026, 4, 22, 0, 0);
          var ticks = LongStream.range(0, past + coming).map(i -> start + i * 5 * MINUTE).toArray();
          var random = new Random(3);
          var values = new double[past + coming];
          for (int i = 0; i < values.length; i++) {
            double day = i / 288.0 * 2 * Math.PI;
            values[i] = 54 + i / 288.0 * 1.2 + 6 * Math.sin(day) + 2 * Math.sin(2 * day);
          }
          var point = Arrays.copyOfRange(values, past, values.length);
          for (int i = 0; i < past; i++) values[i] += .3 * random.nextGaussian();
          chart.show(
              new Clock.Utc(ZONE),
              "°C",
              new ArraySeries(Arrays.copyOf(ticks, past), Arrays.copyOf(values, past)),
              Arrays.copyOfRange(ticks, past, ticks.length),
              new Forecast.Path(
                  "Bearing temperature", point, List.of(band(.8, point), band(.95, point))));
          chart.setLimits(
              List.of(
                  new Limit("Warning 70 °C", 70, Level.HIGH),
                  new Limit("Trip 78 °C", 78, Level.HIGH_HIGH)));
          save(Snapshot.of(Snapshot.stage(card(chart), 1208, 340, theme), 1), name);
        });
  }

  private static Forecast.Band band(double level, double[] point) {
    var low = new double[point.length];
    var high = new double[point.length];
    for (int i = 0; i < point.length; i++) {
      double width = (level > .9 ? 1.9 : 1.2) * (.5 + i / 600.0);
      low[i] = point[i] - width;
      high[i] = point[i] + width;
    }
    return new Forecast.Band(level, low, high);
  }

  private static void draw(String name, Theme theme) throws Exception {
    Fx.run(
        () -> {
          var chart = chart();
          var scene = Snapshot.stage(card(chart), 872 + 24, 502 + 24, theme);
          chart.viewport().show(new Range(tick(2026, 4, 14, 0, 0), tick(2026, 4, 21, 0, 0)));
          chart.selectedEventProperty().set(events().get(1));
          save(Snapshot.of(scene, 1), name);
        });
  }

  private static StackPane card(Node chart) {
    var card = new StackPane(chart);
    card.getStyleClass().add("card");
    var root = new StackPane(card);
    root.getStyleClass().add("canvas");
    root.setPadding(new Insets(12));
    return root;
  }

  private static void save(WritableImage picture, String name) {
    try {
      Png.write(picture, Path.of("target/screenshots", name + ".png"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TimeChart chart() {
    var chart = new TimeChart();
    var random = new Random(7);
    int rows = 61 * 1440;
    var ticks = new ArrayList<Long>();
    for (int i = 0; i < rows; i++) {
      long tick = START + i * MINUTE;
      if (tick < tick(2026, 4, 19, 1, 0) || tick >= tick(2026, 4, 19, 5, 10)) ticks.add(tick);
    }
    long[] all = ticks.stream().mapToLong(Long::longValue).toArray();
    var score = new double[all.length];
    for (int i = 0; i < all.length; i++) {
      score[i] = .1 + .08 * random.nextDouble();
      for (var event : events()) {
        if (event.interval().contains(all[i])) score[i] = event.peak() - .1 * random.nextDouble();
      }
    }
    chart.show(
        new Clock.Utc(ZONE),
        List.of(
            track(all, "Discharge pressure", "PT-301", "bar", 5.9, .35, .06, .35, random, 1),
            track(all, "Flow", "FT-301", "m³/h", 240, 60, 5, 20, random, 1),
            track(all, "Motor current", "II-301", "A", 44, 6, .8, 2.5, random, 1),
            track(all, "Bearing temperature", "TT-304", "°C", 55, 7, .3, 2.5, random, 2),
            track(all, "Vibration", "VT-302", "mm/s", 2.1, .2, .18, .6, random, 3)));
    chart.setEvents(events());
    chart.setScore(Optional.of(new ScoreTrack(new ArraySeries(all, score), .55, level -> 14)));
    return chart;
  }

  private static Track track(
      long[] ticks,
      String name,
      String tag,
      String unit,
      double mean,
      double swing,
      double noise,
      double spread,
      Random random,
      int kind) {
    var value = new double[ticks.length];
    var expected = new double[ticks.length];
    var room = new double[ticks.length];
    for (int i = 0; i < ticks.length; i++) {
      double day = (ticks[i] - START) / (1440.0 * MINUTE) * 2 * Math.PI;
      expected[i] = mean + swing * (Math.sin(day) + .4 * Math.sin(2 * day + 1));
      value[i] = expected[i] + noise * random.nextGaussian();
      room[i] = spread;
      if (events().get(1).interval().contains(ticks[i])) value[i] += 2.2 * spread;
      if (kind == 2 && events().get(2).interval().contains(ticks[i])) value[i] += 3 * spread;
      if (kind == 3 && events().get(3).interval().contains(ticks[i])) value[i] += 3 * spread;
    }
    var measured = new ArraySeries(ticks, value);
    return new Track(
        name, tag, unit, measured, Optional.of(Track.Expected.around(ticks, expected, room)));
  }

  private static List<AnomalyEvent> events() {
    return List.of(
        event(tick(2026, 4, 14, 15, 0), 2 * 60, Severity.MINOR, .68),
        event(tick(2026, 4, 16, 6, 12), 228, Severity.CRITICAL, .97),
        event(tick(2026, 4, 18, 11, 40), 360, Severity.MAJOR, .85),
        event(tick(2026, 4, 19, 19, 0), 30, Severity.LOW, .58),
        event(tick(2026, 3, 17, 6, 40), 130, Severity.CRITICAL, .95));
  }

  private static AnomalyEvent event(long from, int minutes, Severity severity, double peak) {
    int row = (int) ((from - START) / MINUTE) + minutes / 2;
    return new AnomalyEvent(
        new Interval(from, from + minutes * MINUTE),
        0,
        1,
        row,
        peak,
        peak,
        severity,
        .9,
        List.of(new Contribution("Motor current", .41)));
  }

  private static long tick(int year, int month, int day, int hour, int minute) {
    return Clock.micros(ZonedDateTime.of(year, month, day, hour, minute, 0, 0, ZONE).toInstant());
  }
}
