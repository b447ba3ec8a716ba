package io.driftglass.ui.kit;

import io.driftglass.data.Dataset;
import io.driftglass.detect.AnomalyEvent;
import io.driftglass.series.Interval;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is being looked at, shared by all pages: choosing it on one shows it on the others.
public final class Selection {
  private final ObjectProperty<Dataset> dataset = new SimpleObjectProperty<>(this, "dataset");
  private final StringProperty entity = new SimpleStringProperty(this, "entity", "");
  private final ObjectProperty<Interval> interval = new SimpleObjectProperty<>(this, "interval");
  private final ObjectProperty<AnomalyEvent> event = new SimpleObjectProperty<>(this, "event");

  private final StringProperty model = new SimpleStringProperty(this, "model", "");
  private final ObjectProperty<Interval> brush = new SimpleObjectProperty<>(this, "brush");
  private final ObjectProperty<OptionalDouble> pointed =
      new SimpleObjectProperty<>(this, "pointed", OptionalDouble.empty());
  private final StringProperty chartLayout = new SimpleStringProperty(this, "chartLayout");
  private final IntegerProperty limited = new SimpleIntegerProperty(this, "limited", 0);
  private final BooleanProperty raceWanted = new SimpleBooleanProperty(this, "raceWanted", false);
  private final IntegerProperty annotated = new SimpleIntegerProperty(this, "annotated", 0);

  /// The dataset in hand; null while none is.
  public ObjectProperty<Dataset> datasetProperty() {
    return dataset;
  }

  /// The machine or site within the dataset; empty where the file holds one.
  public StringProperty entityProperty() {
    return entity;
  }

  /// The title of the model version in hand, such as `pump v3`; empty while none is.
  public StringProperty modelProperty() {
    return model;
  }

  /// The span shown by the charts; null while none is chosen.
  public ObjectProperty<Interval> intervalProperty() {
    return interval;
  }

  /// The stretch a person has selected, marked on every chart and in every table; null for none.
  public ObjectProperty<Interval> brushProperty() {
    return brush;
  }

  /// The tick under the mouse, on whichever chart that is; empty where it is on none.
  public ObjectProperty<OptionalDouble> pointedProperty() {
    return pointed;
  }

  /// Whether it was asked that all methods be raced on what is looked at; the page that shows the
  /// race takes the wish back once it has begun.
  public BooleanProperty raceWantedProperty() {
    return raceWanted;
  }

  /// How often notes have been changed in this session: charts read them again when it moves.
  public IntegerProperty annotatedProperty() {
    return annotated;
  }

  /// How charts show their channels beside each other, as the workspace remembers it; null until
  /// that has been read.
  public StringProperty chartLayoutProperty() {
    return chartLayout;
  }

  /// How often alarm limits have been changed in this session: charts read them again when it
  /// moves.
  public IntegerProperty limitedProperty() {
    return limited;
  }

  /// The chosen event; null while none is.
  public ObjectProperty<AnomalyEvent> eventProperty() {
    return event;
  }
}
