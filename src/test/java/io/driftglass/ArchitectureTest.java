package io.driftglass;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds the house up. Every rule was proved once by planting a violation and seeing it fail; the
/// planted line stands above the rule.
final class ArchitectureTest {
  /// The rungs from the ground up: a package imports only packages further up this list.
  private static final List<String> LADDER =
      List.of(
          "problem",
          "series",
          "sample",
          "job",
          "method",
          "config",
          "db",
          "data",
          "prepare",
          "metric",
          "neural",
          "forecast",
          "detect",
          "label",
          "explain",
          "evaluate",
          "experiment",
          "registry",
          "monitor",
          "live",
          "pipeline",
          "report",
          "interop",
          "workbench",
          "cli",
          "ui.kit",
          "ui.chart",
          "ui.data",
          "ui.prepare",
          "ui.train",
          "ui.detect",
          "ui.forecast",
          "ui.experiment",
          "ui.registry",
          "ui.live",
          "ui.monitor",
          "ui.pipeline",
          "ui.jobs",
          "ui.system",
          "ui.settings",
          "ui.shell",
          "");

  /// Each library's only homes.
  private static final Map<String, List<String>> HOMES =
      Map.ofEntries(
          Map.entry("org.deeplearning4j..", List.of("neural")),
          Map.entry("org.nd4j..", List.of("neural")),
          Map.entry("org.bytedeco..", List.of("neural")),
          Map.entry("io.fair_acc..", List.of("ui.chart")),
          Map.entry("tech.tablesaw..", List.of("data")),
          Map.entry("de.siegmar..", List.of("data")),
          Map.entry("org.dhatim..", List.of("data")),
          Map.entry("org.apache.poi..", List.of("data")),
          Map.entry("org.h2..", List.of("db")),
          Map.entry("org.flywaydb..", List.of("db")),
          Map.entry(
              "com.fasterxml.jackson..",
              List.of("config", "db", "data", "registry", "report", "interop", "cli")),
          Map.entry(
              "org.apache.commons.math3..",
              List.of("data", "prepare", "metric", "forecast", "detect", "evaluate", "monitor")),
          Map.entry("com.amazon.randomcutforest..", List.of("detect")),
          Map.entry("picocli..", List.of("cli")),
          Map.entry("com.cronutils..", List.of("pipeline")),
          Map.entry("io.prometheus..", List.of("interop")),
          Map.entry("org.sqlite..", List.of("interop")),
          Map.entry("jakarta.mail..", List.of("interop")),
          Map.entry("org.openpdf..", List.of("report")),
          Map.entry("atlantafx..", List.of("ui")),
          Map.entry("org.controlsfx..", List.of("ui")),
          Map.entry("org.kordamp..", List.of("ui")));

  private static final JavaClasses PROGRAM = new ClassFileImporter().importPath(program());

  /// Planted: a `job.Progress` field in `series.Frame`; a class in a new package
  /// `io.driftglass.util`.
  @Test
  void a_package_imports_only_packages_below_it_and_stands_on_the_ladder() {
    classes().should(new StandOnTheLadder()).check(PROGRAM);
  }

  /// Planted: a `method.Settings` field in `series.Frame` and a `Frame` field in `method.Settings`.
  @Test
  void there_are_no_circles() {
    slices().matching("io.driftglass.(**)").should().beFreeOfCycles().check(PROGRAM);
  }

  /// Planted: a `java.sql.Connection` field in `workbench.Workbench`.
  @Test
  void only_db_and_stores_touch_sql() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.driftglass.db..")
        .and(are(notNamed("Store")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.sql..")
        .check(PROGRAM);
  }

  /// Planted: a method of `evaluate.Validation` that gives a `DetectionStore`; `new
  /// DetectionStore(database)` in `detect.Detectors`.
  @Test
  void only_the_workbench_opens_a_store() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Store")
        .and()
        .areTopLevelClasses()
        .should(new BeOpenedByTheWorkbench())
        .check(PROGRAM);
  }

