package io.driftglass.live;

import io.driftglass.problem.InvalidSetting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// A feed as one line of text: `file rows.csv`, `folder in`, `replay 100.0 rows.csv`, `http 5000
/// http://127.0.0.1/rows`, `tcp 9000`, `udp 9000`.
public final class FeedText {
  private FeedText() {}

  public static String of(Feed feed) {
    return switch (feed) {
      case Feed.GrowingFile(var file) -> "file " + file;
      case Feed.Folder(var folder) -> "folder " + folder;
      case Feed.Replay(var file, var pace) -> "replay " + pace + " " + file;
      case Feed.Polled(var address, var every) -> "http " + every.toMillis() + " " + address;
      case Feed.LocalSocket(var port) -> "tcp " + port;
      case Feed.LocalDatagrams(var port) -> "udp " + port;
    };
  }

  /// @throws InvalidSetting where the text is none that [#of] gives
  public static Feed read(String text) {
    var words = text.split(" ", 2);
    try {
      var rest = words[1];
      return switch (words[0]) {
        case "file" -> new Feed.GrowingFile(Path.of(rest));
        case "folder" -> new Feed.Folder(Path.of(rest));
        case "replay" -> {
          var parts = rest.split(" ", 2);
          yield new Feed.Replay(Path.of(parts[1]), Double.parseDouble(parts[0]));
        }
        case "http" -> {
          var parts = rest.split(" ", 2);
          yield new Feed.Polled(URI.create(parts[1]), Duration.ofMillis(Long.parseLong(parts[0])));
        }
        case "tcp" -> new Feed.LocalSocket(Integer.parseInt(rest));
        case "udp" -> new Feed.LocalDatagrams(Integer.parseInt(rest));
        default -> throw unknown(text);
      };
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw unknown(text);
    }
  }

  private static InvalidSetting unknown(String text) {
    return new InvalidSetting("'" + text + "' names no feed.", "Start it anew.");
  }
}
