package io.driftglass.cli;

import io.driftglass.pipeline.Pipeline;
import io.driftglass.pipeline.PipelineRun;
import io.driftglass.pipeline.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Pipelines and their runs as JSON records and lines.
final class PipelineRows {
  private PipelineRows() {}

  static Map<String, Object> pipeline(Pipeline pipeline) {
    var row = new LinkedHashMap<String, Object>();
    row.put("name", pipeline.name());
    row.put("template", pipeline.template().id());
    row.put("settings", pipeline.settings());
    row.put("schedule", pipeline.schedule().text());
    row.put("when", pipeline.schedule().words());
    row.put("paused", pipeline.paused());
    row.put("next", pipeline.next().map(Instant::toString).orElse(null));
    return row;
  }

  static Map<String, Object> run(PipelineRun run) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", run.id());
    row.put("pipeline", run.pipeline());
    row.put("status", word(run));
    row.put("trigger_type", run.due().isPresent() ? "scheduled" : "manual");
    row.put("due", run.due().map(Instant::toString).orElse(null));
    row.put("started", run.started().toString());
    row.put("ended", run.ended().map(Instant::toString).orElse(null));
    row.put(
        "seconds",
        run.ended().map(end -> Duration.between(run.started(), end).toMillis() / 1e3).orElse(null));
    row.put("message", run.message());
    return row;
  }

  static Map<String, Object> template(Template template) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", template.id());
    row.put("title", template.title());
    row.put("help", template.help());
    row.put("settings", template.settings().stream().map(Described::setting).toList());
    return row;
  }

  static String sentence(Pipeline pipeline) {
    var next = pipeline.next();
    return "%s: %s, %s%s"
        .formatted(
            pipeline.name(),
            pipeline.template().title(),
            pipeline.schedule().words(),
            pipeline.paused()
                ? ", paused"
                : next.isPresent() ? ", next at " + PipelineCommand.shown(next) : "");
  }

  static String sentence(PipelineRun run) {
    return "%s %s. %s".formatted(run.pipeline(), word(run), run.message()).strip();
  }

  static List<String> cells(Pipeline pipeline, Optional<PipelineRun> last) {
    return List.of(
        pipeline.name(),
        pipeline.template().id(),
        pipeline.schedule().words() + (pipeline.paused() ? ", paused" : ""),
        PipelineCommand.shown(pipeline.next()),
        last.map(run -> word(run) + " " + PipelineCommand.shown(Optional.of(run.started())))
            .orElse(""));
  }

  static List<String> cells(PipelineRun run) {
    return List.of(
        Long.toString(run.id()),
        run.pipeline(),
        PipelineCommand.shown(Optional.of(run.started())),
        run.due().isPresent() ? "schedule" : "hand",
        word(run),
        run.message());
  }

  private static String word(PipelineRun run) {
    return run.state().name().toLowerCase(Locale.ROOT);
  }
}
