-- Which rows a validation is of: the same stamps may stand in two datasets. Its figures stand beside
-- those of rows in use and are the latest only where there are no others.
ALTER TABLE model_performance_metrics ADD COLUMN dataset VARCHAR(1000) DEFAULT '' NOT NULL; -- `pump v3`; empty for rows in use

EXECUTE IMMEDIATE CONCAT('ALTER TABLE model_performance_metrics DROP CONSTRAINT "',
  (SELECT constraint_name FROM information_schema.table_constraints
    WHERE table_name = 'MODEL_PERFORMANCE_METRICS' AND constraint_type = 'UNIQUE'), '"');
ALTER TABLE model_performance_metrics ADD CONSTRAINT one_row_a_window
  UNIQUE (model_id, machine_id, window_from, window_until, origin, dataset);

CREATE OR REPLACE VIEW v_latest_model_performance AS
  SELECT * FROM model_performance_metrics m WHERE NOT EXISTS (
    SELECT 1 FROM model_performance_metrics later
    WHERE later.model_id = m.model_id AND later.machine_id = m.machine_id
      AND ((later.origin <> 'EVALUATION' AND m.origin = 'EVALUATION')
        OR ((later.origin = 'EVALUATION') = (m.origin = 'EVALUATION')
          AND (later.evaluation_date > m.evaluation_date
            OR (later.evaluation_date = m.evaluation_date AND later.id > m.id)))));
