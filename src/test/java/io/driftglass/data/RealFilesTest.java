package io.driftglass.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.sniff.Sniffer;
import io.driftglass.data.time.StampFormat;
import io.driftglass.job.Progress;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Public files as they are published, read with no manual setting.
class RealFilesTest extends DatasetStoreFixture {
  private static final Path DATA = Path.of(System.getProperty("driftglass.data", "../shared/data"));

  @BeforeEach
  void needsData() {
    assumeTrue(Files.isDirectory(DATA), "the shared data sets are not at " + DATA);
  }

  @Test
  void nab_files_have_naive_stamps_and_one_value() {
    assertRows(10_320, "nab/data/realKnownCause/nyc_taxi.csv.gz", "nyc_taxi");
    assertRows(
        7267, "nab/data/realKnownCause/ambient_temperature_system_failure.csv.gz", "ambient");
    assertRows(4032, "nab/data/realKnownCause/ec2_request_latency_system_failure.csv.gz", "ec2");
    var taxi = store.find("nyc_taxi").orElseThrow();
    assertEquals(new Clock.Wall(), taxi.clock());
    assertEquals(1800, taxi.intervalSeconds());
    assertEquals(List.of(Channel.target("value")), taxi.channels());
    assertEquals("2014-07-01 00:00:00", store.stampTexts(taxi, "").getFirst());
  }

  @Test
  void smd_minutes_are_an_index_and_is_anomaly_is_a_label() {
    var test = read("smd/machine-1-6_test.csv.gz");
    assertEquals(new Clock.Index("minute"), test.clock());
    assertEquals(List.of("is_anomaly"), names(test, Role.LABEL));
    assertEquals(38, names(test, Role.TARGET).size());
    assertEquals(23_689, test.rows());
    var train = read("smd/machine-1-6_train.csv.gz");
    assertEquals(List.of(), names(train, Role.LABEL));
    assertEquals(38, names(train, Role.TARGET).size());
  }

  @Test
  void spacecraft_commands_are_inputs_and_the_telemetry_is_the_only_target() {
    for (var channel : List.of("P-1", "S-1", "M-6")) {
      for (var part : List.of("train", "test")) {
        var dataset = read("smap_msl/" + part + "/" + channel + ".csv.gz");
        assertEquals(List.of("value"), names(dataset, Role.TARGET), channel + " " + part);
        assertEquals(channel.startsWith("M") ? 54 : 24, names(dataset, Role.INPUT).size());
        assertEquals(new Clock.Index("t"), dataset.clock());
      }
    }
  }

  @Test
  void the_repeated_hour_of_vic_elec_is_kept_and_noted() {
    var dataset = read("energy/vic_elec_30min.csv.gz");
    assertEquals(52_608, dataset.rows());
    assertEquals(6, dataset.duplicates());
    assertEquals(0, dataset.rejected());
    assertTrue(says(dataset, "6 rows repeat the stamp of the row before"));
    var frame = store.frame(dataset, "");
    int first = frame.rowAt(StampFormat.of("yyyy-MM-dd HH:mm").parse("2012-04-01 02:00"));
    var demand = frame.column(0);
    assertEquals(
        List.of(3650.53327, 3360.796008, 3542.850716, 3219.587384),
        Arrays.stream(demand, first, first + 4).boxed().toList());
    assertEquals(
        List.of("Demand", "Temperature", "Date", "Holiday"),
        dataset.channels().stream().map(Channel::name).toList());
    assertEquals(List.of("Demand", "Temperature"), names(dataset, Role.TARGET));
  }

  @Test
  void vic_elec_in_its_zone_has_no_repeats_and_no_gaps() {
    var melbourne = ReadingOptions.NONE.with(ReadingOption.ZONE, "Australia/Melbourne");
    var dataset = read("energy/vic_elec_30min.csv.gz", melbourne);
    assertEquals(0, dataset.duplicates());
    assertEquals(0, dataset.gaps());
    assertEquals(
        List.of(), dataset.notes().stream().filter(n -> n.text().contains("sorted")).toList());
  }

  @Test
  void steel_is_sorted_and_says_so() {
    var dataset = read("energy/steel_industry_15min.csv.gz");
    assertEquals(35_040, dataset.rows());
    assertEquals(
        "date",
        Sniffer.preview(DATA.resolve("energy/steel_industry_15min.csv.gz"), ReadingOptions.NONE)
            .header()
            .getFirst());
    assertEquals(900, dataset.intervalSeconds());
    assertEquals(0, dataset.gaps());
    assertTrue(says(dataset, "rows were sorted by time"));
    var fileRows = store.fileRows(dataset, "");
    assertEquals(95, fileRows[0]);
    assertEquals(0, fileRows[1]);
    assertEquals("01/01/2018 00:00", store.stampTexts(dataset, "").getFirst());
  }

