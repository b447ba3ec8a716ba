-- What people add to a run, and what runs can be found and sorted by.
ALTER TABLE run ADD COLUMN tags CLOB DEFAULT '[]' NOT NULL; -- JSON list
ALTER TABLE run ADD COLUMN notes VARCHAR(4000) DEFAULT '' NOT NULL;
ALTER TABLE run ADD COLUMN indexed BOOLEAN DEFAULT FALSE NOT NULL;
CREATE INDEX run_indexed ON run(indexed);

CREATE TABLE run_fact (
  run_id BIGINT        NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  name   VARCHAR(200)  NOT NULL,
  text   VARCHAR(1000),          -- in small letters
  number DOUBLE PRECISION        -- where it is one
);
CREATE INDEX run_fact_run ON run_fact(run_id, name);
CREATE INDEX run_fact_number ON run_fact(name, number, run_id);
CREATE INDEX run_fact_text ON run_fact(name, text, run_id);
