package io.driftglass.workbench.detect;

import io.driftglass.data.Dataset;
import io.driftglass.label.Annotation;
import io.driftglass.label.AnnotationStore;
import io.driftglass.series.Interval;
import java.util.List;

/// What people write beside stretches of a series.
public final class Annotations {
  private final AnnotationStore store;

  public Annotations(AnnotationStore store) {
    this.store = store;
  }

  /// In the order of time.
  public List<Annotation> of(Dataset dataset, String entity) {
    return store.list(dataset.id(), entity);
  }

  /// @param text not blank
  public Annotation write(
      Dataset dataset, String entity, Interval stretch, String text, String who) {
    return store.write(dataset.id(), entity, stretch, text, who);
  }

  /// Puts back one that was deleted, or gives one another text.
  public void put(Annotation annotation) {
    store.put(annotation);
  }

  public void delete(Annotation annotation) {
    store.delete(annotation.id());
  }
}
