-- What an MLflow server has been told, and what it has yet to be told.
CREATE TABLE mlflow_item (
  kind      VARCHAR(8)    NOT NULL CHECK (kind IN ('RUN', 'VERSION')),
  local_id  BIGINT        NOT NULL,
  state     VARCHAR(8)    NOT NULL CHECK (state IN ('WAITING', 'SENT', 'REFUSED')),
  content   VARCHAR(4000) NOT NULL, -- what of it can change, as it was when it began to wait
  remote_id VARCHAR(250)  NOT NULL, -- empty until the server has it
  attempts  INT           NOT NULL CHECK (attempts >= 0),
  next_try  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  problem   VARCHAR(4000) NOT NULL, -- of the last attempt
  PRIMARY KEY (kind, local_id)
);
CREATE INDEX mlflow_item_waiting ON mlflow_item(state, kind, local_id);

-- Tells the runs of this workspace from those of others on the same server.
CREATE TABLE workspace_identity (
  id   INT         PRIMARY KEY CHECK (id = 1),
  uuid VARCHAR(36) NOT NULL
);
INSERT INTO workspace_identity VALUES (1, CAST(RANDOM_UUID() AS VARCHAR(36)));
