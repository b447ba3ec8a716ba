-- What the window remembers of a workspace; see io.driftglass.workbench.WindowStore.
CREATE TABLE window_state (
  name VARCHAR(255) PRIMARY KEY,
  text VARCHAR NOT NULL,
  changed TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
