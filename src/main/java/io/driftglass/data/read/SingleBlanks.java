package io.driftglass.data.read;

import java.io.IOException;
import java.io.Reader;

/// A text in which every run of blanks outside quotes is one, and lines neither start nor end with
/// one: columns that are aligned by blanks can be cut at single ones.
final class SingleBlanks extends Reader {
  private final Reader in;
  private final char[] buffer = new char[1 << 14];
  private int at;
  private int filled;
  private boolean quoted;
  private boolean lineStart = true;
  private boolean blank;
  private int held = -1;

  SingleBlanks(Reader in) {
    super(in);
    this.in = in;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int one = next();
      if (one < 0) break;
      target[offset + count++] = (char) one;
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  private int next() throws IOException {
    if (held >= 0) {
      int one = held;
      held = -1;
      return one;
    }
    while (true) {
      int one = raw();
      boolean lineEnd = one == '\n' || one == '\r' || one < 0;
      if (!quoted && (one == ' ' || one == '\t')) {
        blank = true;
        continue;
      }
      boolean separates = blank && !lineStart && !lineEnd;
      blank = false;
      if (one == '"') quoted = !quoted;
      lineStart = lineEnd && !quoted;
      if (!separates) return one;
      held = one;
      return ' ';
    }
  }

  private int raw() throws IOException {
    if (at == filled) {
      filled = Math.max(0, in.read(buffer, 0, buffer.length));
      at = 0;
      if (filled == 0) return -1;
    }
    return buffer[at++];
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
