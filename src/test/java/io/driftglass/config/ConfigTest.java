package io.driftglass.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.method.Setting;
import io.driftglass.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  private static final Map<String, String> NONE = Map.of();
  private static final Map<String, String> ARGUMENT = Map.of("performance.workers", "3");
  private static final Map<String, String> VARIABLE =
      Map.of("DRIFTGLASS_PERFORMANCE_WORKERS", "4", "PATH", "/bin");

  @TempDir Path folder;

  @Test
  void nothing_set_is_the_defaults() {
    var config = Config.of(NONE, NONE, folder.resolve("none.toml"));
    assertEquals(List.of(), config.problems());
    assertEquals(0, config.whole(Options.WORKERS));
    assertEquals("system", config.text(Options.THEME));
    assertEquals(Origin.DEFAULT, config.chosen(Options.THEME).origin());
    assertEquals(Options.ALL, config.all().stream().map(Chosen::option).toList());
  }

  @Test
  void command_line_wins_over_environment_over_file_over_default() throws IOException {
    var file = file("[performance]\nworkers = 5");
    assertEquals(chosen(3, Origin.COMMAND_LINE), workers(Config.of(ARGUMENT, VARIABLE, file)));
    assertEquals(chosen(4, Origin.ENVIRONMENT), workers(Config.of(NONE, VARIABLE, file)));
    assertEquals(chosen(5, Origin.FILE), workers(Config.of(NONE, NONE, file)));
    assertEquals(chosen(0, Origin.DEFAULT), workers(Config.of(NONE, NONE, folder.resolve("no"))));
  }

  @Test
  void a_value_that_is_not_allowed_leaves_the_next_one_and_says_so() throws IOException {
    var file = file("[performance]\nworkers = 5");
    var config = Config.of(Map.of("performance.workers", "many"), NONE, file);
    assertEquals(chosen(5, Origin.FILE), workers(config));
    assertEquals(
        List.of(
            new Problem(
                "performance.workers",
                "In the command line, workers must be a whole number from 0 to 256, not 'many'.",
                "5 is used, from the configuration file.")),
        config.problems());
  }

  @Test
  void an_unknown_key_warns_with_the_known_ones() throws IOException {
    var config = Config.of(NONE, Map.of("DRIFTGLASS_WORKER", "2"), file("[look]\ncolour = 'red'"));
    assertEquals(
        List.of("DRIFTGLASS_WORKER", "look.colour"),
        config.problems().stream().map(Problem::where).toList());
    assertEquals(
        "Known: alerts.command, alerts.desktop, alerts.mail_from, alerts.mail_password,"
            + " alerts.mail_server, alerts.mail_to, alerts.mail_user, alerts.pending_minutes,"
            + " alerts.webhook, anomalies.fallback_threshold, anomalies.severity_critical,"
            + " anomalies.severity_major, anomalies.severity_minor, forecast.risk_high,"
            + " forecast.risk_medium, logging.file_megabytes, logging.files, logging.level,"
            + " look.language, look.text_percent, look.theme, metrics.enabled, metrics.port,"
            + " mlflow.experiment, mlflow.password, mlflow.token, mlflow.tracking_uri,"
            + " mlflow.username, performance.race_seconds, performance.training_megabytes,"
            + " performance.workers, registry.score_weights, storage.attachment_megabytes,"
            + " storage.cache_megabytes, storage.detections_kept, storage.forecasts_kept,"
            + " storage.recycle_days, workspace.home.",
        config.problems().getLast().remedy());
  }

  @Test
  void a_file_that_is_not_toml_is_named_with_its_line_and_the_defaults_hold() throws IOException {
    var file = file("[look]\ntheme = = dark");
    var config = Config.of(NONE, NONE, file);
    assertEquals("system", config.text(Options.THEME));
    assertEquals(file.toString(), config.problems().getFirst().where());
    var what = config.problems().getFirst().what();
    assertTrue(what.startsWith("The configuration file cannot be read: line 2: "), what);
  }

  @Test
  void a_secret_is_never_shown() {
    var token =
        Option.of(Group.WORKSPACE, new Setting.Text("token", "", "Of a server.")).asSecret();
    var config =
        Config.of(
            List.of(token), Map.of("workspace.token", "s3cret"), NONE, folder.resolve("none"));
    assertEquals("s3cret", config.text(token));
    assertEquals(List.of("s3cret"), config.secrets());
    assertFalse(config.all().toString().contains("s3cret"));
    assertEquals("\u2022\u2022\u2022\u2022", config.chosen(token).shown());
  }

  @Test
  void a_secret_that_is_not_allowed_is_not_shown_either() {
    var token =
        Option.of(Group.WORKSPACE, new Setting.Text("token", "", "Of a server.")).asSecret();
    var config =
        Config.of(
            List.of(token), Map.of("workspace.token", "s3cret\n"), NONE, folder.resolve("none"));
    assertFalse(config.problems().toString().contains("s3cret"));
  }

  @Test
  void every_key_and_every_variable_names_one_setting() {
    assertEquals(
        Options.ALL.size(), new HashSet<>(Options.ALL.stream().map(Option::key).toList()).size());
    assertEquals(
        Options.ALL.size(),
        new HashSet<>(Options.ALL.stream().map(Option::variable).toList()).size());
    assertEquals("DRIFTGLASS_HOME", Options.HOME.variable());
  }

  @Test
  void a_value_is_set_in_the_table_it_has_however_that_is_written() throws IOException {
    var file = file("[ performance ] # of this machine\n\"workers\" = 2 # two\n[look]\n");
    var config = Config.of(Map.of(), NONE, file).set(Options.WORKERS, "3");
    assertEquals(chosen(3, Origin.FILE), workers(config));
    assertEquals(
        "[ performance ] # of this machine\nworkers = 3\n[look]\n", Files.readString(file));
  }

  @Test
  void a_file_that_cannot_take_a_value_is_left_as_it_was() throws IOException {
    var toml = "performance.workers = 2\n";
    var file = file(toml);
    var config = Config.of(Map.of(), NONE, file);
    assertThrows(IOException.class, () -> config.set(Options.WORKERS, "3"));
    assertEquals(toml, Files.readString(file));
  }

  @Test
  void permissions_of_the_file_stay() throws IOException {
    var file = file("[look]\n");
    Assumptions.assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    var own = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(file, own);
    Config.of(Map.of(), NONE, file).set(Options.WORKERS, "3");
    assertEquals(own, Files.getPosixFilePermissions(file));
  }

  private Path file(String toml) throws IOException {
    return Files.writeString(folder.resolve("config.toml"), toml);
  }

  private static Chosen workers(Config config) {
    return config.chosen(Options.WORKERS);
  }

  private static Chosen chosen(long workers, Origin origin) {
    return new Chosen(Options.WORKERS, workers, origin);
  }
}
