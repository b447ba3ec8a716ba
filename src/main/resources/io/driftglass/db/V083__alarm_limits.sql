-- Values that operators want to be told of; see io.driftglass.label.AlarmLimitStore.
CREATE TABLE alarm_limit (
  dataset VARCHAR(1000) NOT NULL, -- its name: the limits hold for all its versions
  channel VARCHAR(1000) NOT NULL,
  level   VARCHAR(20)   NOT NULL,
  bound   DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (dataset, channel, level)
);
