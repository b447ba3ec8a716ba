package io.driftglass.data.attach;

import io.driftglass.problem.UnsupportedFormat;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// What may be attached, told by its first bytes. Nothing that runs when it is opened: no program,
/// no script, no web page, no document with macros.
enum DocumentKind {
  PDF("PDF", "pdf"),
  PICTURE("picture", "png", "jpg", "jpeg", "gif", "tif", "tiff", "webp"),
  WORD("Word document", "docx"),
  EXCEL("Excel workbook", "xlsx"),
  POWERPOINT("presentation", "pptx"),
  OLD_OFFICE("Office 97 document", "doc", "xls", "ppt", "msg"),
  OPEN_DOCUMENT("OpenDocument file", "odt", "ods", "odp"),
  RICH_TEXT("text document", "rtf"),
  ZIP("ZIP archive", "zip"),
  GZIP("gzip archive", "gz"),
  TEXT("text", "txt", "md", "csv", "tsv", "log", "json", "ndjson", "toml", "yaml", "yml");

  private static final int HEAD = 1 << 14;
  private static final List<String> PROGRAMS =
      List.of("MZ", "\u007fELF", "\u00ca\u00fe\u00ba\u00be", "\u00cf\u00fa\u00ed\u00fe", "#!");
  private static final List<String> PICTURES =
      List.of("\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8", "II*\0", "MM\0*");

  private final String title;
  private final String endings;

  DocumentKind(String title, String... endings) {
    this.title = title;
    this.endings = String.join(" ", endings);
  }

  /// As people say it: `PDF`, `Word document`.
  String title() {
    return title;
  }

  /// @param file whose bytes are looked at
  /// @param name the document's name, whose ending must fit its bytes
  /// @throws UnsupportedFormat where it may not be attached, saying why
  static DocumentKind of(Path file, String name) throws IOException {
    var head = head(file);
    if (head.isEmpty()) {
      throw new UnsupportedFormat("%s is empty.".formatted(name), "Choose the whole document.");
    }
    if (PROGRAMS.stream().anyMatch(head::startsWith)) throw runs(name, "is a program");
    var kind = kind(file, name, head).orElseThrow(() -> unknown(name));
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    var endings = List.of(kind.endings.split(" "));
    if (endings.contains(ending)) return kind;
    throw new UnsupportedFormat(
        "%s is a %s by its bytes, but is not named as one.".formatted(name, kind.title),
        "Let its name end in .%s and attach it again.".formatted(String.join(" or .", endings)));
  }

  private static Optional<DocumentKind> kind(Path file, String name, String head)
      throws IOException {
    if (head.startsWith("%PDF")) return Optional.of(PDF);
    if (PICTURES.stream().anyMatch(head::startsWith)) return Optional.of(PICTURE);
    if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) return Optional.of(PICTURE);
    if (head.startsWith("{\\rtf")) return Optional.of(RICH_TEXT);
    if (head.startsWith("PK\u0003\u0004")) return Optional.of(packed(file, name));
    if (head.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
      return Optional.of(OLD_OFFICE);
    }
    if (head.startsWith("\u001f\u008b")) return Optional.of(GZIP);
    var bare = head.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading();
    if (bare.startsWith("<")) throw runs(name, "is a web page or XML, which can run scripts");
    return head.chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f')
        ? Optional.of(TEXT)
        : Optional.empty();
  }

  private static DocumentKind packed(Path file, String name) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      var entries = zip.stream().map(ZipEntry::getName).limit(100_000).toList();
      if (entries.stream().anyMatch(entry -> entry.endsWith("vbaProject.bin"))) {
        throw runs(name, "holds macros");
      }
      if (entries.contains("META-INF/MANIFEST.MF")) throw runs(name, "is a program");
      if (entries.contains("META-INF/manifest.xml")) return OPEN_DOCUMENT;
      if (entries.stream().anyMatch(entry -> entry.startsWith("word/"))) return WORD;
      if (entries.stream().anyMatch(entry -> entry.startsWith("xl/"))) return EXCEL;
      if (entries.stream().anyMatch(entry -> entry.startsWith("ppt/"))) return POWERPOINT;
      return ZIP;
    } catch (ZipException | EOFException damaged) {
      throw new UnsupportedFormat("%s is damaged.".formatted(name), "Copy it again.");
    }
  }

  private static String head(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
    }
  }

  private static UnsupportedFormat runs(String name, String why) {
    return new UnsupportedFormat(
        "%s %s; what runs when it is opened is not attached.".formatted(name, why),
        "Save it as PDF and attach that.");
  }

  private static UnsupportedFormat unknown(String name) {
    return new UnsupportedFormat(
        "%s is none of the documents that can be attached.".formatted(name),
        "Attach a PDF, a picture, an Office or OpenDocument file, a text, a ZIP or gzip archive.");
  }
}
