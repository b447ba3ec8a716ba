package io.driftglass.data.time;

/// The end of a stamp that says how far its clock is from UTC: `Z`, `+02`, `+02:00`, `-0330`.
final class UtcOffset {
  private static final long SECOND = 1_000_000;

  private UtcOffset() {}

  /// Where the offset that begins there ends, -1 where there is none.
  static int end(char[] buffer, int at, int end) {
    if (at >= end) return -1;
    if (buffer[at] == 'Z' || buffer[at] == 'z') return at + 1;
    if (buffer[at] != '+' && buffer[at] != '-') return -1;
    var text = new String(buffer, at + 1, end - at - 1);
    return text.matches("\\d\\d(:?\\d\\d)?") ? end : -1;
  }

  /// The offset in microseconds, east of Greenwich above 0.
  static long micros(char[] buffer, int at, int end) {
    if (end == at + 1) return 0;
    var digits = new String(buffer, at + 1, end - at - 1).replace(":", "");
    int hours = Integer.parseInt(digits.substring(0, 2));
    int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
    return (buffer[at] == '-' ? -1 : 1) * (hours * 60L + minutes) * 60 * SECOND;
  }
}
