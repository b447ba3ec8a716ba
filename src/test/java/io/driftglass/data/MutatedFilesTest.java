package io.driftglass.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.sniff.Sniffer;
import io.driftglass.db.Database;
import io.driftglass.job.Progress;
import io.driftglass.problem.DriftglassException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of every kind with bytes changed, cut, doubled and swapped at random: each ends as a
/// dataset or in a sentence, never in another exception. `-Ddriftglass.mutated=100000` tries as
/// many, `-Ddriftglass.seed=7` other ones.
class MutatedFilesTest {
  private static final int FILES = Integer.getInteger("driftglass.mutated", 400);
  private static final long SEED = Long.getLong("driftglass.seed", 20_262);
  private static final byte[] NASTY = {
    0,
    '"',
    '\'',
    ',',
    ';',
    '\t',
    '\n',
    '\r',
    '{',
    '}',
    '[',
    ']',
    '<',
    '&',
    'e',
    '-',
    '.',
    ':',
    '9',
    'P',
    'K',
    (byte) 0xff,
    (byte) 0xfe,
    (byte) 0x80,
    0x1f,
    (byte) 0x8b
  };

  @TempDir Path folder;

  @Test
  void a_damaged_file_ends_as_a_dataset_or_in_a_sentence() throws IOException {
    var seeds = seeds();
    var wrong = new ArrayList<String>();
    try (var database = Database.open(folder.resolve("workspace"))) {
      var store = new DatasetStore(database);
      for (int at = 0; at < FILES && wrong.size() < 5; at++) {
        var random = new Random(SEED * 1_000_003 + at);
        random.nextLong();
        var seed = seeds.get(random.nextInt(seeds.size()));
        var bytes = random.nextBoolean() ? inside(seed, random) : mutated(seed, random);
        var file = Files.write(folder.resolve("m.csv"), bytes);
        var found = failure(store, file);
        if (!found.isEmpty()) wrong.add("file " + at + ": " + found);
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static String failure(DatasetStore store, Path file) {
    try {
      var plan = Sniffer.preview(file, ReadingOptions.NONE).plan();
      if (store.importFile(plan, "m", Progress.NONE) instanceof ImportResult.Imported imported) {
        store.frame(imported.dataset(), imported.dataset().entities().getFirst());
        store.stampTexts(imported.dataset(), imported.dataset().entities().getFirst());
        store.delete(imported.dataset().id());
      }
      return "";
    } catch (DriftglassException sentence) {
      return sentence.getMessage().contains("\n") ? "no sentence: " + sentence.getMessage() : "";
    } catch (RuntimeException | Error failed) {
      var where = failed.getStackTrace();
      var cause = failed.getCause() == null ? failed : failed.getCause();
      return failed
          + " at "
          + List.of(where).subList(0, Math.min(6, where.length))
          + " by "
          + cause;
    }
  }

  private List<byte[]> seeds() throws IOException {
    var seeds = new ArrayList<byte[]>();
    for (long seed = 1; seed <= 40; seed++) {
      seeds.add(Files.readAllBytes(new DrawnFile(seed).save(folder, seed)));
    }
    var book = new XlsxFile().row(XlsxFile.text("time"), XlsxFile.text("a"));
    for (int row = 0; row < 30; row++) {
      book.row(XlsxFile.number(43_831 + row / 24.0, 1), XlsxFile.number(row, 0));
    }
    seeds.add(Files.readAllBytes(book.sheet("S").write(folder.resolve("x.xlsx"))));
    var old = folder.resolve("x.xls");
    try (var workbook = new HSSFWorkbook();
        var out = Files.newOutputStream(old)) {
      var sheet = workbook.createSheet("S");
      for (int row = 0; row < 30; row++) {
        sheet.createRow(row).createCell(0).setCellValue(row);
        sheet.getRow(row).createCell(1).setCellValue("x" + row);
        sheet.getRow(row).createCell(2).setCellFormula("1+" + row);
      }
      workbook.write(out);
    }
    seeds.add(Files.readAllBytes(old));
    for (var text :
        List.of(
            "[{\"t\":0,\"v\":1.5,\"w\":[1,2]},{\"t\":1,\"v\":null},{\"t\":2,\"v\":{\"x\":3}}]",
            "{\"t\":0,\"v\":1.5}\n{\"t\":1,\"v\":2}\n{\"t\":2,\"v\":3}\n",
            "{\"columns\":[\"t\",\"v\"],\"data\":[[0,1],[1,2],[2,3]]}",
            "{\"t\":[0,1,2],\"v\":[1,2,3]}",
"""
time,tag,value,quality
2020-01-01 00:00,a,1,GOOD
2020-01-01 00:00,b,2,BAD
2020-01-01 01:00,a,1,GOOD
2020-01-01 01:00,b,2,GOOD
""",
            "unit,cycle,s\n1,1,5\n1,2,5.5\n2,1,5\n2,2,5.1\n")) {
      seeds.add(text.getBytes(StandardCharsets.UTF_8));
    }
    var header = "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 1), }\n";
    seeds.add(
        ("\u0093NUMPY\u0001\0" + (char) header.length() + "\0" + header + "\0".repeat(24))
            .getBytes(StandardCharsets.ISO_8859_1));
    return seeds;
  }

  /// A packed file whose packing is whole and whose content is damaged; another file as it is.
  private static byte[] inside(byte[] seed, Random random) throws IOException {
    if (seed[0] != 'P' || seed[1] != 'K') return mutated(seed, random);
    var all = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(seed));
        var out = new ZipOutputStream(all)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var bytes = in.readAllBytes();
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(random.nextInt(3) == 0 && bytes.length > 2 ? mutated(bytes, random) : bytes);
      }
    }
    return all.toByteArray();
  }

  private static byte[] mutated(byte[] seed, Random random) {
    var bytes = seed.clone();
    int changes = 1 + random.nextInt(6);
    for (int change = 0; change < changes && bytes.length > 2; change++) {
      int at = random.nextInt(bytes.length);
      int other = random.nextInt(bytes.length);
      int length = Math.min(1 + random.nextInt(40), bytes.length - Math.max(at, other));
      switch (random.nextInt(7)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = NASTY[random.nextInt(NASTY.length)];
        case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 3 -> bytes = java.util.Arrays.copyOf(bytes, at + 1);
        case 4 ->
            System.arraycopy(
                seed,
                other % seed.length,
                bytes,
                at,
                Math.min(length, seed.length - other % seed.length));
        case 5 ->
            bytes = joined(bytes, at, java.util.Arrays.copyOfRange(bytes, other, other + length));
        default -> {
          var run = new byte[1 + random.nextInt(200)];
          java.util.Arrays.fill(run, NASTY[random.nextInt(NASTY.length)]);
          bytes = joined(bytes, at, run);
        }
      }
    }
    return bytes;
  }

  private static byte[] joined(byte[] bytes, int at, byte[] insert) {
    var all = new byte[bytes.length + insert.length];
    System.arraycopy(bytes, 0, all, 0, at);
    System.arraycopy(insert, 0, all, at, insert.length);
    System.arraycopy(bytes, at, all, at + insert.length, bytes.length - at);
    return all;
  }
}
