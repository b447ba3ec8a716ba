import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The program's icon in the form an operating system wants, made from the pictures in
/// `assets/icons`: Windows and macOS both take containers of PNG files.
final class Icons {
  private static final List<Integer> WINDOWS = List.of(16, 32, 48, 64, 128, 256);

  /// Types of the icns container by edge in pixels.
  private static final Map<Integer, String> MAC =
      new TreeMap<>(Map.of(16, "icp4", 32, "icp5", 64, "icp6", 128, "ic07", 256, "ic08", 512, "ic09"));

  private final Path pictures;

  Icons(Path pictures) {
    this.pictures = pictures;
  }

  /// @param system the text of `os.name`
  /// @param folder where a container is written, if one is needed
  Path of(String system, Path folder) throws IOException {
    if (system.startsWith("Windows")) return Files.write(folder.resolve("driftglass.ico"), ico());
    if (system.startsWith("Mac")) return Files.write(folder.resolve("driftglass.icns"), icns());
    return picture(512).toAbsolutePath();
  }

  /// Header, one directory entry of 16 bytes a picture, then the pictures.
  private byte[] ico() throws IOException {
    var head = ByteBuffer.allocate(6 + 16 * WINDOWS.size()).order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) 0).putShort((short) 1).putShort((short) WINDOWS.size());
    var body = new ByteArrayOutputStream();
    for (int edge : WINDOWS) {
      byte[] png = Files.readAllBytes(picture(edge));
      head.put((byte) edge).put((byte) edge).put((byte) 0).put((byte) 0); // 256 is written as 0
      head.putShort((short) 1).putShort((short) 32).putInt(png.length);
      head.putInt(head.capacity() + body.size());
      body.writeBytes(png);
    }
    var file = new ByteArrayOutputStream();
    file.writeBytes(head.array());
    body.writeTo(file);
    return file.toByteArray();
  }

  /// `icns`, the file's length, then type, length and bytes of each picture; big-endian.
  private byte[] icns() throws IOException {
    var body = new ByteArrayOutputStream();
    var out = new DataOutputStream(body);
    for (var entry : MAC.entrySet()) {
      byte[] png = Files.readAllBytes(picture(entry.getKey()));
      out.writeBytes(entry.getValue());
      out.writeInt(png.length + 8);
      out.write(png);
    }
    var file = new ByteArrayOutputStream();
    var head = new DataOutputStream(file);
    head.writeBytes("icns");
    head.writeInt(body.size() + 8);
    body.writeTo(file);
    return file.toByteArray();
  }

  private Path picture(int edge) {
    return pictures.resolve("driftglass-" + edge + ".png");
  }
}