  /// Planted: a method of `job.Job` that gives a `javafx.beans.property.StringProperty`.
  @Test
  void javafx_stays_in_the_window() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.driftglass.ui..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javafx..")
        .check(PROGRAM);
  }

  /// Planted: a `javafx.scene.Node` field in `ui.jobs.JobsViewModel`.
  @Test
  void a_view_model_touches_no_node() {
    noClasses()
        .that(are(named("ViewModel")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
        .check(PROGRAM);
  }

  /// Planted: a `ui.data.DataView` field in `ui.detect.DetectView`.
  @Test
  void pages_do_not_know_each_other() {
    classes()
        .that()
        .resideInAPackage("io.driftglass.ui..")
        .should(new KeepToItsPage())
        .check(PROGRAM);
  }

  /// Planted: one field a library in `workbench.Workbench`; each failed by its own name.
  @TestFactory
  List<DynamicTest> each_library_has_one_home() {
    return HOMES.entrySet().stream()
        .map(
            home ->
                DynamicTest.dynamicTest(
                    home.getKey(),
                    () ->
                        noClasses()
                            .that()
                            .resideOutsideOfPackages(
                                home.getValue().stream()
                                    .map(rung -> "io.driftglass." + rung + "..")
                                    .toArray(String[]::new))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(home.getKey())
                            .check(PROGRAM)))
        .toList();
  }

  private static DescribedPredicate<JavaClass> named(String ending) {
    return DescribedPredicate.describe(
        "*" + ending, type -> outermost(type).getSimpleName().endsWith(ending));
  }

  private static DescribedPredicate<JavaClass> notNamed(String ending) {
    return DescribedPredicate.not(named(ending));
  }

  private static JavaClass outermost(JavaClass type) {
    var outer = type;
    while (outer.getEnclosingClass().isPresent()) outer = outer.getEnclosingClass().get();
    return outer;
  }

  private static String rung(JavaClass type) {
    String name = type.getPackageName();
    if (name.equals("io.driftglass")) return "";
    String below = name.substring("io.driftglass.".length());
    var parts = below.split("\\.");
    return parts[0].equals("ui") && parts.length > 1 ? "ui." + parts[1] : parts[0];
  }

  private static boolean ours(JavaClass type) {
    return type.getPackageName().startsWith("io.driftglass");
  }

  /// The folder the program's own classes were compiled to, without the tests.
  private static Path program() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class BeOpenedByTheWorkbench extends ArchCondition<JavaClass> {
    BeOpenedByTheWorkbench() {
      super("be known only in their own folder and opened only by the workbench");
    }

    @Override
    public void check(JavaClass store, ConditionEvents events) {
      for (var dependency : store.getDirectDependenciesToSelf()) {
        var user = dependency.getOriginClass();
        boolean known =
            user.getPackageName().equals(store.getPackageName()) || rung(user).equals("workbench");
        if (!known) events.add(SimpleConditionEvent.violated(store, dependency.getDescription()));
      }
      for (var call : store.getCodeUnitCallsToSelf()) {
        boolean opens =
            call.getTarget().getName().equals("<init>")
                || call.getTarget().getName().equals("open");
        var user = outermost(call.getOriginOwner());
        boolean may = user.getSimpleName().endsWith("Store") || rung(user).equals("workbench");
        if (opens && !may) {
          events.add(SimpleConditionEvent.violated(store, call.getDescription()));
        }
      }
    }
  }

  private static final class StandOnTheLadder extends ArchCondition<JavaClass> {
    StandOnTheLadder() {
      super("stand on the ladder and import only from rungs below");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      int own = LADDER.indexOf(rung(type));
      if (own < 0) {
        events.add(
            SimpleConditionEvent.violated(
                type, type.getPackageName() + " has no rung on the ladder"));
        return;
      }
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        var target = dependency.getTargetClass().getBaseComponentType();
        if (ours(target) && LADDER.indexOf(rung(target)) > own) {
          events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
        }
      }
    }
  }

  /// Tests run in the folder of the project.
  @Test
  void no_source_file_is_left_empty() throws IOException {
    try (var files = Files.walk(Path.of("src"))) {
      var sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertTrue(sources.contains(Path.of("src/main/java/io/driftglass/Main.java")));
      assertEquals(List.of(), sources.stream().filter(f -> f.toFile().length() == 0).toList());
    }
  }

  private static final class KeepToItsPage extends ArchCondition<JavaClass> {
    private static final List<String> SHARED = List.of("ui.kit", "ui.chart");

    KeepToItsPage() {
      super("use of the window only their own folder, the kit and the charts");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      String own = rung(type);
      if (own.equals("ui.shell")) return;
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        var target = dependency.getTargetClass().getBaseComponentType();
        if (!ours(target)) continue;
        String other = rung(target);
        if (other.startsWith("ui.") && !other.equals(own) && !SHARED.contains(other)) {
          events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
        }
      }
    }
  }
}
