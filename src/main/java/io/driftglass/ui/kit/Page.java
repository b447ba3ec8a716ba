package io.driftglass.ui.kit;

import java.util.function.Function;
import javafx.scene.Parent;

/// One entry of the sidebar and what it opens.
///
/// @param id as in `snapshot --page`; never changes
/// @param group heading in the sidebar: `Analyse`, `Models`, `Workspace`
/// @param icon ikonli literal
/// @param view makes the page when it is first opened; it then lives as long as the window
public record Page(
    String id, String title, String group, String icon, Function<Desk, Parent> view) {}
