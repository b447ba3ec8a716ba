package io.driftglass.live;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// Where lines of text come from, one row each; the first line names the columns.
public sealed interface Feed {
  /// Lines as they are appended to a file, from its start; a file that shrinks is read anew.
  record GrowingFile(Path file) implements Feed {}

  /// The lines of files as they appear in a folder, in the order of their names.
  record Folder(Path folder) implements Feed {}

  /// The lines of a file at a pace, as if they came now.
  ///
  /// @param rowsPerSecond above 0
  record Replay(Path file, double rowsPerSecond) implements Feed {}

  /// The lines that an address pushes, or answers with when it is asked again and again: delimited,
  /// one JSON object a line, or an array of them.
  record Polled(URI address, Duration every) implements Feed {}

  /// Lines that programs of this computer send to a TCP port.
  record LocalSocket(int port) implements Feed {}

  /// Lines that programs of this computer send to a UDP port, whole lines in each datagram.
  record LocalDatagrams(int port) implements Feed {}

  /// Whether the source keeps its lines until they are taken; one that does not loses what does not
  /// fit the queue.
  default boolean waits() {
    return switch (this) {
      case GrowingFile _, Folder _, Replay _ -> true;
      case Polled _, LocalSocket _, LocalDatagrams _ -> false;
    };
  }

  /// `growing file pump.csv`, for people.
  default String sentence() {
    return switch (this) {
      case GrowingFile(var file) -> "growing file " + file.getFileName();
      case Folder(var folder) -> "folder " + folder.getFileName();
      case Replay(var file, var pace) ->
          "replay of %s at %s rows/s".formatted(file.getFileName(), pace);
      case Polled(var address, var every) -> "%s every %d s".formatted(address, every.toSeconds());
      case LocalSocket(var port) -> "port " + port + " of this computer";
      case LocalDatagrams(var port) -> "UDP port " + port + " of this computer";
    };
  }

  /// Hands out lines until the queue is closed. Blocks: on a thread of its own.
  default void run(LineQueue lines) throws IOException, InterruptedException {
    switch (this) {
      case GrowingFile(var file) -> new FileTail(file).follow(lines);
      case Folder(var folder) -> new FolderWatch(folder).follow(lines);
      case Replay(var file, var pace) -> new Pace(file, pace).play(lines);
      case Polled(var address, var every) -> new HttpPoll(address, every).follow(lines);
      case LocalSocket(var port) -> new SocketLines(port).follow(lines);
      case LocalDatagrams(var port) -> new DatagramLines(port).follow(lines);
    }
  }
}
