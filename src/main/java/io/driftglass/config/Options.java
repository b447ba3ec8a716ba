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

  /// 0 is one a core.
  public static final Option WORKERS =
      Option.of(
          Group.PERFORMANCE,
          new Setting.Whole("workers", 0, 0, 256, "Jobs at the same time; 0 for one a core."));

  public static final Option THEME =
      Option.of(
          Group.LOOK,
          new Setting.Choice(
              "theme", "system", List.of("system", "light", "dark"), "Light or dark."));

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
          WORKERS,
          THEME,
          LOG_LEVEL,
          LOG_MEGABYTES,
          LOG_FILES);

  private Options() {}
}
