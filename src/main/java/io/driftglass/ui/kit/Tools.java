package io.driftglass.ui.kit;

import io.driftglass.job.Runner;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.task.TaskJob;
import java.time.Instant;
import javafx.collections.ObservableList;

/// Parts of the window that pages use now and then.
///
/// @param loader see [Desk#loader]
/// @param jobs every job of this session, newest first
/// @param files asks the user for files
/// @param drops who takes files dropped on the window
/// @param sheets shows a sheet over the page
/// @param notices the status bar and the toasts
/// @param undo what Ctrl+Z takes back
/// @param opened when this session began
/// @param look the theme shown now
public record Tools(
    Runner loader,
    ObservableList<TaskJob> jobs,
    FileChoice files,
    Drops drops,
    Sheets sheets,
    Notices notices,
    Undo undo,
    Instant opened,
    Look look) {}