  @Test
  void air_quality_is_the_same_from_text_and_from_a_workbook() {
    var csv = read("messy/AirQualityUCI.csv.gz");
    assertEquals(9357, csv.rows());
    assertEquals(13, csv.channels().size());
    assertEquals(16_701, csv.missing());
    assertTrue(says(csv, "-200 is read as missing"));
    assertTrue(says(csv, "114 empty rows were dropped."));
    assertTrue(says(csv, "2 empty columns were dropped."));
    assertEquals("10/03/2004 18.00.00", store.stampTexts(csv, "").getFirst());
    var xlsx = read("messy/AirQualityUCI.xlsx");
    assertEquals(csv.channels(), xlsx.channels());
    assertEquals(csv.missing(), xlsx.missing());
    var text = store.frame(csv, "");
    var workbook = store.frame(xlsx, "");
    assertTrue(Arrays.equals(text.ticks(), workbook.ticks()));
    // The workbook keeps more digits than the text, which was rounded.
    for (int channel = 0; channel < 13; channel++) {
      for (int row = 0; row < text.rows(); row++) {
        double one = text.column(channel)[row];
        double other = workbook.column(channel)[row];
        double tolerance =
            xlsx.channels().get(channel).name().matches("PT08.*|N.*") ? 0.5001 : 0.0501;
        assertTrue(
            Math.abs(one - other) <= tolerance || (Double.isNaN(one) && Double.isNaN(other)),
            csv.channels().get(channel).name() + " row " + row + ": " + one + " " + other);
      }
    }
  }

  @Test
  void months_are_stamps() {
    var dataset = read("small/AirPassengers.csv");
    assertEquals(144, dataset.rows());
    assertEquals(new Clock.Wall(), dataset.clock());
    assertEquals("1960-12", store.stampTexts(dataset, "").getLast());
    assertEquals(0, dataset.gaps());
  }

  @Test
  void long_files_hold_one_series_an_entity() {
    var m4 = read("m4/Hourly-train.csv.gz");
    assertEquals(207, m4.entities().size());
    assertEquals(new Clock.Index("step"), m4.clock());
    assertEquals(List.of("value"), names(m4, Role.TARGET));
    assertEquals(700, store.frame(m4, m4.entities().getFirst()).rows());
    assertEquals(new Clock.Index("step"), read("m3/M3-monthly.csv.gz").clock());
    assertEquals(1428, read("m3/M3-monthly.csv.gz").entities().size());
    assertEquals(50, read("cmapss/test_FD001.csv.gz").entities().size());
  }

  @Test
  void the_data_sheet_of_a_workbook_of_several_is_found() {
    var preview = Sniffer.preview(DATA.resolve("messy/ABS_8635010.xlsx"), ReadingOptions.NONE);
    assertEquals("Data1", preview.plan().sheet());
    assertEquals(List.of("yyyy-MM-dd"), preview.plan().time().formats());
    assertEquals(11, preview.plan().firstRow());
  }

  @Test
  void no_row_of_a_plant_is_taken_for_a_heading() {
    for (var fault : List.of("03", "09", "11", "13", "21")) {
      var dataset = read("tep/fault%s_test.csv.gz".formatted(fault));
      assertEquals(960, dataset.rows());
      assertEquals(52, names(dataset, Role.TARGET).size());
    }
  }

  @Test
  void nothing_of_a_document_becomes_rows() {
    for (var file : List.of("messy/derived/truth.json", "nab/labels.json", "nab/windows.json")) {
      var wrong =
          assertThrows(
              UnsupportedFormat.class,
              () -> Sniffer.preview(DATA.resolve(file), ReadingOptions.NONE));
      assertEquals("The JSON holds no table.", wrong.getMessage());
    }
  }

  private void assertRows(long rows, String file, String name) {
    var plan = Sniffer.preview(DATA.resolve(file), ReadingOptions.NONE).plan();
    var imported =
        assertInstanceOf(ImportResult.Imported.class, store.importFile(plan, name, Progress.NONE));
    assertEquals(rows, imported.dataset().rows());
  }

  private Dataset read(String file) {
    return read(file, ReadingOptions.NONE);
  }

  private Dataset read(String file, ReadingOptions options) {
    var plan = Sniffer.preview(DATA.resolve(file), options).plan();
    var result = store.importFile(plan, plan.suggestedName(), Progress.NONE);
    return assertInstanceOf(ImportResult.Imported.class, result).dataset();
  }

  private static List<String> names(Dataset dataset, Role role) {
    return dataset.channels().stream()
        .filter(channel -> channel.role() == role)
        .filter(channel -> channel.kind() == Kind.NUMBER)
        .map(Channel::name)
        .toList();
  }

  private static boolean says(Dataset dataset, String text) {
    return dataset.notes().stream().anyMatch(note -> note.text().contains(text));
  }
}
