-- What a feed is started with, so that it can be started again; see io.driftglass.live.FeedSetupStore.
CREATE TABLE feed_setup (
  name VARCHAR(255) PRIMARY KEY,
  source VARCHAR NOT NULL,
  version VARCHAR NOT NULL,
  dataset VARCHAR NOT NULL,
  entity VARCHAR NOT NULL,
  method VARCHAR NOT NULL,
  forecaster VARCHAR NOT NULL,
  begun TIMESTAMP WITH TIME ZONE NOT NULL,
  going_on BOOLEAN NOT NULL
);
