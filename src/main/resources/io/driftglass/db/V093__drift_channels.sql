-- The drift figures of each channel beside the sentences; see io.driftglass.monitor.ChannelShift.
ALTER TABLE model_performance_metrics ADD COLUMN drift_channels CLOB DEFAULT '[]' NOT NULL; -- JSON list

CREATE OR REPLACE VIEW v_latest_model_performance AS
  SELECT * FROM model_performance_metrics m WHERE NOT EXISTS (
    SELECT 1 FROM model_performance_metrics later
    WHERE later.model_id = m.model_id AND later.machine_id = m.machine_id
      AND (later.evaluation_date > m.evaluation_date
        OR (later.evaluation_date = m.evaluation_date AND later.id > m.id)));
