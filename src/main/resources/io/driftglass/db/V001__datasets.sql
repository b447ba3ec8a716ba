-- A dataset's rows live in blocks of up to 4096; see io.driftglass.data.BlockStore.
CREATE SEQUENCE dataset_id;

CREATE TABLE dataset (
  id BIGINT PRIMARY KEY,
  name VARCHAR(255) NOT NULL,
  version INT NOT NULL,
  sha256 CHAR(64) NOT NULL,
  imported TIMESTAMP WITH TIME ZONE NOT NULL,
  card CHARACTER LARGE OBJECT NOT NULL,
  time_plan CHARACTER LARGE OBJECT NOT NULL,
  UNIQUE (name, version)
);

CREATE TABLE dataset_block (
  dataset BIGINT NOT NULL,
  entity INT NOT NULL,
  channel INT NOT NULL,
  part INT NOT NULL,
  row_count INT NOT NULL,
  valid_count INT NOT NULL,
  low DOUBLE PRECISION,
  high DOUBLE PRECISION,
  from_tick BIGINT NOT NULL,
  until_tick BIGINT NOT NULL,
  coded VARBINARY(1048576) NOT NULL,
  PRIMARY KEY (dataset, entity, channel, part)
);

CREATE TABLE dataset_reject (
  dataset BIGINT NOT NULL,
  part INT NOT NULL,
  line BIGINT NOT NULL,
  file_row BIGINT NOT NULL,
  column_name VARCHAR NOT NULL,
  cell VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  stamp VARCHAR NOT NULL,
  PRIMARY KEY (dataset, part)
);
