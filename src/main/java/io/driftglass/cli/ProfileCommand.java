package io.driftglass.cli;

import io.driftglass.data.Dataset;
import io.driftglass.data.profile.Profile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `profile`: what a dataset looks like.
@Command(
    name = "profile",
    description = "Statistics per channel, gaps, duplicates, stuck values, seasons, correlations.")
final class ProfileCommand implements Callable<Integer>, ReadsFiles {
  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(paramLabel = "DATASET", description = "a dataset or a file")
  private String dataset;

  ProfileCommand(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  @Override
  public Integer call() throws IOException {
    try (var workbench = context.open();
        var source = Source.open(workbench, dataset, reading.options(), context.progress())) {
      var documents = new ArrayList<Map<String, Object>>();
      for (var entity : source.dataset().entities()) {
        var profile = workbench.datasets().profile(source.dataset(), entity, context.progress());
        documents.add(document(source.dataset(), entity, profile));
        context.endProgress();
        if (!context.json()) say(entity, profile);
      }
      if (context.json()) context.terminal().document(Map.of("profiles", documents));
      return 0;
    }
  }

  private static Map<String, Object> document(Dataset dataset, String entity, Profile profile) {
    var document = new LinkedHashMap<String, Object>();
    document.put("dataset", dataset.title());
    document.put("entity", entity);
    document.put("rows", profile.rows());
    document.put("interval", profile.interval());
    document.put("even_share", profile.evenShare());
    document.put("duplicates", profile.duplicates());
    document.put("gaps", profile.gapCount());
    document.put("seasons", profile.seasons());
    document.put("channels", profile.channels());
    document.put("correlations", profile.correlations());
    document.put("lags", profile.lags());
    return document;
  }

  private void say(String entity, Profile profile) {
    var terminal = context.terminal();
    terminal.say(
        "%s%,d rows, %.1f %% evenly spaced, %,d gaps, %,d repeated stamps%s"
            .formatted(
                entity.isEmpty() ? "" : entity + ": ",
                profile.rows(),
                profile.evenShare() * 100,
                profile.gapCount(),
                profile.duplicates(),
                profile.season().isPresent()
                    ? ", season of " + profile.season().getAsInt() + " rows"
                    : ", no season found"));
    terminal.table(
        List.of(
            "channel",
            "unit",
            "missing",
            "zeros",
            "outliers",
            "min",
            "median",
            "mean",
            "max",
            "longest stuck"),
        profile.channels().stream()
            .map(
                c ->
                    List.of(
                        c.name(),
                        c.unit(),
                        Integer.toString(c.missing()),
                        Integer.toString(c.zeros()),
                        Integer.toString(c.outliers()),
                        shown(c.min()),
                        shown(c.median()),
                        shown(c.mean()),
                        shown(c.max()),
                        Integer.toString(c.stuckRows())))
            .toList());
  }

  private static String shown(double value) {
    return Double.isNaN(value) ? "n/a" : "%.4g".formatted(value);
  }
}
