package io.driftglass.cli;

import picocli.CommandLine.Command;

/// `features DATASET`: channels made of rows up to and with each row, as a new version.
@Command(
    name = "features",
    description = {
      "Adds lags, rolling figures, calendar and more to a dataset and keeps it as a new version.",
      "No feature looks ahead. A step is NAME:k=v,k=v such as lag:k=1+2+3; see 'methods'."
    })
final class FeaturesCommand extends CleanCommand {
  FeaturesCommand(Context context) {
    super(context, "features");
  }
}
