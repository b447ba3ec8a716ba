package io.driftglass.config;

import io.driftglass.method.Setting;
import java.util.List;

/// Every setting of the program.
public final class Options {
  /// The workspace folder; empty is the one of the operating system.
  public static final Option HOME =
      Option.of(
              Group.WORKSPACE,
              new Setting.Text("home", "", "Folder of the workspace; empty for the usual one."))
          .variable("DRIFTGLASS_HOME");

  public static final Option CACHE_MEGABYTES =
      Option.of(
          Group.STORAGE,
          new Setting.Whole("cache_megabytes", 64, 16, 8192, "Memory for pages of the workspace."));

  public static final Option RECYCLE_DAYS =
      Option.of(
          Group.STORAGE,
          new Setting.Whole(
              "recycle_days", 30, 0, 3650, "Days for which a deleted dataset can come back."));

  public static final Option ATTACHMENT_MEGABYTES =
      Option.of(
          Group.STORAGE,
          new Setting.Whole(
              "attachment_megabytes", 100, 1, 4096, "Size from which a document is not attached."));

  public static final Option DETECTIONS_KEPT =
      Option.of(
          Group.STORAGE,
          new Setting.Whole(
              "detections_kept", 1000, 1, 1_000_000, "Searches of a series that are kept."));

  public static final Option FORECASTS_KEPT =
      Option.of(
          Group.STORAGE,
          new Setting.Whole(
              "forecasts_kept", 100, 1, 1_000_000, "Forecasts of a series that are kept."));

  /// 0 is one a core.
  public static final Option WORKERS =
      Option.of(
          Group.PERFORMANCE,
          new Setting.Whole("workers", 0, 0, 256, "Jobs at the same time; 0 for one a core."));

  /// 0 is as much as the program may use.
  public static final Option TRAINING_MEGABYTES =
      Option.of(
          Group.PERFORMANCE,
          new Setting.Whole(
              "training_megabytes",
              0,
              0,
              1_000_000,
              "Memory of a training that runs in a process of its own; 0 for as much as the program"
                  + " may use."));

  /// Metrics that are not computed for a version are left out of its score.
  public static final Option SCORE_WEIGHTS =
      Option.of(
          Group.REGISTRY,
          new Setting.Text(
              "score_weights",
              "event_f1=0.4, point_f1=0.1, prediction_nmae=0.1, mase=0.4",
              "Weights of the metrics in the performance score of a version."));

  public static final Option SEVERITY_MINOR =
      Option.of(
          Group.ANOMALIES,
          new Setting.Real(
              "severity_minor", .65, 0, 1, "Peak score, 0 to 1, from which on an event is minor."));

  public static final Option SEVERITY_MAJOR =
      Option.of(
          Group.ANOMALIES,
          new Setting.Real(
              "severity_major", .8, 0, 1, "Peak score from which on it is major; no less."));

  public static final Option SEVERITY_CRITICAL =
      Option.of(
          Group.ANOMALIES,
          new Setting.Real(
              "severity_critical", .9, 0, 1, "Peak score from which on it is critical; no less."));

  public static final Option FALLBACK_THRESHOLD =
      Option.of(
          Group.ANOMALIES,
          new Setting.Real(
              "fallback_threshold",
              3,
              .5,
              50,
              "Robust standard deviations from which a row of a feed is strange where no model is"
                  + " there for it."));

  public static final Option RISK_MEDIUM =
      Option.of(
          Group.FORECAST,
          new Setting.Real(
              "risk_medium",
              .2,
              0,
              1,
              "Probability from which on the risk that a limit is crossed is medium."));

  public static final Option RISK_HIGH =
      Option.of(
          Group.FORECAST,
          new Setting.Real(
              "risk_high",
              .5,
              0,
              1,
              "Probability from which on that risk is high; no less than that of medium."));

  /// 0 is never.
  public static final Option RACE_SECONDS =
      Option.of(
          Group.PERFORMANCE,
          new Setting.Whole(
              "race_seconds",
              60,
              0,
              3600,
              "How long detectors are compared when data without a search is looked at; 0 for"
                  + " never."));

  public static final Option THEME =
      Option.of(
          Group.LOOK,
          new Setting.Choice(
              "theme", "system", List.of("system", "light", "dark"), "Light or dark."));

  /// Percent of the usual size of letters.
  public static final Option TEXT_PERCENT =
      Option.of(
          Group.LOOK,
          new Setting.Whole("text_percent", 100, 100, 200, "Size of the text in percent."));

  public static final Option LANGUAGE =
      Option.of(
          Group.LOOK,
          new Setting.Choice(
              "language",
              "system",
              List.of("system", "en", "de"),
              "Language of the window, from its next start."));

  public static final Option ALERT_PENDING_MINUTES =
      Option.of(
          Group.ALERTS,
          new Setting.Whole(
              "pending_minutes", 0, 0, 10_080, "How long something is wrong before it is told."));

  public static final Option ALERT_COMMAND =
      Option.of(
          Group.ALERTS,
          new Setting.Text(
              "command", "", "Run for every new alert, which it gets as JSON; no shell."));

