-- Tests that stay open while rows come in; the others look at rows that are there.
ALTER TABLE model_ab_tests ADD COLUMN test_mode VARCHAR(12) DEFAULT 'REPLAY' NOT NULL
  CHECK (test_mode IN ('REPLAY', 'SHADOW', 'SPLIT'));
ALTER TABLE model_ab_tests ADD COLUMN begin_tick BIGINT DEFAULT 0 NOT NULL; -- rows from here on count
ALTER TABLE model_ab_tests ADD COLUMN planned_rows INT DEFAULT 0 NOT NULL -- an open test's end
  CHECK (planned_rows >= 0);
ALTER TABLE model_ab_tests ADD CONSTRAINT an_open_test_has_a_plan
  CHECK (test_mode = 'REPLAY' OR planned_rows > 0);

CREATE OR REPLACE VIEW v_active_ab_tests AS SELECT * FROM model_ab_tests WHERE test_status = 'RUNNING';
