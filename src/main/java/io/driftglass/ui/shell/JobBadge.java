package io.driftglass.ui.shell;

import io.driftglass.ui.kit.Navigator;
import io.driftglass.ui.kit.task.TaskJob;
import io.driftglass.ui.kit.text.Words;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// How many jobs have not ended, beside the Jobs page's name.
final class JobBadge {
  private final Navigator navigator;
  private final ObservableList<TaskJob> jobs;

  JobBadge(Navigator navigator, ObservableList<TaskJob> jobs) {
    this.navigator = navigator;
    this.jobs = jobs;
  }

  void keep() {
    jobs.forEach(this::watch);
    jobs.addListener(
        (ListChangeListener<TaskJob>)
            change -> {
              while (change.next()) change.getAddedSubList().forEach(this::watch);
              count();
            });
  }

  private void watch(TaskJob job) {
    job.stateProperty().subscribe(this::count);
  }

  private void count() {
    long running = jobs.stream().map(TaskJob::state).filter(s -> !s.ended()).count();
    navigator.badge("jobs", running == 0 ? "" : running + " " + Words.of("running"));
  }
}
