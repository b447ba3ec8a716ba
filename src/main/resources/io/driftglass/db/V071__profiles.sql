-- Profiles by the hash of the rows they were taken of.
CREATE TABLE dataset_profile (
  sha256  CHAR(64)      NOT NULL,
  entity  VARCHAR(1000) NOT NULL,
  made_by INT           NOT NULL, -- raised where the same rows would give another profile
  profile CHARACTER LARGE OBJECT NOT NULL,
  PRIMARY KEY (sha256, entity)
);
