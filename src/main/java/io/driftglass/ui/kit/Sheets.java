package io.driftglass.ui.kit;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.Region;

/// Shows a sheet over the page, one at a time; the window behind it is dimmed and out of reach.
public final class Sheets {
  /// @param dismissed runs when Esc or a click beside it closes the sheet, not on [#close]
  public record Sheet(Region content, Runnable dismissed) {}

  private final ReadOnlyObjectWrapper<Optional<Sheet>> shown =
      new ReadOnlyObjectWrapper<>(this, "shown", Optional.empty());

  public void show(Region content, Runnable dismissed) {
    shown.set(Optional.of(new Sheet(content, dismissed)));
  }

  public void show(Region content) {
    show(content, () -> {});
  }

  /// Closes what is shown, from inside.
  public void close() {
    shown.set(Optional.empty());
  }

  /// Closes what is shown, by Esc or a click beside it.
  public void dismiss() {
    var sheet = shown.get();
    close();
    sheet.ifPresent(s -> s.dismissed().run());
  }

  public ReadOnlyObjectProperty<Optional<Sheet>> shownProperty() {
    return shown.getReadOnlyProperty();
  }
}
