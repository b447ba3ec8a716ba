package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.label.AlarmLimit;
import io.driftglass.label.AlarmLimit.Level;
import io.driftglass.ui.chart.paint.Arrangement;
import io.driftglass.ui.chart.paint.Arrangement.Form;
import io.driftglass.ui.chart.pointer.Gutter;
import io.driftglass.ui.chart.pointer.Overview;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two charts of one dataset whose values go from 0 to 6.
class AlarmLinesTest {
  private static final Color MAJOR = Color.web("#d9660a");
  private static final AlarmLimit HIGH = new AlarmLimit("a", Level.HIGH, 7);

  @TempDir Path folder;
  private Workbench workbench;
  private Dataset dataset;
  private Desk desk;
  private AlarmLines lines;
  private TimeChart one;
  private TimeChart other;
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    var text = new StringBuilder("step,a\n");
    for (int row = 0; row < 400; row++) text.append(row).append(',').append(row % 7).append('\n');
    var file = Files.writeString(folder.resolve("rows.csv"), text);
    var result =
        workbench.datasets().importFile(file, ReadingOptions.NONE, Optional.empty(), Progress.NONE);
    dataset = ((ImportResult.Imported) result).dataset();
    var frame = workbench.datasets().frame(dataset, "");
    Fx.run(
        () -> {
          desk = Desks.here(workbench);
          one = new TimeChart();
          other = new TimeChart();
          for (var chart : List.of(one, other)) {
            chart.show(frame.clock(), List.of(Track.of(frame, 0)));
            chart.setMinHeight(260);
            lines = AlarmLines.on(chart, desk);
          }
          desk.selection().datasetProperty().set(dataset);
          scene = Snapshot.stage(new VBox(one, other), 1000, 540, Theme.LIGHT);
        });
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void a_limit_is_drawn_on_every_chart_kept_and_taken_back_by_undo() throws Exception {
    Fx.run(
        () -> {
          assertFalse(drawn(one) || drawn(other));
          type("high", "7");
          keep().fire();
          assertEquals(List.of(HIGH), workbench.alarmLimits().of(dataset));
          assertTrue(drawn(one) && drawn(other));

          desk.tools().undo().undo();
          assertEquals(List.of(), workbench.alarmLimits().of(dataset));
          assertFalse(drawn(one) || drawn(other));

          desk.tools().undo().redo();
          assertTrue(drawn(one) && drawn(other));
        });
  }

  @Test
  void small_multiples_and_their_pictures_have_the_limits_too() throws Exception {
    Fx.run(
        () -> {
          one.arrangementProperty().set(new Arrangement(Form.MULTIPLES, false));
          assertEquals(0, dashes());
          assertFalse(svg().contains("stroke-dasharray"));
          type("high", "7");
          keep().fire();
          Snapshot.layOut(scene);
          assertTrue(dashes() > 20, "coloured pixels: " + dashes());
          assertTrue(svg().contains("stroke-dasharray"));
        });
  }

  /// Pixels of the colour of the limit in the first small chart.
  private long dashes() {
    var picture = Snapshot.of(scene, 1);
    long found = 0;
    for (int y = (int) Overview.HEIGHT; y < one.getHeight(); y++) {
      for (int x = 14; x < 200; x++) {
        if (picture.getPixelReader().getColor(x, y).equals(MAJOR)) found++;
      }
    }
    return found;
  }

  private String svg() {
    return one.figure().svg();
  }

  @Test
  void what_cannot_be_kept_is_told_and_waited_for() throws Exception {
    Fx.run(
        () -> {
          type("high", "hot");
          assertEquals("a: \"hot\" is not a number.", told());
          assertTrue(keep().isDisabled());
          field("high").setText("7");
          field("high_high").setText("6");
          assertEquals("a: High-high must be above high.", told());
          field("high_high").setText("");
          assertEquals("", told());
          assertFalse(keep().isDisabled());
        });
  }

  private void type(String level, String text) {
    lines.edit();
    Snapshot.stage(sheet(), 640, 480, Theme.LIGHT);
    field(level).setText(text);
  }

  private Region sheet() {
    return desk.tools().sheets().shownProperty().get().orElseThrow().content();
  }

  private TextField field(String level) {
    return (TextField) sheet().lookup("#limit-0-" + level);
  }

  private Button keep() {
    return (Button) sheet().lookup("#limits-keep");
  }

  private String told() {
    return ((Label) sheet().lookup(".bad")).getText();
  }

  private boolean drawn(TimeChart chart) {
    var picture = Snapshot.of(scene, 1);
    var band = chart.stack().plot(0);
    double y = chart.stack().tracks().getFirst().y().y(7, band.top(), band.height());
    int at = (int) (chart.getLayoutY() + Overview.HEIGHT + 1 + Math.floor(y));
    int x = (int) Gutter.WIDTH + 3;
    return at > 0
        && at < picture.getHeight()
        && picture.getPixelReader().getColor(x, at).equals(MAJOR);
  }
}
