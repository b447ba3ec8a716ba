package io.driftglass.workbench;

import io.driftglass.workbench.interop.MetricsService;
import io.driftglass.workbench.live.LiveFeeds;
import io.driftglass.workbench.live.RunningFeed;
import java.util.ArrayList;
import java.util.List;

/// What goes on by itself while the workspace is open: the metrics endpoint, and the feeds of this
/// session.
public final class Services {
  private final LiveFeeds feeds;
  private final Service metrics;

  Services(LiveFeeds feeds, MetricsService metrics, int metricsPort) {
    this.feeds = feeds;
    this.metrics = new OfMetrics(metrics, metricsPort);
  }

  /// The metrics endpoint, then feeds, newest first.
  public List<Service> list() {
    var all = new ArrayList<Service>();
    all.add(metrics);
    feeds.list().forEach(feed -> all.add(new OfFeed(feed, feeds)));
    return all;
  }

  private record OfMetrics(MetricsService metrics, int port) implements Service {
    @Override
    public String name() {
      return "Metrics endpoint";
    }

    @Override
    public String detail() {
      return metrics.state();
    }

    @Override
    public boolean running() {
      return metrics.state().startsWith("http");
    }

    @Override
    public void start() {
      metrics.start(port);
    }

    @Override
    public void stop() {
      metrics.stop();
    }
  }

  private record OfFeed(RunningFeed feed, LiveFeeds feeds) implements Service {
    @Override
    public String name() {
      return "Feed " + feed.setup().name();
    }

    @Override
    public String detail() {
      if (feed.failure().isPresent()) return "failed: " + feed.failure().get().getMessage();
      return feed.state()
          .map(
              state ->
                  "%,d rows, %,d malformed, %,d dropped"
                      .formatted(state.rows(), state.malformed(), state.dropped()))
          .orElse("no rows yet");
    }

    @Override
    public boolean running() {
      return !feed.ended();
    }

    @Override
    public void start() {
      if (feed.ended()) feeds.start(feed.setup());
    }

    @Override
    public void stop() {
      feed.stop();
    }
  }
}
