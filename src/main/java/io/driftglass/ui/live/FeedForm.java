package io.driftglass.ui.live;

import io.driftglass.data.Dataset;
import io.driftglass.live.Feed;
import io.driftglass.live.FeedSetup;
import io.driftglass.problem.InvalidSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is asked before a feed is started.
final class FeedForm {
  /// Where lines come from.
  enum Kind {
    FILE("Growing file", "File", "File"),
    FOLDER("Folder", "Folder", "Folder"),
    REPLAY("Replay", "File", "Rows a second"),
    HTTP("Address", "Address", "Seconds between askings"),
    TCP("TCP port", "Port", ""),
    UDP("UDP port", "Port", "");

    final String title;
    final String asked;
    final String pace;

    Kind(String title, String asked, String pace) {
      this.title = title;
      this.asked = asked;
      this.pace = pace;
    }

    boolean paced() {
      return this == REPLAY || this == HTTP;
    }

    boolean local() {
      return this == FILE || this == FOLDER || this == REPLAY;
    }
  }

  private final Dataset dataset;
  private final String entity;
  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.FILE);
  private final StringProperty place = new SimpleStringProperty(this, "place", "");
  private final StringProperty pace = new SimpleStringProperty(this, "pace", "");
  private final StringProperty model = new SimpleStringProperty(this, "model", "");
  private final StringProperty forecaster = new SimpleStringProperty(this, "forecaster", "");

  /// @param dataset that a detector and a forecaster are fitted on
  FeedForm(Dataset dataset, String entity) {
    this.dataset = dataset;
    this.entity = entity;
    kind.subscribe(now -> pace.set(now == Kind.REPLAY ? "100" : now == Kind.HTTP ? "5" : ""));
  }

  ObjectProperty<Kind> kindProperty() {
    return kind;
  }

  /// A path, an address or a port.
  StringProperty placeProperty() {
    return place;
  }

  /// Rows a second, or seconds between askings.
  StringProperty paceProperty() {
    return pace;
  }

  /// Title of a registered version, or which method to fit.
  StringProperty modelProperty() {
    return model;
  }

  /// Id of a method; empty for none.
  StringProperty forecasterProperty() {
    return forecaster;
  }

  Dataset dataset() {
    return dataset;
  }

  /// @param version title of the registered version that scores; empty where a method is fitted
  /// @param method id of the method that is fitted; empty where a version scores
  /// @throws InvalidSetting saying which field is wrong
  FeedSetup setup(String version, String method) {
    var feed = feed();
    return new FeedSetup(
        feed.sentence(),
        feed,
        version,
        Long.toString(dataset.id()),
        entity,
        method,
        forecaster.get());
  }

  private Feed feed() {
    return switch (kind.get()) {
      case FILE -> new Feed.GrowingFile(path());
      case FOLDER -> new Feed.Folder(path());
      case REPLAY -> new Feed.Replay(path(), number());
      case HTTP -> new Feed.Polled(address(), Duration.ofMillis((long) (1000 * number())));
      case TCP -> new Feed.LocalSocket(port());
      case UDP -> new Feed.LocalDatagrams(port());
    };
  }

  private Path path() {
    var text = place.get().strip();
    try {
      if (!text.isEmpty()) return Path.of(text).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw wrong("'" + text + "' is no path", "Choose the file.");
    }
    throw wrong("no " + kind.get().asked.toLowerCase(Locale.ROOT) + " is named", "");
  }

  private URI address() {
    var text = place.get().strip();
    try {
      var address = new URI(text);
      boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (http && address.getHost() != null) return address;
    } catch (URISyntaxException e) {
      // said below
    }
    throw wrong(
        "'" + text + "' is no address of the web", "It begins with http:// and names a computer.");
  }

  private int port() {
    var text = place.get().strip();
    if (text.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65_535) return port;
    }
    throw wrong("'" + text + "' is no port", "Give a number from 1 to 65535.");
  }

  private double number() {
    try {
      double number = Double.parseDouble(pace.get().strip());
      if (number > 0 && Double.isFinite(number)) return number;
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong("'" + pace.get() + "' is not above 0", "Give a number such as 5.");
  }

  private static InvalidSetting wrong(String what, String remedy) {
    return new InvalidSetting("The feed cannot start: " + what + ".", remedy);
  }
}
