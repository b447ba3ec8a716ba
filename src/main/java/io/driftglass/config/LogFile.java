package io.driftglass.config;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// The log of a workspace: `driftglass.log`, and when it is full `driftglass.1.log` and older ones.
/// Every line names the run it belongs to (`run` of the MDC); secrets are dots.
public final class LogFile implements AutoCloseable {
  /// What it is called in its folder.
  public static final String NAME = "driftglass.log";

  private static final String PATTERN =
      "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %X{run} %logger{30} - %msg%n%ex";

  private final Logger root;
  private final RollingFileAppender<ILoggingEvent> appender;

  private LogFile(Logger root, RollingFileAppender<ILoggingEvent> appender) {
    this.root = root;
    this.appender = appender;
  }

  /// Sends what libraries log by `java.util.logging` to the same place; once, first thing in
  /// `main`.
  public static void bridge() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  /// @param folder made where it does not exist
  public static LogFile open(Path folder, Config config) {
    return open(
        folder,
        Level.toLevel(config.text(Options.LOG_LEVEL)),
        FileSize.valueOf(config.whole(Options.LOG_MEGABYTES) + "MB"),
        config.whole(Options.LOG_FILES),
        config.secrets());
  }

  static LogFile open(Path folder, Level level, FileSize full, int files, List<String> secrets) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var file = folder.resolve(NAME);
    var appender = new RollingFileAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setName(file.toString());
    appender.setFile(file.toString());
    appender.setEncoder(encoder(context, secrets));
    appender.setTriggeringPolicy(whenFull(context, full));
    appender.setRollingPolicy(numbered(context, appender, folder, files));
    appender.start();
    root.setLevel(level);
    root.addAppender(appender);
    return new LogFile(root, appender);
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    appender.stop();
  }

  private static PatternLayoutEncoder encoder(LoggerContext context, List<String> secrets) {
    var encoder =
        new PatternLayoutEncoder() {
          @Override
          public byte[] encode(ILoggingEvent event) {
            var line = getLayout().doLayout(event);
            for (var secret : secrets) line = line.replace(secret, "\u2022\u2022\u2022\u2022");
            return line.getBytes(StandardCharsets.UTF_8);
          }
        };
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    return encoder;
  }

  private static SizeBasedTriggeringPolicy<ILoggingEvent> whenFull(
      LoggerContext context, FileSize full) {
    var policy = new SizeBasedTriggeringPolicy<ILoggingEvent>();
    policy.setContext(context);
    policy.setMaxFileSize(full);
    policy.setCheckIncrement(Duration.buildByMilliseconds(0));
    policy.start();
    return policy;
  }

  private static FixedWindowRollingPolicy numbered(
      LoggerContext context, RollingFileAppender<ILoggingEvent> appender, Path folder, int files) {
    var policy = new FixedWindowRollingPolicy();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(folder.resolve("driftglass.%i.log").toString());
    policy.setMinIndex(1);
    policy.setMaxIndex(files);
    policy.start();
    return policy;
  }
}