  public static final Option ALERT_DESKTOP =
      Option.of(
          Group.ALERTS,
          new Setting.Flag(
              "desktop", false, "Whether the desktop shows every new alert as a notification."));

  /// May hold a token, so it is a secret.
  public static final Option ALERT_WEBHOOK =
      Option.of(
              Group.ALERTS,
              new Setting.Text("webhook", "", "Address that gets every new alert as JSON."))
          .asSecret();

  public static final Option ALERT_MAIL_TO =
      Option.of(
          Group.ALERTS,
          new Setting.Text(
              "mail_to", "", "E-mail address that gets every new alert; several with commas."));

  public static final Option ALERT_MAIL_FROM =
      Option.of(
          Group.ALERTS, new Setting.Text("mail_from", "", "E-mail address that alerts come from."));

  public static final Option ALERT_MAIL_SERVER =
      Option.of(
          Group.ALERTS,
          new Setting.Text(
              "mail_server",
              "",
              "Mail server: smtp://host:587, starttls://host:587 or smtps://host:465; the last two"
                  + " never send unencrypted."));

  public static final Option ALERT_MAIL_USER =
      Option.of(
          Group.ALERTS,
          new Setting.Text("mail_user", "", "User of the mail server; empty where it asks none."));

  public static final Option ALERT_MAIL_PASSWORD =
      Option.of(Group.ALERTS, new Setting.Text("mail_password", "", "Password of the mail server."))
          .asSecret();

  public static final Option METRICS_ENABLED =
      Option.of(
          Group.METRICS,
          new Setting.Flag(
              "enabled", false, "Whether the window answers GET /metrics on this computer."));

  public static final Option METRICS_PORT =
      Option.of(
          Group.METRICS,
          new Setting.Whole("port", 9464, 0, 65_535, "Where it answers; 0 for any free one."));

  /// Empty: the program tells nobody.
  public static final Option MLFLOW_URI =
      Option.of(
              Group.MLFLOW,
              new Setting.Text(
                  "tracking_uri",
                  "",
                  "Address of an MLflow server, such as http://127.0.0.1:5000."))
          .variable("MLFLOW_TRACKING_URI");

  public static final Option MLFLOW_EXPERIMENT =
      Option.of(
              Group.MLFLOW,
              new Setting.Text("experiment", "driftglass", "The experiment's name on that server."))
          .variable("MLFLOW_EXPERIMENT_NAME");

  public static final Option MLFLOW_TOKEN =
      Option.of(Group.MLFLOW, new Setting.Text("token", "", "Sent as bearer token."))
          .variable("MLFLOW_TRACKING_TOKEN")
          .asSecret();

  public static final Option MLFLOW_USERNAME =
      Option.of(Group.MLFLOW, new Setting.Text("username", "", "For a server that asks for one."))
          .variable("MLFLOW_TRACKING_USERNAME");

  public static final Option MLFLOW_PASSWORD =
      Option.of(Group.MLFLOW, new Setting.Text("password", "", "Of that user."))
          .variable("MLFLOW_TRACKING_PASSWORD")
          .asSecret();

  public static final Option LOG_LEVEL =
      Option.of(
          Group.LOGGING,
          new Setting.Choice(
              "level",
              "info",
              List.of("error", "warn", "info", "debug", "trace"),
              "The least important lines that are kept."));

  public static final Option LOG_MEGABYTES =
      Option.of(
          Group.LOGGING,
          new Setting.Whole("file_megabytes", 10, 1, 1000, "Size at which a new file begins."));

  public static final Option LOG_FILES =
      Option.of(
          Group.LOGGING, new Setting.Whole("files", 5, 1, 20, "Full log files that are kept."));

  public static final List<Option> ALL =
      List.of(
          HOME,
          CACHE_MEGABYTES,
          RECYCLE_DAYS,
          ATTACHMENT_MEGABYTES,
          DETECTIONS_KEPT,
          FORECASTS_KEPT,
          WORKERS,
          TRAINING_MEGABYTES,
          SCORE_WEIGHTS,
          SEVERITY_MINOR,
          SEVERITY_MAJOR,
          SEVERITY_CRITICAL,
          FALLBACK_THRESHOLD,
          RISK_MEDIUM,
          RISK_HIGH,
          RACE_SECONDS,
          THEME,
          TEXT_PERCENT,
          LANGUAGE,
          ALERT_PENDING_MINUTES,
          ALERT_COMMAND,
          ALERT_DESKTOP,
          ALERT_WEBHOOK,
          ALERT_MAIL_TO,
          ALERT_MAIL_FROM,
          ALERT_MAIL_SERVER,
          ALERT_MAIL_USER,
          ALERT_MAIL_PASSWORD,
          METRICS_ENABLED,
          METRICS_PORT,
          MLFLOW_URI,
          MLFLOW_EXPERIMENT,
          MLFLOW_TOKEN,
          MLFLOW_USERNAME,
          MLFLOW_PASSWORD,
          LOG_LEVEL,
          LOG_MEGABYTES,
          LOG_FILES);

  private Options() {}
}
