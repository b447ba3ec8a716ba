package io.driftglass.ui.forecast;

import io.driftglass.ui.kit.Desk;
import io.driftglass.workbench.forecast.CarriedForecast;
import io.driftglass.workbench.forecast.Forecasted;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Follows a feed of the data whose forecast is shown: [#look] is called about once a second while
/// the page is in view, and takes up the rows that have come since.
final class FollowViewModel {
  private final Desk desk;
  private final ForecastViewModel page;
  private final ReadOnlyObjectWrapper<Forecasted> shown =
      new ReadOnlyObjectWrapper<>(this, "shown");
  private final ReadOnlyStringWrapper feed = new ReadOnlyStringWrapper(this, "feed", "");
  private Forecasted base;
  private Optional<CarriedForecast> carried = Optional.empty();
  private int rows;
  private int round;
  private boolean busy;

  FollowViewModel(Desk desk, ForecastViewModel page) {
    this.desk = desk;
    this.page = page;
    page.forecastedProperty().subscribe(this::begin);
  }

  private void begin(Forecasted made) {
    round++;
    base = made;
    carried = Optional.empty();
    rows = 0;
    feed.set("");
    shown.set(null);
  }

  /// The forecast as it has gone on since it was made; null before a row has come.
  ReadOnlyObjectProperty<Forecasted> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// The name of the feed that is followed; empty for none.
  ReadOnlyStringProperty feedProperty() {
    return feed.getReadOnlyProperty();
  }

  /// How many rows have come by the feed since the forecast was made.
  int rows() {
    return rows;
  }

  /// Takes up what has come, unless that still goes on.
  void look() {
    if (base == null || busy) return;
    var from = base;
    int mine = round;
    var before = carried.filter(one -> !one.ended());
    busy = true;
    desk.loader()
        .start(
            "Follow a feed",
            progress -> {
              var now =
                  before.or(
                      () ->
                          desk.workbench()
                              .forecasting()
                              .carried(from, desk.workbench().liveFeeds().list(), progress));
              return new Look(now, now.flatMap(one -> one.goOn(progress)));
            },
            look -> {
              busy = false;
              if (mine == round) take(look);
            },
            failure -> {
              busy = false;
              if (mine != round) return;
              base = null;
              feed.set("");
              page.failed(failure);
            });
  }

  private record Look(Optional<CarriedForecast> carried, Optional<Forecasted> next) {}

  private void take(Look look) {
    carried = look.carried;
    feed.set(carried.map(CarriedForecast::feed).orElse(""));
    look.next.ifPresent(
        now -> {
          rows = carried.orElseThrow().rowsSince(now);
          shown.set(now);
        });
  }
}
