package io.driftglass.ui.kit.part;

import io.driftglass.ui.kit.text.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/// What stands on the Data page of an empty workspace: where to drop a file, two buttons, and the
/// three steps of the main job.
public final class Welcome extends VBox {
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              "Import",
              "Delimiter, decimal mark, time zone and units are read from the file and shown for"
                  + " you to change."),
          List.of(
              "Find anomalies",
              "Strange periods are ranked, with the channels that led and how sure the method"
                  + " is."),
          List.of(
              "See what comes next",
              "A forecast with bands whose promise is measured on data the method has not"
                  + " seen."));

  /// @param open what Open file does
  /// @param sample what Try the pump station does
  public Welcome(Runnable open, Runnable sample) {
    super(24, zone(open, sample), steps());
    setAlignment(Pos.CENTER);
    setMaxWidth(816);
    getStyleClass().add("welcome");
  }

  private static Region zone(Runnable open, Runnable sample) {
    var buttons =
        new HBox(
            8,
            Buttons.primary("Open file", "mdoal-folder_open", open),
            Buttons.secondary("Try the pump station", "mdomz-play_circle_outline", sample));
    buttons.setAlignment(Pos.CENTER);
    var keys =
        new HBox(20, key("Ctrl+O", Words.of("open")), key("Ctrl+V", Words.of("paste a table")));
    keys.setAlignment(Pos.CENTER);
    var words =
        new VBox(
            4,
            Texts.of(Words.of("Drop a file of sensor data here"), "title"),
            Texts.of(Words.of("CSV, Excel, JSON or ZIP. It stays on this computer."), "muted"));
    words.setAlignment(Pos.CENTER);
    var zone = new VBox(16, drawing(), words, buttons, keys);
    zone.setAlignment(Pos.CENTER);
    zone.getStyleClass().add("dropzone");
    zone.setMinHeight(314);
    return zone;
  }

  private static HBox key(String keys, String what) {
    var key = new HBox(8, KeyCap.of(keys), Texts.of(what, "small", "muted"));
    key.setAlignment(Pos.CENTER);
    return key;
  }

  private static Node drawing() {
    var curve = "C20,24 34,44 50,38 S78,76 92,68 S112,44 124,46 S132,12 140,14 S148,36 156,40";
    var tail = " S172,66 186,62 S206,64 218,62";
    var band = new SVGPath();
    band.setContent(
        "M0,52 "
            + "C20,24 34,44 50,38 S78,76 92,68 S112,44 134,40 S156,44 164,56"
            + " S186,64 218,62");
    band.getStyleClass().add("drawing-band");
    var line = new SVGPath();
    line.setContent("M0,52 " + curve + tail);
    line.getStyleClass().add("drawing-line");
    line.setFill(Color.TRANSPARENT);
    band.setFill(Color.TRANSPARENT);
    var event = new Rectangle(122, 0, 30, 84);
    event.getStyleClass().add("drawing-event");
    var mark = new Polygon(137, 2, 142, 7, 137, 12, 132, 7);
    mark.getStyleClass().add("drawing-mark");
    var picture = new Pane(event, band, line, mark);
    picture.setMinSize(218, 88);
    picture.setMaxSize(218, 88);
    return new StackPane(picture);
  }

  private static Region steps() {
    var row = new GridPane(24, 0);
    for (int i = 0; i < STEPS.size(); i++) {
      var text =
          new VBox(
              2,
              Texts.of(Words.of(STEPS.get(i).getFirst()), "medium"),
              Texts.wrapped(Words.of(STEPS.get(i).getLast()), "small", "muted"));
      row.add(new HBox(10, Badge.of(Integer.toString(i + 1), "accent"), text), i, 0);
      var third = new ColumnConstraints();
      third.setPercentWidth(100.0 / STEPS.size());
      row.getColumnConstraints().add(third);
    }
    return row;
  }
}
