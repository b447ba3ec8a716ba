-- What a version watches and what for; at most one version a (sensor, task) is in production.
ALTER TABLE model_version DROP COLUMN live;
ALTER TABLE model_version ADD COLUMN sensor VARCHAR(1200);
ALTER TABLE model_version ADD COLUMN task VARCHAR(12);
UPDATE model_version v SET
  sensor = (SELECT m.name FROM model m WHERE m.id = v.model_id),
  task = CASE WHEN card LIKE '%"task":"FORECAST"%' THEN 'FORECAST' ELSE 'ANOMALY' END;
ALTER TABLE model_version ALTER COLUMN sensor SET NOT NULL;
ALTER TABLE model_version ALTER COLUMN task SET NOT NULL;
ALTER TABLE model_version ADD COLUMN live VARCHAR(1300)
  GENERATED ALWAYS AS (CASE WHEN stage = 'PRODUCTION' THEN task || ' ' || sensor END);
ALTER TABLE model_version ADD CONSTRAINT one_production UNIQUE (live);
CREATE INDEX model_version_sensor ON model_version(sensor, task);

-- Everything that ever happened to a version, registrations and deletions too.
ALTER TABLE stage_history ADD COLUMN action VARCHAR(12) DEFAULT 'MOVE' NOT NULL;
ALTER TABLE stage_history ADD COLUMN sensor VARCHAR(1200);
ALTER TABLE stage_history ADD COLUMN task VARCHAR(12);
UPDATE stage_history h SET sensor = h.model, task = COALESCE(
  (SELECT MAX(v.task) FROM model_version v JOIN model m ON m.id = v.model_id WHERE m.name = h.model),
  'ANOMALY');
INSERT INTO stage_history(model, number, from_stage, to_stage, who, at, why, action, sensor, task)
  SELECT m.name, v.number, 'NONE', 'NONE', v.author, v.registered, 'run ' || v.run_id, 'REGISTER',
    v.sensor, v.task
  FROM model_version v JOIN model m ON m.id = v.model_id ORDER BY v.id;
ALTER TABLE stage_history ALTER COLUMN sensor SET NOT NULL;
ALTER TABLE stage_history ALTER COLUMN task SET NOT NULL;
DROP INDEX stage_history_model;
CREATE INDEX stage_history_model ON stage_history(model, at, id);
CREATE INDEX stage_history_sensor ON stage_history(sensor, task, at, id);
CREATE INDEX stage_history_at ON stage_history(at, id);

-- Names that people give versions of a model: champion, challenger.
CREATE TABLE model_alias (
  model_id   BIGINT      NOT NULL REFERENCES model(id),
  alias      VARCHAR(50) NOT NULL,
  version_id BIGINT      NOT NULL REFERENCES model_version(id),
  PRIMARY KEY (model_id, alias)
);
CREATE INDEX model_alias_version ON model_alias(version_id);

-- What a version must show before it goes to production.
CREATE TABLE model_gate (
  model VARCHAR(200) PRIMARY KEY,
  gates CLOB         NOT NULL -- JSON list
);

-- Deleted versions that can still be put back.
CREATE TABLE model_deleted (
  id         BIGINT       PRIMARY KEY,
  model_id   BIGINT       NOT NULL REFERENCES model(id),
  number     INT          NOT NULL,
  stage      VARCHAR(12)  NOT NULL,
  card       CLOB         NOT NULL,
  artifact   CHAR(64)     NOT NULL,
  run_id     BIGINT       NOT NULL,
  author     VARCHAR(200) NOT NULL,
  registered TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  sensor     VARCHAR(1200) NOT NULL,
  task       VARCHAR(12)  NOT NULL,
  deleted    TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX model_deleted_when ON model_deleted(deleted);
