package io.driftglass.data.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Finds the character set of a text by its byte order mark, its zeros, or its validity, and reads
/// it.
final class Encoding {
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private Encoding() {}

  /// UTF-8 where the bytes are valid UTF-8, UTF-16 where every second byte tends to be zero,
  /// otherwise Windows-1252, which every byte is valid in and of which ISO-8859-1 is a part.
  static Charset of(byte[] head) {
    if (starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff)) return StandardCharsets.UTF_16;
    if (starts(head, 0xef, 0xbb, 0xbf)) return StandardCharsets.UTF_8;
    int[] zeros = new int[2];
    for (int at = 0; at < head.length; at++) if (head[at] == 0) zeros[at & 1]++;
    if (zeros[1] * 3 > head.length / 2 && zeros[0] == 0) return StandardCharsets.UTF_16LE;
    if (zeros[0] * 3 > head.length / 2 && zeros[1] == 0) return StandardCharsets.UTF_16BE;
    return isUtf8(head) ? StandardCharsets.UTF_8 : WESTERN;
  }

  /// The text of those bytes without a byte order mark: before a quote or a brace it would be a
  /// letter.
  static Reader text(InputStream bytes, Charset charset) throws IOException {
    var text = new PushbackReader(new InputStreamReader(bytes, charset), 1);
    int first = text.read();
    if (first >= 0 && first != '\uFEFF') text.unread(first);
    return text;
  }

  private static boolean isUtf8(byte[] head) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var result = decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false);
    return !result.isError();
  }

  private static boolean starts(byte[] head, int... mark) {
    if (head.length < mark.length) return false;
    for (int at = 0; at < mark.length; at++) if ((head[at] & 0xff) != mark[at]) return false;
    return true;
  }
}
