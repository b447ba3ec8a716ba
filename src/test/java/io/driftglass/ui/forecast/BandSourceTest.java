package io.driftglass.ui.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.forecast.Forecaster;
import io.driftglass.method.Method;
import io.driftglass.workbench.run.Catalogues;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class BandSourceTest {
  private final SimpleObjectProperty<Method<Forecaster>> method =
      new SimpleObjectProperty<>(Catalogues.forecaster("ets"));
  private final BandSource source = new BandSource(method);

  @Test
  void past_errors_are_no_setting_and_the_variance_is_one() {
    assertEquals(List.of("residuals", "variance"), source.options());
    assertEquals(Map.of(), source.settings());
    source.chosenProperty().set("variance");
    assertEquals(Map.of("intervals", "variance"), source.settings());
    assertEquals("variance", BandSource.of(source.settings()));
  }

  @Test
  void a_method_that_cannot_follow_what_was_chosen_follows_past_errors() {
    source.chosenProperty().set("variance");
    method.set(Catalogues.forecaster("naive"));
    assertEquals(List.of("residuals"), source.options());
    assertEquals("residuals", source.now());
    method.set(Catalogues.forecaster("arima"));
    assertEquals("variance", source.now());
  }
}
