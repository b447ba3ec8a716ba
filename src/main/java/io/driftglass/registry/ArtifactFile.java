package io.driftglass.registry;

import io.driftglass.db.Json;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The layout of a stored model: 8 bytes `DRIFTGL1`, the header's length as a big-endian int, the
/// header as JSON in UTF-8, the raw parameters, and the SHA-256 of all that as 32 bytes.
final class ArtifactFile {
  private static final byte[] MAGIC = "DRIFTGL1".getBytes(StandardCharsets.US_ASCII);
  private static final int HASH_BYTES = 32;
  private static final int MOST_HEADER_BYTES = 1 << 20;

  private ArtifactFile() {}

  /// Writes and forces to disk.
  ///
  /// @return the SHA-256, 64 hexadecimal digits
  static String write(Path file, ArtifactHeader header, Artifacts.Payload payload)
      throws IOException {
    try (var disk = new FileOutputStream(file.toFile());
        var buffered = new BufferedOutputStream(disk, 1 << 16)) {
      var digest = sha256();
      var hashed = new DataOutputStream(new DigestOutputStream(buffered, digest));
      var json = Json.write(header).getBytes(StandardCharsets.UTF_8);
      hashed.write(MAGIC);
      hashed.writeInt(json.length);
      hashed.write(json);
      payload.write(new Unclosable(hashed));
      hashed.flush();
      var hash = digest.digest();
      buffered.write(hash);
      buffered.flush();
      disk.getFD().sync();
      return HexFormat.of().formatHex(hash);
    }
  }

  /// The SHA-256 of what the file holds, or why it is none of ours.
  ///
  /// @throws IOException where it is cut short or its own hash says otherwise
  static String verify(Path file) throws IOException {
    long bytes = Files.size(file) - HASH_BYTES;
    if (bytes < MAGIC.length + Integer.BYTES) throw new IOException("it holds too few bytes");
    try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      var digest = sha256();
      var magic = in.readNBytes(MAGIC.length);
      if (!Arrays.equals(MAGIC, magic)) {
        throw new IOException("it does not begin as a model of ours");
      }
      digest.update(magic);
      new Bounded(in, bytes - MAGIC.length)
          .transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      var found = digest.digest();
      if (!Arrays.equals(found, in.readNBytes(HASH_BYTES))) {
        throw new IOException("its bytes are not those that were written");
      }
      return HexFormat.of().formatHex(found);
    }
  }

  static <T> T read(Path file, Artifacts.Reading<T> reading) throws IOException {
    long end = Files.size(file) - HASH_BYTES;
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      in.skipNBytes(MAGIC.length);
      int length = in.readInt();
      if (length < 0 || length > MOST_HEADER_BYTES) throw new IOException("its header is too long");
      var json = new String(in.readNBytes(length), StandardCharsets.UTF_8);
      long left = end - MAGIC.length - Integer.BYTES - length;
      return reading.read(Json.read(json, ArtifactHeader.class), new Bounded(in, left));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Lets a model close its stream without closing the file.
  private static final class Unclosable extends OutputStream {
    private final OutputStream out;

    Unclosable(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }
  }

  /// Ends before the hash.
  private static final class Bounded extends InputStream {
    private final InputStream in;
    private long left;

    Bounded(InputStream in, long left) {
      this.in = in;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      if (left <= 0) return -1;
      left--;
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left <= 0) return length == 0 ? 0 : -1;
      int count = in.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }
  }
}
