-- What a search or a forecast was made of beside its method and settings, so that it can be proved;
-- empty for those from before.
ALTER TABLE detection ADD COLUMN origin CLOB DEFAULT '' NOT NULL; -- JSON
ALTER TABLE forecast ADD COLUMN origin CLOB DEFAULT '' NOT NULL; -- JSON
