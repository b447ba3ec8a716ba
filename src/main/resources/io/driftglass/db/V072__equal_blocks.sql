-- A block that is equal to one of another dataset has no bytes of its own (coded is empty); here is
-- where they are: in the same entity and part, never in a block that has none itself.
CREATE TABLE dataset_block_home (
  dataset      BIGINT NOT NULL,
  entity       INT    NOT NULL,
  channel      INT    NOT NULL,
  part         INT    NOT NULL,
  home_dataset BIGINT NOT NULL,
  home_channel INT    NOT NULL,
  PRIMARY KEY (dataset, entity, channel, part)
);

CREATE INDEX dataset_block_home_of ON dataset_block_home (home_dataset);
