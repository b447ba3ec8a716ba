-- Which version served which rows of a feed that two divide between them.
CREATE TABLE feed_served (
  feed       BIGINT       NOT NULL,
  from_tick  BIGINT       NOT NULL,
  until_tick BIGINT       NOT NULL, -- of the last row
  model      VARCHAR(250) NOT NULL, -- `pump v3`
  PRIMARY KEY (feed, from_tick),
  CONSTRAINT a_stretch_has_rows CHECK (until_tick >= from_tick)
);
