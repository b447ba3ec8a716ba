package io.driftglass.ui.data;

import io.driftglass.data.profile.Profile;
import io.driftglass.data.profile.Profile.ChannelProfile;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.ui.chart.Sparkline;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/// A channel a row: its shape over time, how its values are spread, and its figures.
final class ProfileTable extends TableView<ChannelProfile> {
  static final double ROW = 44;
  static final double HEAD = 29;

  /// Pixels by which a column grows before the names get the rest.
  private static final double MORE = 16;

  private final Frame frame;
  private final DataViewModel model;
  private final InvalidationListener parts = changed -> refresh();

  /// @param model knows the spread of the values in the selection
  ProfileTable(Frame frame, Profile profile, DataViewModel model) {
    this.frame = frame;
    this.model = model;
    setId("profile");
    CellHeight.set(this, ROW);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    getColumns().add(TableColumns.nodes("Channel", 128, ProfileTable::name));
    getColumns().add(TableColumns.nodes("Shape over time", 112, this::shape));
    getColumns().add(TableColumns.nodes("Distribution", 90, this::spread));
    getColumns().add(TableColumns.figures("Missing", 62, c -> missing(c)));
    getColumns().add(TableColumns.figures("Min", 68, c -> Figures.scaled(c.min())));
    getColumns().add(TableColumns.figures("Mean", 68, c -> Figures.scaled(c.mean())));
    getColumns().add(TableColumns.figures("Max", 72, c -> Figures.scaled(c.max())));
    getColumns().stream().skip(1).forEach(c -> c.setMaxWidth(c.getPrefWidth() + MORE));
    TableColumns.edges(this);
    getItems().setAll(profile.channels());
    model.parts().addListener(new WeakInvalidationListener(parts));
    getSelectionModel().selectFirst();
  }

  private static String missing(ChannelProfile channel) {
    double rows = Math.max(1, channel.count() + channel.missing());
    return Figures.percent(channel.missing() / rows);
  }

  private static Node name(ChannelProfile channel) {
    var name =
        new VBox(
            Texts.cuttable(Channel.title(channel.name(), channel.unit()), "medium"),
            Texts.cuttable(second(channel), "micro", "subtle"));
    name.setAlignment(Pos.CENTER_LEFT);
    return name;
  }

  private static String second(ChannelProfile channel) {
    if (channel.constant())
      return channel.count() == 0 ? Words.of("no values") : Words.of("constant");
    var said = new ArrayList<String>();
    said.add(channel.unit().isEmpty() ? Words.of("no unit") : channel.unit());
    if (channel.monotone()) said.add(Words.of("goes one way"));
    if (channel.outliers() > 0) said.add(Figures.count(channel.outliers(), "outlier"));
    if (channel.zeros() > 0) said.add(Figures.count(channel.zeros(), "zero"));
    return String.join(" · ", said);
  }

  private Node shape(ChannelProfile channel) {
    var line = new Sparkline(96, 30);
    line.setMaxHeight(30);
    line.show(frame.column(frame.indexOf(channel.name())));
    return line;
  }

  private Node spread(ChannelProfile channel) {
    var histogram = new Histogram();
    histogram.show(channel.histogram());
    histogram.showPart(model.part(channel.name()));
    return histogram;
  }
}
