-- The extremes of stretches of rows, for charts of any width; see io.driftglass.data.LevelStore.
CREATE TABLE dataset_level (
  dataset BIGINT NOT NULL,
  entity INT NOT NULL,
  channel INT NOT NULL,
  level INT NOT NULL,
  part INT NOT NULL,
  coded VARBINARY(1048576) NOT NULL,
  PRIMARY KEY (dataset, entity, channel, level, part)
);

-- The datasets that have them.
CREATE TABLE dataset_levelled (
  dataset BIGINT PRIMARY KEY
);
