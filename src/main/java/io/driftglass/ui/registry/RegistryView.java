package io.driftglass.ui.registry;

import io.driftglass.registry.Gate;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.ProveIt;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.SearchField;
import io.driftglass.ui.kit.part.Segments;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.monitor.FleetRow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Lays out the Registry page.
public final class RegistryView {
  private static final String UP = "mdoal-arrow_upward";
  private static final String VERSIONS = "Versions";
  private static final String FLEET = "All sensors";

  private final RegistryViewModel model;
  private final Registry registry;
  private final Desk desk;
  private final PageFrame page = new PageFrame("Registry");
  private final ZoneId zone;
  private final VersionPane version;
  private final StackPane body = new StackPane();
  private final Segments views = new Segments(List.of(VERSIONS, FLEET), VERSIONS);
  private final FleetViewModel fleet;
  private final FleetCard sensors;

  RegistryView(RegistryViewModel model, Registry registry, Desk desk, ZoneId zone) {
    this.model = model;
    this.registry = registry;
    this.desk = desk;
    this.zone = zone;
    fleet = new FleetViewModel(registry, desk.loader(), this::open);
    sensors = new FleetCard(fleet, zone, () -> desk.navigator().open("train"));
    version = new VersionPane(desk, zone, () -> model.judgeBoth(desk.runner()));
  }

  public static Parent of(Desk desk) {
    var zone = ZoneId.systemDefault();
    var registry = new WorkspaceRegistry(desk.workbench());
    var model =
        new RegistryViewModel(
            registry, desk.loader(), desk.tools().undo(), desk.tools().notices(), zone);
    return new RegistryView(model, registry, desk, zone).view();
  }

  Parent view() {
    page.context(views, Texts.of(model.headlineProperty(), "small", "muted"));
    page.body(body);
    page.hintsProperty()
        .set(
            Words.of(
                "P promote · V validate · A archive · R roll back · Del delete · Ctrl Z take"
                    + " back"));
    page.onRefresh(this::refresh);
    desk.selection().modelProperty().subscribe(model::show);
    model
        .selectedProperty()
        .subscribe(
            version -> {
              if (version != null) desk.selection().modelProperty().set(version.title());
            });
    page.commands().add(command("Promote the chosen version", UP, "P", this::askNext));
    page.commands().add(command("Archive the chosen version", UP, "A", () -> ask(Stage.ARCHIVED)));
    page.commands()
        .add(command("Roll the chosen model back", "mdomz-undo", "R", this::askRollback));
    page.commands()
        .add(command("Delete the chosen version", "mdoal-delete", "Del", this::askDelete));
    page.commands().add(command("Prove the chosen version", "mdoal-fact_check", "", this::prove));
    page.commands().add(command("Validate", "mdomz-playlist_add_check", "V", this::askValidate));
    page.commands().add(command("Show all sensors", "mdoal-device_hub", "", this::showFleet));
    page.commands().add(command("Look back to a past day", "mdoal-history", "", this::lookBack));
    model.selectedProperty().subscribe(this::showActions);
    model.detailsProperty().subscribe(this::showDetails);
    model.problemProperty().subscribe(sentence -> showDetails(model.detailsProperty().get()));
    model.judgedProperty().subscribe(judged -> showDetails(model.detailsProperty().get()));
    views
        .chosenProperty()
        .subscribe(
            name -> {
              if (showsFleet()) fleet.refresh();
              changeView();
            });
    fleet.failureProperty().subscribe(failure -> changeView());
    fleet
        .chosen()
        .addListener(
            (ListChangeListener<FleetRow>)
                change -> {
                  if (fleet.chosen().size() == 1) {
                    model.show(fleet.chosen().getFirst().version().title());
                  }
                });
    model.refresh();
    return page;
  }

  private boolean showsFleet() {
    return FLEET.equals(views.chosenProperty().get());
  }

  private void showFleet() {
    views.choose(FLEET);
  }

  private void open(ModelVersion chosen) {
    model.show(chosen.title());
    views.choose(VERSIONS);
  }

  private void refresh() {
    model.refresh();
    if (showsFleet()) fleet.refresh();
  }

  private void changeView() {
    page.setLeft(null);
    showActions(model.selectedProperty().get());
    showDetails(model.detailsProperty().get());
  }

  private void askValidate() {
    var chosen = model.selectedProperty().get();
    var versions =
        showsFleet()
            ? fleet.versions()
            : Optional.ofNullable(chosen).map(List::of).orElse(List.of());
    if (versions.isEmpty()) return;
    var validating = new Validating(registry, desk.loader(), desk.runner(), versions);
    desk.tools().sheets().show(new ValidateSheet(validating, desk.tools().sheets()));
  }

  private Command command(String title, String icon, String keys, Runnable run) {
    return Command.of(title, icon, keys, run).in("Registry");
  }

  private void askNext() {
    var chosen = model.selectedProperty().get();
    if (chosen != null) ask(next(chosen));
  }

  private void showActions(ModelVersion chosen) {
    var validate = Buttons.secondary("Validate", "mdomz-playlist_add_check", this::askValidate);
    validate.setId("ask-validate");
    if (showsFleet()) {
      page.actions(validate);
      return;
    }
    if (chosen == null) {
      page.actions();
      page.setLeft(null);
      return;
    }
    var first = next(chosen);
    var others =
        Stream.of(Stage.PRODUCTION, Stage.STAGING, Stage.ARCHIVED, Stage.NONE)
            .filter(stage -> stage != first && stage != chosen.stage())
            .map(this::item)
            .toArray(MenuItem[]::new);
    var more = new ArrayList<MenuItem>(List.of(others));
    more.add(item(Words.of("Roll back"), this::askRollback));
    more.add(item(Words.of("Delete"), this::askDelete));
    page.actions(
        validate,
        Buttons.secondary("Prove it", "mdoal-fact_check", this::prove),
        Buttons.split(verb(first), UP, () -> ask(first), more.toArray(MenuItem[]::new)));
    if (page.getLeft() == null) page.setLeft(tree());
  }

