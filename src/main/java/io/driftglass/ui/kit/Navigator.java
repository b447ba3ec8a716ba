package io.driftglass.ui.kit;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/// Which page is open, and the small figures beside the pages' names.
public final class Navigator {
  private final ReadOnlyStringWrapper page = new ReadOnlyStringWrapper(this, "page", "");
  private final ObservableMap<String, String> badges = FXCollections.observableHashMap();

  /// Opens a page by its id.
  public void open(String id) {
    page.set(id);
  }

  /// The open page's id; empty before the first.
  public ReadOnlyStringProperty pageProperty() {
    return page.getReadOnlyProperty();
  }

  /// Shows a short text beside a page's name, such as `14`; an empty one takes it away.
  public void badge(String pageId, String text) {
    if (text.isEmpty()) badges.remove(pageId);
    else badges.put(pageId, text);
  }

  public ObservableMap<String, String> badges() {
    return badges;
  }
}
