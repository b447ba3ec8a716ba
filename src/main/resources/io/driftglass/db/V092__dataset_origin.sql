-- Where a dataset was read from and how, so that it can be read again; see io.driftglass.data.Origin.
CREATE TABLE dataset_origin (
  dataset BIGINT PRIMARY KEY,
  origin  CHARACTER LARGE OBJECT NOT NULL
);
