package io.driftglass.data.sniff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SniffingTest {
  private static final String WIDE =
      """
      time;flow;pressure;state
      03/04/2020 10:00;1,5;-999;on
      03/04/2020 10:10;2,5;20;off
      03/04/2020 10:20;n/a;21;on
      03/04/2020 10:30;n/a;-999;on
      """;
  private static final String LONG =
      """
      time,tag,value,quality
      2020-03-04 10:00,FT-1,1.5,good
      2020-03-04 10:00,PT-1,20,bad
      2020-03-04 10:10,FT-1,2.5,good
      2020-03-04 10:10,PT-1,21,good
      """;

  @TempDir Path folder;

  @Test
  void a_changed_choice_is_followed_as_if_the_file_were_read_for_the_first_time()
      throws IOException {
    var file = write("wide.csv", WIDE);
    var sniffing = new Sniffing();
    var none = ReadingOptions.NONE;
    for (var options :
        List.of(
            none,
            none.with(ReadingOption.DECIMAL, "."),
            none.with(ReadingOption.DELIMITER, ","),
            none.with(ReadingOption.HEADER_ROW, "0"),
            none,
            none.with(ReadingOption.MISSING, "n/a,on"),
            none.with(ReadingOption.ENCODING, "ISO-8859-1").with(ReadingOption.DELIMITER, ";"),
            none.with(ReadingOption.TIME_FORMAT, "MM/dd/yyyy HH:mm"),
            none.withRole("flow", Role.INPUT).withUnit("flow", "m3/h").withName("flow", "inlet"),
            none.withKind("state", Kind.NUMBER),
            none)) {
      assertEquals(Sniffer.preview(file, options), sniffing.preview(file, options));
    }
    var tags = write("long.csv", LONG);
    for (var options : List.of(none, none.with(ReadingOption.ENTITY, "tag"), none)) {
      assertEquals(Sniffer.preview(tags, options), sniffing.preview(tags, options));
    }
  }

  @Test
  void a_file_is_read_again_only_where_it_has_changed() throws IOException {
    var file = write("tank.csv", "time,level\n2020-03-04,1\n2020-03-05,2\n");
    var at = FileTime.fromMillis(1_600_000_000_000L);
    Files.setLastModifiedTime(file, at);
    var sniffing = new Sniffing();
    assertEquals("1", firstLevel(sniffing, file));

    write("tank.csv", "time,level\n2020-03-04,7\n2020-03-05,8\n");
    Files.setLastModifiedTime(file, at);
    assertEquals("1", firstLevel(sniffing, file));

    Files.setLastModifiedTime(file, FileTime.fromMillis(at.toMillis() + 1000));
    assertEquals("7", firstLevel(sniffing, file));
  }

  private static String firstLevel(Sniffing sniffing, Path file) {
    var options = ReadingOptions.NONE.withUnit("level", "m");
    return sniffing.preview(file, options).rows().getFirst().get(1);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
