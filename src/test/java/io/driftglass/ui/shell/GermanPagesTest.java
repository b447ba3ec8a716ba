package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.config.Options;
import io.driftglass.config.Version;
import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.FileChoice;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.text.Sources;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.MainJob;
import io.driftglass.workbench.SampleData;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.run.Catalogues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page in German: what stands on it is German or data, and none of it is cut.
class GermanPagesTest {
  private static final Locale WORDS = Locale.getDefault(Locale.Category.DISPLAY);
  private static final Locale NUMBERS = Locale.getDefault(Locale.Category.FORMAT);
  private static final Pattern PLACE = Pattern.compile("%[-,.\\d]*[a-z]");
  private static final Pattern NO_WORD =
      Pattern.compile("[^\\p{L}]*(\\p{L}{0,2}[^\\p{L}]+)*\\p{L}{0,2}");

  @TempDir static Path folder;
  private static Workbench workbench;
  private static Dataset dataset;
  private static List<Pattern> german;
  private static Set<String> english;
  private static Set<String> data;

  @BeforeAll
  static void doTheMainJobInGerman() throws IOException {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMANY);
    Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
    workbench = Workbench.open(new Home(folder.resolve("hafenwerk")));
    dataset = MainJob.run(workbench, SampleData.file(workbench), Progress.NONE).dataset();
    var bundle = ResourceBundle.getBundle("io.driftglass.ui.messages", Locale.GERMAN);
    german =
        bundle.keySet().stream()
            .map(bundle::getString)
            .filter(text -> !NO_WORD.matcher(PLACE.matcher(text).replaceAll("")).matches())
            .map(GermanPagesTest::pattern)
            .toList();
    english =
        new Sources(Path.of("src/main/java/io/driftglass/ui"))
            .literals().stream()
                .filter(text -> !text.startsWith("SHA-256"))
                .filter(text -> text.strip().length() > 3 && !NO_WORD.matcher(text).matches())
                .collect(Collectors.toSet());
    data = data();
  }

  @AfterAll
  static void speakAsBefore() {
    workbench.close();
    Locale.setDefault(Locale.Category.DISPLAY, WORDS);
    Locale.setDefault(Locale.Category.FORMAT, NUMBERS);
  }

  static List<Page> pages() {
    return Pages.ALL;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void what_stands_on_a_page_is_german_or_data(Page page) throws Exception {
    var session = Fx.call(() -> new Session(workbench, FileChoice.of(), Look.of(Theme.LIGHT)));
    var scene = open(session, page, 1440, 900);
    var found = new TreeSet<String>();
    for (var text : Fx.call(() -> texts(scene.getRoot()))) {
      if (isEnglish(text)) for (var part : parts(text)) if (isEnglish(part)) found.add(part);
    }
    Png.write(
        Fx.call(() -> Snapshot.of(scene, 1)),
        Path.of("target/screenshots/german", page.id() + ".png"));
    Fx.run(session::close);
    assertEquals(Set.of(), found);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void no_german_label_is_cut(Page page) throws Exception {
    var session = Fx.call(() -> new Session(workbench, FileChoice.of(), Look.of(Theme.LIGHT)));
    var scene = open(session, page, 1280, 720);
    var cut = Fx.call(() -> CutLabels.in(scene));
    Fx.run(session::close);
    assertEquals(List.of(), cut);
  }

  private static Scene open(Session session, Page page, int width, int height) throws Exception {
    Scene scene =
        Fx.call(
            () -> {
              session.desk().selection().datasetProperty().set(dataset);
              var stage = Snapshot.stage(session.shell().root(), width, height, Theme.LIGHT);
              session.desk().navigator().open(page.id());
              return stage;
            });
    Fx.await(() -> session.runner().openProperty().get() == 0);
    Fx.run(() -> Snapshot.layOut(scene));
    return scene;
  }

  /// Several things said in one line are looked at one by one.
  private static List<String> parts(String text) {
    return List.of(text.split(" · |\n", -1)).stream().map(String::strip).toList();
  }

  /// What the window itself says in English; sentences of the core are not its own.
  private static boolean isEnglish(String text) {
    if (NO_WORD.matcher(text).matches() || data.contains(text)) return false;
    for (var pattern : german) if (pattern.matcher(text).matches()) return false;
    if (english.contains(text)) return true;
    return english.stream().anyMatch(own -> beginsOrEnds(text, own));
  }

  /// What was put together from an English text and a value.
  private static boolean beginsOrEnds(String text, String own) {
    return (own.endsWith(" ") && text.startsWith(own))
        || (own.startsWith(" ") && text.endsWith(own));
  }

  private static Pattern pattern(String german) {
    var pattern = new StringBuilder();
    int from = 0;
    var place = PLACE.matcher(german);
    while (place.find()) {
      pattern.append(Pattern.quote(german.substring(from, place.start()))).append(".*");
      from = place.end();
    }
    pattern.append(Pattern.quote(german.substring(from)));
    return Pattern.compile(pattern.toString().replace("%%", "%"), Pattern.DOTALL);
  }

  private static List<String> texts(Node node) {
    var all = new ArrayList<String>();
    collect(node, all);
    return all;
  }

  private static void collect(Node node, List<String> all) {
    if (!node.isVisible() || node instanceof TextInputControl) return;
    if (node instanceof Labeled labeled && labeled.getText() != null) all.add(labeled.getText());
    if (node instanceof Text text && !(text.getParent() instanceof Labeled))
      all.add(text.getText());
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
    }
  }

  /// What stays as it is in every language: names, units, keys, methods.
  private static Set<String> data() {
    var all = new HashSet<String>();
    all.add("hafenwerk");
    all.add("Driftglass " + Version.text());
    workbench.doctor().forEach(check -> all.addAll(List.of(check.detail(), check.remedy())));
    Options.ALL.forEach(option -> all.add(String.valueOf(option.setting().initial())));
    all.add(dataset.name());
    all.add(dataset.title());
    all.add(dataset.source());
    dataset.channels().forEach(channel -> all.add(channel.name()));
    dataset.channels().forEach(channel -> all.add(channel.title()));
    Catalogues.DETECTORS.stream().map(Method::title).forEach(all::add);
    Catalogues.FORECASTERS.stream().map(Method::title).forEach(all::add);
    workbench.models().list().forEach(version -> all.add(version.title()));
    workbench.models().list().forEach(version -> all.add(version.model()));
    workbench.runs().list().forEach(run -> all.add(run.title()));
    for (var run : workbench.runs().list()) {
      all.addAll(run.parameters().keySet());
      all.addAll(run.parameters().values());
      run.metrics().keySet().forEach(name -> all.add(name.replace('_', ' ')));
      run.parameters().keySet().forEach(name -> all.add(name.replace('_', ' ')));
    }
    return all;
  }
}
