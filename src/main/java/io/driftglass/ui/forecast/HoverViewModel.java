package io.driftglass.ui.forecast;

import io.driftglass.forecast.Forecast;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.forecast.Forecasted;
import io.driftglass.workbench.forecast.Hindsight;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is drawn beside a forecast while somebody points at something: what another method says,
/// and what would have been said at a moment of the past. Only what is pointed at last is worked
/// out.
final class HoverViewModel {
  private final Desk desk;
  private final ReadOnlyObjectWrapper<Forecast> other = new ReadOnlyObjectWrapper<>(this, "other");
  private final ReadOnlyObjectWrapper<Forecast> then = new ReadOnlyObjectWrapper<>(this, "then");
  private final Map<String, Forecast> known = new HashMap<>();
  private Forecasted made;
  private Optional<Forecasted> shown = Optional.empty();
  private Optional<Hindsight> hindsight = Optional.empty();
  private Optional<String> pointed = Optional.empty();
  private int origin = -1;
  private boolean busy;

  HoverViewModel(Desk desk) {
    this.desk = desk;
  }

  /// What the method that is pointed at says; null for none.
  ReadOnlyObjectProperty<Forecast> otherProperty() {
    return other.getReadOnlyProperty();
  }

  /// What would have been said at the moment that is pointed at; null for none.
  ReadOnlyObjectProperty<Forecast> thenProperty() {
    return then.getReadOnlyProperty();
  }

  /// Another forecast is shown; nothing is known beside it yet.
  void show(Forecasted forecasted) {
    made = forecasted;
    shown = Optional.of(forecasted);
    known.clear();
    pointed = Optional.empty();
    other.set(null);
    forgetThen();
  }

  /// The same forecast from later rows: what is known beside it is made anew when it is asked for.
  void follow(Forecasted forecasted) {
    shown = Optional.of(forecasted);
    known.clear();
    var again = pointed;
    pointed = Optional.empty();
    method(again);
  }

  private void forgetThen() {
    hindsight = Optional.empty();
    origin = -1;
    then.set(null);
  }

  /// Points at a method; empty for none.
  void method(Optional<String> id) {
    var wanted = id.filter(name -> shown.filter(f -> !f.method().equals(name)).isPresent());
    if (wanted.equals(pointed)) return;
    pointed = wanted;
    other.set(wanted.map(known::get).orElse(null));
    if (wanted.isEmpty() || known.containsKey(wanted.get())) return;
    var mine = shown.orElseThrow();
    desk.loader()
        .start(
            "Forecast beside of " + mine.dataset().title(),
            progress -> desk.workbench().forecasting().other(mine, wanted.get(), progress),
            forecast -> {
              if (shown.filter(mine::equals).isEmpty()) return;
              known.put(wanted.get(), forecast);
              if (pointed.equals(wanted)) other.set(forecast);
            },
            failure -> {
              if (pointed.equals(wanted)) {
                var why = Problems.of(failure).what();
                desk.tools().notices().status(Words.of("No line to compare: %s", why));
              }
            });
  }

  /// Tells what the method would have said of the last rows, and keeps it to be pointed at.
  void earlier(Forecasted of, Consumer<Optional<Forecast>> told, Consumer<Exception> failed) {
    desk.loader()
        .start(
            "Earlier forecasts of " + of.dataset().title(),
            progress -> {
              var found = desk.workbench().forecasting().earlier(of, progress.part(0, .9));
              return new Found(found, found.map(hindsight -> hindsight.said(progress)));
            },
            found -> {
              if (of.equals(made)) hindsight = found.hindsight;
              told.accept(found.said);
            },
            failed);
  }

  private record Found(Optional<Hindsight> hindsight, Optional<Forecast> said) {}

  /// Points at a moment; empty for none.
  void moment(OptionalDouble tick) {
    int wanted =
        tick.isEmpty() || hindsight.isEmpty()
            ? -1
            : hindsight.get().origin((long) Math.ceil(tick.getAsDouble()));
    if (wanted == origin) return;
    origin = wanted;
    if (wanted < 0) then.set(null);
    else if (!busy) look();
  }

  /// Hides what was said earlier.
  void hideEarlier() {
    forgetThen();
  }

  private void look() {
    var from = hindsight.orElseThrow();
    int mine = origin;
    busy = true;
    desk.loader()
        .start(
            "What was said then",
            progress -> from.at(from.rows().tick(mine), progress),
            said -> {
              busy = false;
              if (origin == mine) then.set(said.orElse(null));
              else if (origin >= 0) look();
            },
            failure -> busy = false);
  }
}
