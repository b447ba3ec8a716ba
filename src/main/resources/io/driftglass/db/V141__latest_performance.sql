-- The newest figures of each model and machine without a look at all the others: two steps down an index.
ALTER TABLE model_performance_metrics ADD COLUMN in_use BOOLEAN GENERATED ALWAYS AS (origin <> 'EVALUATION');
CREATE INDEX model_performance_metrics_latest
  ON model_performance_metrics(model_id, machine_id, in_use DESC, evaluation_date DESC, id DESC);

CREATE OR REPLACE VIEW v_latest_model_performance AS
  SELECT m.* FROM (SELECT DISTINCT model_id, machine_id FROM model_performance_metrics) kept
  JOIN model_performance_metrics m ON m.id = (
    SELECT newest.id FROM model_performance_metrics newest
    WHERE newest.model_id = kept.model_id AND newest.machine_id = kept.machine_id
    ORDER BY newest.model_id, newest.machine_id, newest.in_use DESC, newest.evaluation_date DESC, newest.id DESC
    FETCH FIRST ROW ONLY);
