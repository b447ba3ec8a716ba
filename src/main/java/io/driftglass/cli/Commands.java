package io.driftglass.cli;

import java.util.List;
import java.util.function.Function;

/// Every command. A new one is one file and one line here.
final class Commands {
  static final List<Function<Context, Object>> ALL =
      List.of(
          DemoCommand::new,
          ImportCommand::new,
          AttachCommand::new,
          DatasetsCommand::new,
          ProfileCommand::new,
          GroupsCommand::new,
          CleanCommand::new,
          FeaturesCommand::new,
          ExportCommand::new,
          DetectCommand::new,
          ExplainCommand::new,
          LabelCommand::new,
          LeaderboardCommand::new,
          ForecastCommand::new,
          BacktestCommand::new,
          TrainCommand::new,
          ValidateCommand::new,
          ProveCommand::new,
          ModelsCommand::new,
          RunsCommand::new,
          ReportCommand::new,
          DriftCommand::new,
          ChangepointsCommand::new,
          MonitorCommand::new,
          AbtestCommand::new,
          RetrainCommand::new,
          PipelineCommand::new,
          MethodsCommand::new,
          FeedCommand::new,
          SnapshotCommand::new,
          WorkspaceCommand::new,
          MetricsCommand::new,
          MlflowCommand::new,
          DoctorCommand::new,
          ConfigCommand::new,
          BenchCommand::new,
          WindowCommand::new);

  private Commands() {}
}
