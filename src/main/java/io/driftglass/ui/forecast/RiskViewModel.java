package io.driftglass.ui.forecast;

import io.driftglass.forecast.RiskBounds;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// From which chance on a limit's risk is medium and high, and how that is changed: kept for every
/// dataset and the next start, and taken back by undo.
final class RiskViewModel {
  private final Desk desk;
  private final ReadOnlyObjectWrapper<RiskBounds> bounds =
      new ReadOnlyObjectWrapper<>(this, "bounds", RiskBounds.USUAL);

  RiskViewModel(Desk desk) {
    this.desk = desk;
    refresh();
  }

  /// Takes up what the Settings page may have changed.
  void refresh() {
    bounds.set(desk.workbench().riskBands().now());
  }

  ReadOnlyObjectProperty<RiskBounds> boundsProperty() {
    return bounds.getReadOnlyProperty();
  }

  /// Why those percentages cannot be kept; empty where they can.
  static Optional<String> wrong(String medium, String high) {
    var low = share(medium);
    var top = share(high);
    if (low.isEmpty()) return Optional.of(number(medium));
    if (top.isEmpty()) return Optional.of(number(high));
    return low.get() > top.get()
        ? Optional.of(Words.of("High must begin at %s or above.", Figures.percent(low.get())))
        : Optional.empty();
  }

  private static String number(String text) {
    return Words.of("\"%s\" is not a number from 0 to 100.", text.strip());
  }

  /// Keeps percentages that are not [#wrong].
  void keep(String medium, String high) {
    if (wrong(medium, high).isPresent()) return;
    var before = bounds.get();
    var now = new RiskBounds(share(medium).orElseThrow(), share(high).orElseThrow());
    if (now.equals(before)) return;
    put(
        now,
        () ->
            desk.tools()
                .undo()
                .did("the change of risk", () -> put(before, () -> {}), () -> put(now, () -> {})));
  }

  private void put(RiskBounds wanted, Runnable then) {
    desk.loader()
        .start(
            "Keep the bounds of risk",
            progress -> desk.workbench().riskBands().keep(wanted),
            kept -> {
              bounds.set(kept);
              if (kept.equals(wanted)) then.run();
              else fail(Words.of("The command line or the environment sets them."));
            },
            failure -> fail(Problems.of(failure).sentence()));
  }

  private void fail(String why) {
    desk.tools().notices().toast(Tone.REFUSE, Words.of("The risk was not changed"), why);
  }

  private static Optional<Double> share(String percent) {
    try {
      double value = Double.parseDouble(percent.strip().replace(',', '.'));
      return value >= 0 && value <= 100 ? Optional.of(value / 100) : Optional.empty();
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }
}
