package io.driftglass.workbench.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.job.Progress;
import io.driftglass.registry.Task;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.OpenedWorkbench;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The metrics endpoint of a whole workspace.
class MetricsServiceTest {
  @TempDir Path folder;

  @Test
  void it_is_off_by_default() {
    try (var workbench = open(Map.of())) {
      workbench.serve();
      assertEquals("off", workbench.metrics().state());
    }
  }

  @Test
  void settings_that_are_wrong_and_a_port_in_use_stop_nothing() throws IOException {
    for (var port : new String[] {"99999", "-1", "a port", ""}) {
      try (var workbench = open(Map.of("metrics.enabled", "perhaps", "metrics.port", port))) {
        workbench.serve();
        assertEquals("off", workbench.metrics().state());
        assertFalse(workbench.config().problems().isEmpty());
      }
    }
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(taken.getLocalPort());
      try (var workbench = open(Map.of("metrics.enabled", "true", "metrics.port", port))) {
        workbench.serve();
        assertTrue(workbench.metrics().state().contains("port " + port));
        assertEquals(0, workbench.datasets().list().size(), "the workspace is there all the same");
      }
    }
  }

  @Test
  void no_value_of_a_sensor_is_in_what_it_answers() throws Exception {
    try (var workbench = open(Map.of("metrics.enabled", "true", "metrics.port", "0"))) {
      workbench.serve();
      var rows = new StringBuilder("step,secretchannel\n");
      var random = new Random(1);
      for (int row = 0; row < 400; row++) {
        rows.append(row).append(',').append(77_777 + random.nextGaussian()).append('\n');
      }
      var test = new OpenedWorkbench();
      test.folder = folder;
      test.workbench = workbench;
      test.trained(test.imported("pump", rows), Task.ANOMALY, "robust-z", "pump");
      workbench.tracking().checkAll(1, Progress.NONE);
      var text = asked(workbench.metrics().state());
      assertTrue(text.contains("driftglass_drift_score{machine=\"\",model=\"pump v1\"}"), text);
      assertFalse(text.contains("77777") || text.contains("secretchannel"), text);
    }
  }

  private static String asked(String address) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(address)).build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private Workbench open(Map<String, String> settings) {
    return Workbench.open(
        new Home(folder.resolve("home")),
        Config.of(settings, Map.of(), folder.resolve("none.toml")));
  }
}
