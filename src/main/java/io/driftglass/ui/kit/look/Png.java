package io.driftglass.ui.kit.look;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Writes PNG files (W3C PNG, third edition: eight bits a channel with alpha, no filter) with
/// nothing but the JDK: AWT would bring its own toolkit into a JavaFX program.
public final class Png {
  private static final byte[] SIGNATURE = {(byte) 137, 'P', 'N', 'G', 13, 10, 26, 10};

  private Png() {}

  public static void write(Image image, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (var out = Files.newOutputStream(file)) {
      write(image, out);
    }
  }

  public static void write(Image image, OutputStream out) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var data = new DataOutputStream(out);
    data.write(SIGNATURE);
    chunk(data, "IHDR", header(width, height));
    chunk(data, "IDAT", pixels(image, width, height));
    chunk(data, "IEND", new byte[0]);
    data.flush();
  }

  private static byte[] header(int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var data = new DataOutputStream(bytes);
    data.writeInt(width);
    data.writeInt(height);
    data.write(new byte[] {8, 6, 0, 0, 0}); // bits, RGBA, deflate, no filter, not interlaced
    return bytes.toByteArray();
  }

  private static byte[] pixels(Image image, int width, int height) throws IOException {
    var reader = image.getPixelReader();
    var argb = new int[width];
    var line = new byte[1 + 4 * width];
    var bytes = new ByteArrayOutputStream();
    try (var deflated = new DeflaterOutputStream(bytes)) {
      for (int y = 0; y < height; y++) {
        reader.getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), argb, 0, width);
        for (int x = 0; x < width; x++) {
          line[1 + 4 * x] = (byte) (argb[x] >> 16);
          line[2 + 4 * x] = (byte) (argb[x] >> 8);
          line[3 + 4 * x] = (byte) argb[x];
          line[4 + 4 * x] = (byte) (argb[x] >> 24);
        }
        deflated.write(line);
      }
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String name, byte[] content) throws IOException {
    var type = name.getBytes(StandardCharsets.US_ASCII);
    out.writeInt(content.length);
    out.write(type);
    out.write(content);
    var sum = new CRC32();
    sum.update(type);
    sum.update(content);
    out.writeInt((int) sum.getValue());
  }
}
