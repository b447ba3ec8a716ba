package io.driftglass.ui.shell;

import io.driftglass.experiment.Run;
import io.driftglass.live.FeedSetupStore;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.ui.shell.Resumption.Left;
import io.driftglass.workbench.train.TrainingQueue;
import java.time.Instant;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// After a crash: what was going on, since when and how far it was. Feeds can go on; jobs are to be
/// found on the Jobs page.
final class RecoverySheet extends VBox {
  private static final int SHOWN = 8;
  private static final String WHAT =
      "The program ended before this was done. Everything that had been stored is still there.";

  RecoverySheet(Left left, Desk desk) {
    super(12);
    getStyleClass().addAll("dg-sheet", "dg-form");
    setId("recovery");
    setPrefWidth(620);
    getChildren()
        .addAll(Texts.of(Words.of("Interrupted"), "title"), Texts.wrapped(Words.of(WHAT), "muted"));
    left.runs().stream().limit(SHOWN).map(run -> row(run, desk)).forEach(getChildren()::add);
    left.feeds().forEach(feed -> getChildren().add(row(feed, desk)));
    int more = left.runs().size() - SHOWN;
    if (more > 0)
      getChildren().add(Texts.of(Words.of("and %s", Figures.count(more, "more job")), "muted"));
    var sheets = desk.tools().sheets();
    var jobs =
        Buttons.secondary(
            "Show jobs",
            "mdomz-pending_actions",
            () -> {
              sheets.dismiss();
              desk.navigator().open("jobs");
            });
    var foot = new HBox(8, jobs, Buttons.primary("Go on", "mdoal-check", sheets::dismiss));
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren().add(foot);
  }

  /// They have been looked at; what was not resumed stays ended.
  static void dismiss(Left left, Desk desk) {
    desk.loader()
        .start(
            "Note what was interrupted",
            progress -> {
              desk.workbench().windowMemory().lookedAt(left.runs());
              var waiting = desk.workbench().liveFeeds().interrupted();
              waiting.forEach(feed -> desk.workbench().liveFeeds().dismiss(feed.setup()));
              return left;
            },
            done -> {},
            failure -> refused(desk, failure));
  }

  private static Node row(Run run, Desk desk) {
    var far =
        run.fraction() > 0 ? " · " + Words.of("%s done", Figures.percent(run.fraction())) : "";
    var row =
        row(
            "mdomz-pending_actions",
            run.title(),
            Words.of("started %s", when(run.started())) + far);
    if (TrainingQueue.takes(run)) row.getChildren().addAll(Spacer.grow(), resume(run, desk));
    return row;
  }

  /// Goes on from its last checkpoint or trial, beside everything else.
  private static Node resume(Run run, Desk desk) {
    var resume = Buttons.small("Resume", "mdomz-play_arrow", () -> {});
    resume.setOnAction(
        event -> {
          resume.setDisable(true);
          resume.setText(Words.of("Resumed"));
          desk.runner()
              .start(
                  Words.of("Resume %s", run.title()),
                  progress -> desk.workbench().trainings().run(run.id(), progress),
                  version -> {},
                  failure -> refused(desk, failure));
        });
    return resume;
  }

  private static Node row(FeedSetupStore.Kept feed, Desk desk) {
    var row =
        row(
            "mdomz-rss_feed",
            feed.setup().name(),
            Words.of("a feed, going on since %s", when(feed.begun())));
    var resume = Buttons.small("Resume", "mdomz-play_arrow", () -> {});
    resume.setOnAction(
        event -> {
          resume.setDisable(true);
          desk.loader()
              .start(
                  "Resume " + feed.setup().name(),
                  progress -> desk.workbench().liveFeeds().start(feed.setup()),
                  started -> resume.setText(Words.of("Resumed")),
                  failure -> {
                    resume.setDisable(false);
                    refused(desk, failure);
                  });
        });
    row.getChildren().addAll(Spacer.grow(), resume);
    return row;
  }

  private static HBox row(String icon, String title, String detail) {
    var words = new VBox(Texts.cuttable(title, "medium"), Texts.of(detail, "small", "muted"));
    var row = new HBox(12, Icon.of(icon, "i18"), words);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static String when(Instant instant) {
    return Times.when(instant, ZoneId.systemDefault());
  }

  private static void refused(Desk desk, Exception failure) {
    desk.tools()
        .notices()
        .toast(Tone.REFUSE, Words.of("That could not be done"), Problems.of(failure).sentence());
  }
}