  private MenuItem item(Stage to) {
    return item(verb(to), () -> ask(to));
  }

  private static MenuItem item(String text, Runnable run) {
    var item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> run.run());
    return item;
  }

  private Node tree() {
    var filter = new TextField();
    filter.setPromptText(Words.of("Filter models"));
    filter.textProperty().bindBidirectional(model.filterProperty());
    var tree = new ModelTree(model);
    VBox.setVgrow(tree, Priority.ALWAYS);
    var past = Buttons.link("State on a past day", this::lookBack);
    var panel = new VBox(8, new SearchField(filter), tree, past);
    panel.getStyleClass().addAll("panel-r", "pad12");
    panel.setMinWidth(264);
    panel.setMaxWidth(264);
    return panel;
  }

  private void showDetails(Optional<Details> details) {
    if (showsFleet()) {
      var failure = fleet.failureProperty().get();
      body.getChildren().setAll(failure == null ? sensors.node() : new VBox(Problems.box(failure)));
      return;
    }
    var problem = model.problemProperty().get();
    details.ifPresent(it -> version.show(it, model.judgedProperty().get()));
    body.getChildren().setAll(details.isPresent() ? version : nothing());
    if (!problem.isEmpty())
      body.getChildren().setAll(new VBox(Problems.box(Tone.REFUSE, problem, "")));
  }

  private Node nothing() {
    return new EmptyState(
        "mdoal-account_tree",
        "No model is registered. Find anomalies or make a forecast, register it, and it appears"
            + " here with its card.",
        Buttons.primary(
            "Find anomalies", "mdomz-stacked_line_chart", () -> desk.navigator().open("detect")));
  }

  /// Where a version usually goes from its stage.
  private static Stage next(ModelVersion version) {
    return switch (version.stage()) {
      case NONE -> Stage.STAGING;
      case STAGING, ARCHIVED -> Stage.PRODUCTION;
      case PRODUCTION -> Stage.ARCHIVED;
    };
  }

  private void ask(Stage to) {
    var chosen = model.selectedProperty().get();
    if (chosen == null || chosen.stage() == to) return;
    var checks =
        to == Stage.PRODUCTION
            ? model.detailsProperty().get().map(Details::checks).orElse(List.of())
            : List.<Gate.Check>of();
    ask(
        new ReasonSheet.Deed(verb(to), UP, chosen.title(), consequence(chosen, to), checks),
        (reason, done, refused) -> model.promote(to, reason, done, refused),
        Words.of("%s is in %s", chosen.title(), Words.of(RegistryViewModel.word(to))));
  }

  private void askRollback() {
    var chosen = model.selectedProperty().get();
    if (chosen == null) return;
    var consequence =
        Words.of(
            "The production version before the present one comes back; the present one is"
                + " archived.");
    ask(
        new ReasonSheet.Deed(
            Words.of("Roll back"), "mdomz-undo", chosen.model(), consequence, List.of()),
        model::rollback,
        Words.of("%s is rolled back", chosen.model()));
  }

  private void askDelete() {
    var chosen = model.selectedProperty().get();
    if (chosen == null) return;
    var consequence =
        Words.of(
            "%s is gone from the registry at once; for 30 days it can be put back.",
            chosen.title());
    ask(
        new ReasonSheet.Deed(
            Words.of("Delete"), "mdoal-delete", chosen.title(), consequence, List.of()),
        model::delete,
        Words.of("%s is deleted", chosen.title()));
  }

  private void ask(ReasonSheet.Deed deed, ReasonSheet.Doing doing, String told) {
    var tools = desk.tools();
    Runnable done =
        () -> tools.notices().toast(Tone.DONE, told, "", Words.of("Undo"), tools.undo()::undo);
    tools.sheets().show(new ReasonSheet(deed, tools.sheets(), doing, done));
  }

  private void lookBack() {
    var today = LocalDate.now(zone);
    desk.tools().sheets().show(new PastSheet(model, desk.tools().sheets(), today, zone));
  }

  private void prove() {
    model.prove(
        desk.runner(),
        proof -> ProveIt.tell(desk, proof),
        failure -> {
          var problem = Problems.of(failure);
          desk.tools().notices().toast(Tone.REFUSE, problem.what(), problem.remedy());
        });
  }

  private static String consequence(ModelVersion version, Stage to) {
    return switch (to) {
      case NONE -> Words.of("%s stays registered, in no stage.", version.title());
      case STAGING ->
          Words.of("%s can then be watched beside the one in production.", version.title());
      case PRODUCTION ->
          Words.of(
              "%s becomes the one in use; the version there now is archived.", version.title());
      case ARCHIVED -> Words.of("%s is kept and no longer used.", version.title());
    };
  }

  /// What a change to that stage is called on a button.
  static String verb(Stage to) {
    return switch (to) {
      case NONE -> Words.of("Take out of its stage");
      case STAGING -> Words.of("Move to staging");
      case PRODUCTION -> Words.of("Promote to production");
      case ARCHIVED -> "Archive";
    };
  }
}
