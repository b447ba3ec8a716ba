package io.driftglass.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.interop.MlflowClient.Point;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Limits of `runs/log-batch` as MLflow's REST documentation has them.
class MlflowBatchesTest {
  @Test
  void every_batch_keeps_within_the_documented_limits_and_nothing_is_left_out() {
    var metrics =
        IntStream.range(0, 2_501).mapToObj(i -> new Point("loss", i, 1_000L + i, i)).toList();
    var params = new TreeMap<String, String>();
    for (int i = 0; i < 250; i++) params.put("p" + i, "x".repeat(i * 10));
    var tags = new TreeMap<String, String>();
    for (int i = 0; i < 300; i++) tags.put("t" + i, "ü".repeat(6_000));
    var batches = MlflowClient.batches("r1", metrics, params, tags);
    int[] seen = new int[3];
    for (var batch : batches) {
      int m = batch.path("metrics").size();
      int p = batch.path("params").size();
      int t = batch.path("tags").size();
      assertTrue(m <= 1000 && p <= 100 && t <= 100 && m + p + t <= 1000);
      assertTrue(batch.toString().getBytes(StandardCharsets.UTF_8).length <= 1_000_000);
      assertEquals("r1", batch.get("run_id").asText());
      batch.path("params").forEach(x -> assertTrue(x.get("value").asText().length() <= 500));
      batch.path("tags").forEach(x -> assertTrue(x.get("value").asText().length() <= 5000));
      seen[0] += m;
      seen[1] += p;
      seen[2] += t;
    }
    assertEquals(List.of(2_501, 250, 300), List.of(seen[0], seen[1], seen[2]));
  }

  @Test
  void keys_that_mlflow_does_not_allow_are_written_so_that_it_does() {
    var batch =
        MlflowClient.batches("r", List.of(), Map.of("größe (mm)%", "1"), Map.of()).getFirst();
    assertEquals("gr__e _mm__", batch.at("/params/0/key").asText());
  }
}
